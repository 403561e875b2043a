"""The failures of the corpus room, each with a message for the person who reads it."""


class CorpusError(Exception):
    """Something about a text or a citation is wrong; the message is in Chinese and says what to do next."""


class CitationError(CorpusError):
    """The typed text is no citation, or it names a place that the document does not have."""


class RegistryError(CorpusError):
    """A file of the corpus (catalog, readings, silences, question keys, lexicon) is not as it should be."""
