"""Curated answers: what staff worded themselves for frequent questions. They too must cite and pass grounding."""
