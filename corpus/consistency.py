"""Holds the registers against the texts, so that a wrong place shows as soon as it is written."""

import re
from collections.abc import Collection, Iterable, Mapping
from importlib.resources.abc import Traversable

from corpus.citation import Citation
from corpus.document import Document
from corpus.errors import CitationError, RegistryError

_PRINTED = re.compile(r"\{([^{}]*)\}")


def unique(file: Traversable, names: Iterable[str]) -> None:
    """Raises RegistryError where one of `names` stands twice in `file`."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise RegistryError(f"{file.name} 里“{name}”写了两次。")
        seen.add(name)


def held(
    file: Traversable, entry: str, place: str, documents: Mapping[str, Document], document: str
) -> Citation:
    """Give `place` as a citation. Raises RegistryError naming file and entry where it is not there."""
    try:
        citation = Citation.parse(place, document)
        if citation.document not in documents:
            raise CitationError(f"库里没有文件“{citation.document}”。")
        documents[citation.document].find(citation)
    except CitationError as problem:
        raise RegistryError(f"{file.name} 的“{entry}”：{problem}") from problem
    return citation


def printed_places(file: Traversable, entry: str, says: str) -> list[str]:
    """Give the places that `says` prints, as {22}. Raises RegistryError where a brace stands alone."""
    if set("{}") & set(_PRINTED.sub("", says)):
        raise RegistryError(f"{file.name} 的“{entry}”：says 里的花括号不成对。")
    return _PRINTED.findall(says)


def known(file: Traversable, entry: str, policy: str, policies: Collection[str]) -> None:
    """Raises RegistryError where the catalog has no `policy`."""
    if policy not in policies:
        raise RegistryError(f"{file.name} 的“{entry}”：catalog.toml 里没有政策“{policy}”。")


def verbatim(
    file: Traversable, entry: str, wording: str, place: Citation, documents: Mapping[str, Document]
) -> None:
    """Raises RegistryError where the words at `place` do not hold `wording`."""
    document = documents[place.document]
    if wording not in document.text(document.find(place)):
        raise RegistryError(f"{file.name} 的“{entry}”：{place.label}里没有“{wording}”。")
