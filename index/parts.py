"""Which segments make the index of the added documents: what stays, what is written anew, what is merged.

One document added to a large library makes a small segment of its own. So that there are never many, it takes in
the segments that are not much larger: every chunk is rewritten a few times in the life of a library, and there are
about as many segments as the library's size has digits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from corpus.library import Library
from index.chunk_table import ChunkTable, Held
from index.chunks import Chunk, articles, studied
from index.rules import of_cutting

_LEAST = 200  # chunks; a segment with fewer is merged with whatever is added next
_GUESS = 40  # chunks of a document that is not cut yet


@dataclass(frozen=True)
class Part:
    """A segment that is there: the name of its folder and the documents in it."""

    name: str
    documents: Sequence[Held]

    @property
    def size(self) -> int:
        """How many chunks it has, whether they are still wanted or not."""
        return sum(held.count for held in self.documents)


@dataclass(frozen=True)
class Plan:
    """`keep`: segments that stay; `write`: the documents, with their digests, that the one new segment will have."""

    keep: tuple[str, ...]
    write: Mapping[str, str]


def wanted(library: Library) -> dict[str, str]:
    """Give the digest of every version of the documents that are not studied, by its exact name, unparsed."""
    names, rules = set(studied(library)), of_cutting()
    return {
        edition.exact_name: sha256(f"{edition.digest}\0{rules}".encode()).hexdigest()
        for edition in library.documents.editions
        if edition.meta.id not in names
    }


def plan(parts: Sequence[Part], held: Mapping[str, str]) -> Plan:
    """Give what to do so that the index has just the documents `held` (name: digest)."""
    missing = dict(held)
    live: dict[str, dict[str, str]] = {}
    sizes: dict[str, int] = {}
    for part in sorted(parts, key=lambda one: (-one.size, one.name)):
        mine = [document for document in part.documents if missing.get(document.name) == document.digest]
        if mine:
            live[part.name] = {document.name: missing.pop(document.name) for document in mine}
            sizes[part.name] = sum(document.count for document in mine)
    whole = {part.name: part.size for part in parts}
    write = dict(missing)
    size = _GUESS * len(write)
    for name in sorted(live, key=lambda one: (sizes[one], one)):
        mostly_gone = 2 * sizes[name] < whole[name]
        if mostly_gone or (write and sizes[name] <= max(2 * size, _LEAST)):
            write |= live.pop(name)
            size += sizes[name]
    return Plan(tuple(sorted(live)), write)


def content(
    library: Library, write: Mapping[str, str], tables: Sequence[ChunkTable]
) -> tuple[list[Chunk], list[Held]]:
    """Give the chunks of the documents `write`, and which has which: from `tables` where they are cut already."""
    chunks: list[Chunk] = []
    documents: list[Held] = []
    for name in sorted(write):
        first = len(chunks)
        chunks += _cut_already(name, write[name], tables) or articles(library.documents[name])
        documents.append(Held(name, write[name], first, len(chunks) - first))
    return chunks, documents


def digest(write: Mapping[str, str]) -> str:
    """Give the name of a segment that has just these documents."""
    digest = sha256()
    for name in sorted(write):
        digest.update(f"{name}\0{write[name]}\0".encode())
    return digest.hexdigest()[:16]


def _cut_already(name: str, document: str, tables: Sequence[ChunkTable]) -> list[Chunk]:
    for table in tables:
        for held in table.documents:
            if (held.name, held.digest) == (name, document):
                return table.chunks(range(held.first, held.end))
    return []
