"""Days, years and periods: approval, evaluation, rectification, publicity, revocation (第九条、第二十一至二十七条)."""
