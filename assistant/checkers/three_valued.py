"""“是”“否”“不知道”三值的与、或：不知道的事实不算是，也不算否。"""


def all_of(*values: bool | None) -> bool | None:
    """Whether all hold: one that does not settles it, else one that is not known leaves it open."""
    if False in values:
        return False
    return None if None in values else True


def any_of(*values: bool | None) -> bool | None:
    """Whether any holds: one that does settles it, else one that is not known leaves it open."""
    if True in values:
        return True
    return None if None in values else False
