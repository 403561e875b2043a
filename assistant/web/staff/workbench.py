"""The workbench as one part of the application: its pages, and what becomes of who is not signed in."""

from collections.abc import Callable, Iterable

from fastapi import FastAPI

from assistant.services import Services
from assistant.storage.curated_store import CuratedStore
from assistant.storage.database import Database
from assistant.storage.promoted_questions import PromotedQuestions
from assistant.storage.question_log import QuestionLog
from assistant.web.staff.audit import audit_routes
from assistant.web.staff.curated_pages import CuratedPages
from assistant.web.staff.curated_routes import curated_routes, withdrawal_routes
from assistant.web.staff.figures_routes import figures_routes
from assistant.web.staff.frame import Desk, handle_strangers
from assistant.web.staff.index_job import IndexJob
from assistant.web.staff.interpretation import interpretation_routes
from assistant.web.staff.lexicon_routes import lexicon_routes
from assistant.web.staff.library_pages import LibraryPages
from assistant.web.staff.library_routes import comparison_routes, library_routes, upload_routes
from assistant.web.staff.question_pages import QuestionPages
from assistant.web.staff.question_routes import question_routes
from assistant.web.staff.question_uses import promotion_routes, teaching_routes
from assistant.web.staff.sign_in import sign_in_routes

Questions = Callable[[], Iterable[str]]


def add_workbench(
    app: FastAPI, database: Database, services: Services, curated: CuratedStore, evaluated: Questions = tuple
) -> None:
    """Add the pages of the workbench. A further page is one line here and one in `frame.rooms`.

    `evaluated` gives the questions that the assistant is measured with, none of which may be taught to it.
    """
    desk = Desk(database)
    handle_strangers(app)
    app.include_router(sign_in_routes(desk))
    app.include_router(audit_routes(desk))
    app.include_router(interpretation_routes(services, database, desk))
    log, job = QuestionLog(database), IndexJob(services)
    _add_questions(app, services, log, desk, job, evaluated)
    answers = CuratedPages(services, curated, desk)
    app.include_router(curated_routes(curated, log, answers, desk))
    app.include_router(withdrawal_routes(curated, answers, desk))
    library = LibraryPages(services, desk, job)
    app.include_router(upload_routes(services, library, desk, job))
    app.include_router(comparison_routes(services, library, desk))
    app.include_router(library_routes(services, library, desk, job))
    app.include_router(lexicon_routes(services, log, desk))
    app.include_router(figures_routes(services, log, desk))


def _add_questions(
    app: FastAPI, services: Services, log: QuestionLog, desk: Desk, job: IndexJob, evaluated: Questions
) -> None:
    promoted = PromotedQuestions(services.settings.data_dir)
    pages = QuestionPages(services, log, promoted, desk, job)
    app.include_router(promotion_routes(services, log, promoted, pages, desk))
    app.include_router(
        teaching_routes(services, log, lambda: (*evaluated(), *promoted.questions()), pages, desk, job)
    )
    app.include_router(question_routes(services, log, pages, desk))
