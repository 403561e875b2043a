"""资料库: a file is uploaded, looked at, held and indexed; a document is removed and restored; versions are compared."""

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, Response

from assistant.exports.media import MEDIA
from assistant.services import Services
from assistant.web.assessment_routes import attached
from assistant.web.staff.frame import Clerk, Desk
from assistant.web.staff.index_job import IndexJob
from assistant.web.staff.library_pages import ADDRESS, LibraryPages
from assistant.web.staff.staging import Staged, Staging
from assistant.web.staff.workbench_words import workbench_words
from corpus.comparison import Comparison, compare, to_docx, to_html, to_markdown
from corpus.errors import CorpusError
from corpus.files.file_text import MAX_BYTES
from corpus.files.reader import read_file
from corpus.intake import Corrections, Preview, understand
from corpus.shelving import Name, hold, remove, restore

Said = Annotated[str, Form(max_length=300)]
_WRITERS: dict[str, Callable[[Comparison], bytes]] = {
    "docx": to_docx,
    "html": lambda comparison: to_html(comparison).encode(),
    "md": lambda comparison: to_markdown(comparison).encode(),
}


def library_routes(services: Services, pages: LibraryPages, desk: Desk, job: IndexJob) -> APIRouter:
    """Give the routes of the list, of removing and restoring, and of how far the index is."""
    routes = APIRouter(prefix=ADDRESS)
    words, home = workbench_words().library, services.settings.corpus_home
    reader = Annotated[Clerk, Depends(desk.reader)]
    writer = Annotated[Clerk, Depends(desk.writer)]

    @routes.get("")
    def listed(
        request: Request, clerk: reader, chosen: Annotated[str, Query(alias="compare")] = ""
    ) -> HTMLResponse:
        return pages.listed(request, clerk, chosen=chosen)

    @routes.get("/job")
    def progress(clerk: reader) -> JSONResponse:  # noqa: ARG001 - only who is signed in comes here
        state = job.state
        said = words.progress.format(done=state.done, total=state.total) if state.total else ""
        finished = words.failed.format(said=state.failed) if state.failed else words.worked
        return JSONResponse(
            {
                "running": state.running,
                "done": state.done,
                "total": state.total,
                "said": said if state.running else finished,
            },
            headers={"Cache-Control": "no-store"},
        )

    @routes.post("/remove")
    def take_off(request: Request, name: Said, clerk: writer) -> Response:
        try:
            called = pages.called(Name.read(name))
            taken = remove(Name.read(name), home)
        except CorpusError as problem:
            return pages.listed(request, clerk, problem=str(problem))
        for one in taken:
            desk.log.record(clerk.name, f"{words.title}：{words.remove}", pages.called(one))
        job.start()
        return desk.done(clerk, ADDRESS, words.removed.format(name=called))

    @routes.post("/restore")
    def put_back(request: Request, name: Said, clerk: writer) -> Response:
        try:
            called = pages.called(Name.read(name))
            restored = restore(Name.read(name), home)
        except CorpusError as problem:
            return pages.listed(request, clerk, problem=str(problem))
        for one in restored:
            desk.log.record(clerk.name, f"{words.title}：{words.restore}", pages.called(one))
        job.start()
        return desk.done(clerk, ADDRESS, words.restored.format(name=called))

    return routes


def upload_routes(services: Services, pages: LibraryPages, desk: Desk, job: IndexJob) -> APIRouter:
    """Give the routes from a file to a document that is held."""
    routes = APIRouter(prefix=ADDRESS)
    words = workbench_words().library
    writer = Annotated[Clerk, Depends(desk.writer)]
    staging = Staging(services.settings.data_dir / "staging")

    def understood(staged: Staged, corrections: Corrections) -> Preview:
        return understand(staged.name, read_file(staged.name, staged.data), services.library, corrections)

    @routes.post("/upload")
    def upload(request: Request, clerk: writer, file: UploadFile | None = None) -> Response:
        if file is None or not file.filename:
            return pages.listed(request, clerk, problem=words.no_file)
        data = file.file.read(MAX_BYTES + 1)
        unread = Staged("", file.filename, data)
        try:
            preview = understood(unread, Corrections())
            staged = staging.keep(file.filename, data)
        except (CorpusError, OSError) as problem:
            said = str(problem) if isinstance(problem, CorpusError) else words.hold_gone
            return pages.listed(request, clerk, problem=said)
        return pages.preview(request, clerk, staged, preview, Corrections())

    @routes.post("/hold")
    def keep(
        request: Request,
        token: Said,
        action: Annotated[str, Form(pattern="^(again|hold|drop)$")],
        clerk: writer,
        title: Said = "",
        number: Said = "",
        issuer: Said = "",
        issued: Said = "",
        effective: Said = "",
        until: Said = "",
        id: Said = "",
    ) -> Response:
        staged = staging.find(token)
        if action == "drop":
            staging.drop(token)
            return desk.done(clerk, ADDRESS)
        if staged is None:
            return pages.listed(request, clerk, problem=words.hold_gone)
        given = (id, title, number, issuer, issued, effective, until)
        corrections = _changed(
            understood(staged, Corrections()), Corrections(*(one.strip() or None for one in given))
        )
        try:
            preview = understood(staged, corrections)
            if action == "again" or preview.same:
                return pages.preview(request, clerk, staged, preview, corrections)
            name = hold(preview, services.settings.corpus_home)
        except CorpusError as problem:
            before = understood(staged, Corrections())
            return pages.preview(request, clerk, staged, before, corrections, str(problem))
        staging.drop(token)
        desk.log.record(clerk.name, f"{words.title}：{words.hold}", pages.called(name))
        job.start()
        return desk.done(clerk, ADDRESS, words.held.format(title=preview.meta.title))

    return routes


def comparison_routes(services: Services, pages: LibraryPages, desk: Desk) -> APIRouter:
    """Give the routes of 新旧对照, as a page and as a file."""
    routes = APIRouter(prefix=ADDRESS)
    words = workbench_words().library
    reader = Annotated[Clerk, Depends(desk.reader)]

    def compared(old: str, new: str) -> Comparison:
        if old == new:
            raise CorpusError(words.compare_same)
        library = services.library
        return compare(library.document(str(Name.read(old))), library.document(str(Name.read(new))))

    @routes.get("/compare")
    def side_by_side(request: Request, clerk: reader, old: str = "", new: str = "") -> HTMLResponse:
        try:
            return pages.compared(request, clerk, compared(old, new), (old, new))
        except CorpusError as problem:
            return pages.listed(request, clerk, problem=str(problem), pair=(old, new))

    @routes.get("/comparison.{form}")
    def file(
        request: Request, form: Literal["docx", "html", "md"], old: str, new: str, clerk: reader
    ) -> Response:
        try:
            written = _WRITERS[form](compared(old, new))
        except CorpusError as problem:
            return pages.listed(request, clerk, problem=str(problem), pair=(old, new))
        return Response(
            written, media_type=MEDIA[form], headers=attached(f"{words.compare}-{old}-{new}.{form}")
        )

    return routes


def _changed(read: Preview, filled: Corrections) -> Corrections:
    """The corrections alone: a field that stands as it was read corrects nothing."""
    meta = read.meta
    return Corrections(
        **{
            key: value
            for key, value in vars(filled).items()
            if value is not None and value != str(getattr(meta, key) or "")
        }
    )
