"""The assistant of the command line: the same answers as on the pages, those that staff worded included."""

from assistant.agent import Assistant
from assistant.services import Services


def answering(opened: Services) -> Assistant:
    """Give the assistant; where no page has kept anything yet, there is no database to look into.

    Raises StorageError where there is one that cannot be opened.
    """
    settings = opened.settings
    if settings.storage.url is None and not (settings.data_dir / "assistant.db").exists():
        return Assistant(opened)

    from assistant.curated.matching import CuratedAnswers
    from assistant.storage.curated_store import CuratedStore
    from assistant.storage.database import open_database

    return Assistant(opened, CuratedAnswers(CuratedStore(open_database(settings.database_url)).all))
