"""The failures of the storage room that people read."""


class StorageError(Exception):
    """The database cannot be used; the message is in Chinese and says what to do next."""
