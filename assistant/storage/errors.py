"""The failures of the storage room that people read."""


class StorageError(Exception):
    """The database cannot be used; the message is in Chinese and says what to do next."""


class EditConflict(StorageError):  # noqa: N818 - as it is called everywhere
    """Somebody else has changed the same thing meanwhile."""
