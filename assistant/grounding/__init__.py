"""Stands behind every model: what is not in a cited text or a tool result does not reach the page."""
