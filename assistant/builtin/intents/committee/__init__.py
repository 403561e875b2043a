"""技术指导委员会 and 理事会 (第十一条、第十二条): their numbers and who chairs them."""
