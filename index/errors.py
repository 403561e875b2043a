"""The failures of the index room."""


class IndexProblem(Exception):  # noqa: N818 - the word that the other rooms catch it by
    """The index cannot be used or built; the message is in Chinese and says what to do next."""


class CorruptIndex(IndexProblem):
    """What lies on the disk is not the index that was written there."""
