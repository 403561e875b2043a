"""Reads the files that staff have (.docx, .pdf, .html, .txt, .md) as the plain text of a regulation."""
