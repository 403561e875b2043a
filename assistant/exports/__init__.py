"""Files that leave the house: reports as DOCX and PDF, pictures as PNG, dates as .ics."""
