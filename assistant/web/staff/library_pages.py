"""The pages of 资料库: what is held, what was understood of an uploaded file, two versions side by side."""

import re
from dataclasses import asdict, dataclass

from fastapi.responses import HTMLResponse
from starlette.requests import Request

from assistant.corpus_words import repairs_said, size_said, standing_said
from assistant.live_services import load
from assistant.services import Services
from assistant.web.regulation_page import address_of
from assistant.web.staff.compared_pair import pair_to_compare
from assistant.web.staff.frame import Clerk, Desk
from assistant.web.staff.index_job import IndexJob
from assistant.web.staff.places import place_links
from assistant.web.staff.staging import Staged
from assistant.web.staff.workbench_words import workbench_words
from corpus.comparison import Comparison
from corpus.comparison.model import Mark
from corpus.comparison.wording import headline, name, pieces_of, status, summary, wording
from corpus.edition import Edition
from corpus.intake import Corrections, Preview
from corpus.library import MAIN_DOCUMENT, Library
from corpus.relations import cited_titles
from corpus.shelving import Name, removed, removed_title

ADDRESS = "/staff/library"

_BEGINNING = 600  # characters shown of a text
_FIELDS = ("title", "number", "issuer", "issued", "effective", "until", "id")
# What the command line tells to do is done in a field here.
_FOR_PAGES = (
    (re.compile("用 --title 写明"), "在“标题”一栏写明"),
    (re.compile("用 --effective 写明"), "在“施行日期”一栏写明"),
    (re.compile("(?:，|。|请)?用 assistant corpus list 查看[^。]*。?"), "。"),
)


@dataclass(frozen=True)
class Held:
    """One document of the library with its versions."""

    id: str
    title: str
    number: str
    address: str
    versions: tuple[tuple[Edition, str], ...]
    """Each with how it stands today."""


class LibraryPages:
    """Shows the library of `services`."""

    def __init__(self, services: Services, desk: Desk, job: IndexJob) -> None:
        self._services, self._desk, self._job = services, desk, job

    def listed(
        self,
        request: Request,
        clerk: Clerk,
        problem: str = "",
        chosen: str = "",
        pair: tuple[str, str] | None = None,
    ) -> HTMLResponse:
        """Give everything that is held, with the forms to add, remove, restore and compare.

        The form to compare starts from `pair`, or from the version that is `chosen` and its neighbour.
        """
        words, home = workbench_words(), self._services.settings.corpus_home
        library = load(self._services.settings)  # what is held by now, whether or not it can be found yet
        documents = [self._held(one, library) for one in library.documents]
        exact = [(edition.exact_name, _offered(edition)) for one in documents for edition, _ in one.versions]
        return self._desk.page(
            clerk,
            "staff/library.html",
            request,
            422 if problem else 200,
            say=words,
            problem=for_pages(problem),
            documents=documents,
            exact=exact,
            pair=pair or pair_to_compare(_names(documents), chosen),
            policies=[policy for policy in library.catalog if not policy.held],
            removed=[(one, self.called(one)) for one in removed(home)],
            version_said=version_said,
            damaged=[for_pages(one) for one in library.damaged],
            links=lambda places: place_links(places, library),
            state=self._job.state,
        )

    def preview(
        self,
        request: Request,
        clerk: Clerk,
        staged: Staged,
        preview: Preview,
        corrected: Corrections,
        problem: str = "",
    ) -> HTMLResponse:
        """Give what was understood of a file, with a field for each thing that can be put right."""
        words, library = workbench_words(), self._services.library
        meta = preview.meta
        given = {key: value for key, value in asdict(corrected).items() if value is not None}
        filled = {key: given.get(key, getattr(meta, key) or "") for key in _FIELDS}
        return self._desk.page(
            clerk,
            "staff/library_preview.html",
            request,
            422 if problem else 200,
            say=words,
            staged=staged,
            preview=preview,
            filled=filled,
            problem=for_pages(problem),
            size=size_said(preview.document)[0],
            repairs=list(repairs_said(preview.document)),
            doubts=[for_pages(doubt) for doubt in preview.doubts],
            cites=cited_titles(preview.document, library).items(),
            beginning=preview.document.source.strip()[:_BEGINNING],
            replaces_packaged=meta.id == MAIN_DOCUMENT,
            called=_called,
            version_said=version_said,
        )

    def compared(
        self, request: Request, clerk: Clerk, comparison: Comparison, names: tuple[str, str]
    ) -> HTMLResponse:
        """Give two versions side by side, the rows that differ."""
        return self._desk.page(
            clerk,
            "staff/library_comparison.html",
            request,
            200,
            say=workbench_words(),
            terms=wording(),
            names=names,
            summary=summary(comparison),
            columns=(headline(wording().old, comparison.old), headline(wording().new, comparison.new)),
            rows=comparison.changes,
            sides=(Mark.REMOVED, Mark.INSERTED),
            name=name,
            pieces_of=pieces_of,
            became=status,
        )

    def called(self, name: Name) -> str:
        """Give the title and the version of what is held, or was removed, under `name`."""
        settings = self._services.settings
        shelf = load(settings).documents
        held = str(name) in shelf
        title = shelf.edition(str(name)).meta.title if held else removed_title(name, settings.corpus_home)
        return _titled(title, name.version) if title and name.version else str(name)

    def _held(self, document: str, library: Library) -> Held:
        shelf, day = library.documents, self._services.today()
        meta = shelf.edition(document).meta
        versions = tuple((one, standing_said(shelf, one, day)) for one in shelf.versions(document))
        return Held(document, meta.title, meta.number or "", address_of(document), versions)


def for_pages(said: str) -> str:
    """Give a sentence of the corpus room without the commands that it tells to type."""
    for pattern, instead in _FOR_PAGES:
        said = pattern.sub(instead, said)
    return said.replace("。。", "。")


def version_said(version: str) -> str:
    """Give the name of a version as a clerk reads it: the day on which it begins, where one is known."""
    return version.replace("undated", workbench_words().library.undated)


def _names(documents: list[Held]) -> list[list[str]]:
    return [[edition.exact_name for edition, _ in one.versions] for one in documents]


def _called(edition: Edition) -> str:
    return _titled(edition.meta.title, edition.version or workbench_words().library.builtin)


def _offered(edition: Edition) -> str:
    """Name a version with what tells it from the others first: a narrow field shows the beginning only."""
    words = workbench_words().library
    version = version_said(edition.version) if edition.version else words.builtin
    return words.offered.format(title=edition.meta.title, version=version)


def _titled(title: str, version: str) -> str:
    return workbench_words().library.called.format(title=title, version=version_said(version))
