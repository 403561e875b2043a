"""`Database`: opened once a process; SQLite in the data folder, or any server that SQLAlchemy knows by a URL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from assistant.storage.errors import StorageError
from assistant.storage.schema import VERSION, Base, SchemaVersion

_WAIT = 10  # seconds that a write waits for another one


def _keep_answers(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE asked_question ADD COLUMN answer TEXT NOT NULL DEFAULT ''"))


MIGRATIONS: dict[int, Callable[[Connection], None]] = {2: _keep_answers}
"""What brings the tables from the version before to this one; new tables need no entry here."""


class Database:
    """The tables behind one URL. Its sessions may be used from several threads, each from one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Give a session whose changes are kept where the block ends without an exception."""
        with self._sessions.begin() as session:
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()


def open_database(url: str) -> Database:
    """Open the database at `url`, make what is missing of its tables, and bring older ones up to date.

    Raises StorageError where it cannot be reached or was made by a newer version of the program.
    """
    try:
        engine = _engine(url)
        with engine.begin() as connection:
            found = _version(connection)
            if found > VERSION:
                raise StorageError(
                    f"数据库是更新的版本（{found}）建立的，本程序只认识到{VERSION}。请升级程序后再启动。"
                )
            _upgrade(connection, found)
    except (ArgumentError, NoSuchModuleError, ImportError) as problem:
        raise StorageError(
            "storage.url 不能用。请写成 sqlite:///文件 或 postgresql+psycopg://用户:密码@主机/库名；"
            "PostgreSQL 还需安装 psycopg。"
        ) from problem
    except SQLAlchemyError as problem:
        raise StorageError(
            "打不开存放提问和反馈的数据库。请检查数据文件夹能否写入，或 storage.url 的地址和口令。"
        ) from problem
    return Database(engine)


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _WAIT})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """Readers do not wait for a writer, and foreign keys mean something."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _version(connection: Connection) -> int:
    """Give the version of the tables, 0 where there are none."""
    if not connection.dialect.has_table(connection, SchemaVersion.__tablename__):
        return 0
    return connection.scalar(select(SchemaVersion.version)) or 0


def _upgrade(connection: Connection, found: int) -> None:
    if found == VERSION:
        return
    Base.metadata.create_all(connection)
    if found:
        for version in range(found + 1, VERSION + 1):
            if step := MIGRATIONS.get(version):
                step(connection)
        connection.execute(SchemaVersion.__table__.delete())  # type: ignore[attr-defined]
    connection.execute(SchemaVersion.__table__.insert().values(version=VERSION))  # type: ignore[attr-defined]
