"""The workbench as one part of the application: its pages, and what becomes of who is not signed in."""

from fastapi import FastAPI

from assistant.storage.database import Database
from assistant.web.staff.audit import audit_routes
from assistant.web.staff.frame import Desk, handle_strangers
from assistant.web.staff.sign_in import sign_in_routes


def add_workbench(app: FastAPI, database: Database) -> None:
    """Add the pages of the workbench. A further page is one line here and one in `frame.rooms`."""
    desk = Desk(database)
    handle_strangers(app)
    app.include_router(sign_in_routes(desk))
    app.include_router(audit_routes(desk))
