"""The pages that the header of every page leads to, in its order."""

from dataclasses import dataclass

from assistant.web.words import NavigationWords


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its address and how the navigation calls it."""

    address: str
    label: str


def entries(words: NavigationWords) -> tuple[Entry, ...]:
    """Give the pages in the words of one language. A further page is one line here."""
    return (
        Entry("/", words.chat),
        Entry("/assess", words.assess),
        Entry("/timeline", words.timeline),
        Entry("/articles", words.articles),
        Entry("/staff", words.staff),
    )
