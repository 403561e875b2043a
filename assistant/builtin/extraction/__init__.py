"""Reads facts out of Chinese free text: counts, shares, dates, places, titles, names, yes and no."""
