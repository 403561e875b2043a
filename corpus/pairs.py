"""The pairs of neighbouring characters of a text: what two sentences that say the same have in common."""


def pairs(text: str) -> frozenset[str]:
    """Give the pairs of `text`, without its marks and in lower case."""
    plain = "".join(character for character in text.lower() if character.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
