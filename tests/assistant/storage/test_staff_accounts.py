"""Accounts of the workbench, sessions of browsers, the audit log."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.storage.audit_log import PAGE, AuditLog, SoughtActions
from assistant.storage.database import Database, open_database
from assistant.storage.errors import StorageError
from assistant.storage.passwords import fits, hash_password
from assistant.storage.staff_accounts import MOST_FAILURES, WAIT, Role, SignInRefused, StaffAccounts
from assistant.storage.staff_sessions import IDLE, LONGEST, StaffSessions

PASSWORD = "correct horse"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 4)  # noqa: DTZ001 - UTC without its name

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, time: timedelta) -> None:
        self.now += time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{tmp_path / 'assistant.db'}")
    yield database
    database.close()


@pytest.fixture
def accounts(database: Database, clock: Clock) -> StaffAccounts:
    accounts = StaffAccounts(database, clock)
    accounts.add("张三", Role.CLERK, PASSWORD)
    return accounts


@pytest.fixture
def sessions(database: Database, clock: Clock, accounts: StaffAccounts) -> StaffSessions:  # noqa: ARG001
    return StaffSessions(database, clock)


def test_a_password_is_kept_as_a_salted_hash() -> None:
    one, other = hash_password(PASSWORD), hash_password(PASSWORD)
    assert one != other and PASSWORD not in one
    assert fits(PASSWORD, one) and not fits(PASSWORD + "x", one)


def test_an_account_signs_in(accounts: StaffAccounts) -> None:
    assert accounts.check(" 张三 ", PASSWORD) == accounts.all()[0]
    assert accounts.all()[0].role is Role.CLERK and accounts.all()[0].made_at.hour == 12


@pytest.mark.parametrize("name", ["", " 李四", "李" * 31, "a\nb"])
def test_a_name_that_cannot_be_used_is_refused(accounts: StaffAccounts, name: str) -> None:
    with pytest.raises(StorageError, match="账号名称"):
        accounts.add(name, Role.CLERK, PASSWORD)


@pytest.mark.parametrize(("password", "said"), [("1234567", "至少8"), ("x" * 201, "最多200")])
def test_a_password_that_cannot_be_chosen_is_refused(
    accounts: StaffAccounts, password: str, said: str
) -> None:
    with pytest.raises(StorageError, match=said):
        accounts.add("李四", Role.CLERK, password)


def test_a_name_is_given_once(accounts: StaffAccounts) -> None:
    with pytest.raises(StorageError, match="已有名为“张三”"):
        accounts.add("张三", Role.CLERK, PASSWORD)


@pytest.mark.parametrize("name", ["张三", "无此人", "a\0b"])
def test_who_exists_is_not_told_and_failures_make_wait(
    accounts: StaffAccounts, clock: Clock, name: str
) -> None:
    for _ in range(MOST_FAILURES):
        with pytest.raises(SignInRefused, match="名称或密码不对"):
            accounts.check(name, "wrong")
    with pytest.raises(SignInRefused, match="连续输错"):
        accounts.check(name, PASSWORD)
    clock.pass_by(WAIT)
    with pytest.raises(SignInRefused, match="名称或密码不对"):
        accounts.check(name, "wrong")
    if name == "张三":
        assert accounts.check(name, PASSWORD)


def test_another_password_ends_the_wait_and_the_sessions(
    accounts: StaffAccounts, sessions: StaffSessions
) -> None:
    token = sessions.begin("张三")
    for _ in range(MOST_FAILURES):
        with pytest.raises(SignInRefused):
            accounts.check("张三", "wrong")
    accounts.set_password("张三", "another password")
    assert sessions.find(token) is None
    assert accounts.check("张三", "another password")


def test_a_removed_account_is_signed_out(accounts: StaffAccounts, sessions: StaffSessions) -> None:
    token = sessions.begin("张三")
    accounts.remove("张三")
    assert sessions.find(token) is None and accounts.all() == ()
    with pytest.raises(StorageError, match="没有名为"):
        accounts.remove("张三")
    with pytest.raises(StorageError, match="没有名为"):
        accounts.set_password("张三", PASSWORD)


def test_a_session_ends_without_requests_and_in_any_case(sessions: StaffSessions, clock: Clock) -> None:
    idle, busy = sessions.begin("张三"), sessions.begin("张三")
    begun = clock.now
    while clock.now - begun <= IDLE:
        assert sessions.find(busy)
        clock.pass_by(IDLE / 2)
    assert sessions.find(idle) is None
    while clock.now - begun <= LONGEST:
        assert sessions.find(busy)
        clock.pass_by(IDLE / 2)
    assert sessions.find(busy) is None
    assert sessions.find("made up") is None


def test_a_notice_is_told_once_to_its_session(sessions: StaffSessions) -> None:
    one, other = sessions.begin("张三"), sessions.begin("张三")
    sessions.leave_notice(one, "已保存")
    sessions.leave_notice("made up", "已保存")
    assert sessions.take_notice(other) == ""
    assert (sessions.take_notice(one), sessions.take_notice(one)) == ("已保存", "")
    sessions.end(one)
    assert sessions.find(one) is None and sessions.find(other)


def test_the_log_is_looked_through(database: Database, clock: Clock) -> None:
    log = AuditLog(database, clock)
    log.record("张三", "收录文件", "甲办法", after="50%")
    clock.pass_by(timedelta(hours=12))  # the next day in Hohhot
    log.record("李四", "移除文件", "乙办法", before="有")
    assert [one.target for one in log.find(SoughtActions()).actions] == ["乙办法", "甲办法"]
    for sought in (
        SoughtActions(who="张三"),
        SoughtActions(what="收录文件"),
        SoughtActions(words="50%"),
        SoughtActions(last=date(2026, 11, 23)),
    ):
        assert [one.target for one in log.every(sought)] == ["甲办法"]
    assert [one.target for one in log.every(SoughtActions(first=date(2026, 11, 24)))] == ["乙办法"]
    assert log.names() == ("张三", "李四") and set(log.kinds()) == {"收录文件", "移除文件"}


def test_the_log_has_pages(database: Database, clock: Clock) -> None:
    log = AuditLog(database, clock)
    assert log.find(SoughtActions()).pages == 1
    for number in range(PAGE + 1):
        log.record("张三", "改", str(number))
    found = log.find(SoughtActions(page=2))
    assert (found.pages, [one.target for one in found.actions]) == (2, ["0"])
