"""Titles of regulations: what of them counts when two are compared."""

import re

_LEFT_OUT = re.compile(r"\s|（[^）]*）|\([^)]*\)|[《》〈〉]")


def core(title: str) -> str:
    """Give a title without its （试行） and white space, by which people leave it out."""
    return _LEFT_OUT.sub("", title)
