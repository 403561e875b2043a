"""Which two versions a comparison starts from."""

from collections.abc import Sequence


def pair_to_compare(documents: Sequence[Sequence[str]], chosen: str = "") -> tuple[str, str]:
    """Give the old and the new one of a comparison, by name; `documents` are their versions, the oldest first.

    `chosen` is compared with the version before it, the first of a document with the one after it, an only one with
    another document. Where none is chosen, it is the newest of the first document that has several. ("", "") where
    there are no two.
    """
    every = [name for versions in documents for name in versions]
    if len(every) < 2:
        return "", ""
    if chosen not in every:
        several = next((versions for versions in documents if len(versions) > 1), None)
        if several is None:
            return every[0], every[1]
        chosen = several[-1]
    siblings = next(versions for versions in documents if chosen in versions)
    at = siblings.index(chosen)
    if at > 0:
        return siblings[at - 1], chosen
    other = siblings[1] if len(siblings) > 1 else next(name for name in every if name != chosen)
    return chosen, other
