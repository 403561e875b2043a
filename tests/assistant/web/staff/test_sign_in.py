"""The way into the workbench, what is refused there, and the audit log."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.settings import Settings
from assistant.storage.audit_log import PAGE, AuditLog
from assistant.storage.database import Database, open_database
from assistant.storage.readings_in_force import open_services
from assistant.storage.schema import StaffSession
from assistant.storage.staff_accounts import Role, StaffAccounts
from assistant.storage.staff_sessions import LONGEST
from assistant.web.app import create_app
from assistant.web.staff.frame import COOKIE
from tests.assistant.web.support import ScriptedAssistant
from tests.conftest import AS_OF

PASSWORD = "long-enough-password"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(Settings(data_dir=tmp_path).database_url)
    yield database
    database.close()


@pytest.fixture
def client(database: Database, tmp_path: Path, services: Services) -> TestClient:  # noqa: ARG001 - opened first
    live = open_services(Settings(data_dir=tmp_path, as_of=AS_OF), lambda *_: None)
    return TestClient(
        create_app(live, ScriptedAssistant()), base_url="https://testserver", follow_redirects=False
    )


def token_of(html: str) -> str:
    found = re.search('name="form_token" value="([^"]+)"', html)
    assert found
    return found[1]


def sign_in(
    client: TestClient, name: str = "张三", password: str = PASSWORD, then: str = ""
) -> tuple[int, str, str]:
    """Sign in as a browser does; gives status, where it leads and what it says."""
    token = token_of(client.get("/staff").text)
    given = {"name": name, "password": password, "then": then, "form_token": token}
    answer = client.post("/staff", data=given)
    return answer.status_code, answer.headers.get("location", ""), answer.text


@pytest.fixture
def accounts(database: Database) -> StaffAccounts:
    accounts = StaffAccounts(database)
    accounts.add("张三", Role.ADMINISTRATOR, PASSWORD)
    accounts.add("李四", Role.CLERK, PASSWORD)
    return accounts


def test_without_accounts_it_says_how_to_make_one(client: TestClient) -> None:
    shown = client.get("/staff").text
    assert "assistant staff add" in shown and "password" not in shown


@pytest.mark.usefixtures("accounts")
def test_who_is_not_signed_in_comes_back_to_where_they_wanted(
    client: TestClient,
) -> None:
    away = client.get("/staff/log?words=甲")
    assert away.status_code == 303 and away.headers["location"].startswith("/staff?then=/staff/log")
    assert "请先登录" in client.get(away.headers["location"]).text
    assert sign_in(client, then="/staff/log?words=甲")[:2] == (303, "/staff/log?words=%E7%94%B2")
    assert client.get("/staff").headers["location"] == "/staff/interpretation"
    assert client.post("/staff/interpretation/title-shares").status_code == 403


@pytest.mark.parametrize(
    "then", ["https://evil.example/", "//evil.example", "/articles", "/staff/\\evil", "/staff/\n"]
)
@pytest.mark.usefixtures("accounts")
def test_nobody_is_led_elsewhere(client: TestClient, then: str) -> None:
    assert sign_in(client, then=then)[:2] == (303, "/staff/interpretation")


@pytest.mark.usefixtures("accounts")
def test_the_cookie_is_for_this_site_alone(
    client: TestClient,
) -> None:
    token = token_of(client.get("/staff").text)
    set_cookie = client.post(
        "/staff", data={"name": "张三", "password": PASSWORD, "form_token": token}
    ).headers["set-cookie"]
    for part in (COOKIE, "HttpOnly", "SameSite=strict", "Secure", "Path=/staff"):
        assert part in set_cookie
    assert client.get("/staff/interpretation").headers["cache-control"] == "no-store"


@pytest.mark.usefixtures("accounts")
def test_a_wrong_password_is_told_and_logged(client: TestClient, database: Database) -> None:
    status, _, said = sign_in(client, password="wrong")
    assert status == 401 and "名称或密码不对" in said and 'value="张三"' in said
    assert sign_in(client, name="my-secret-password", password="x")[0] == 401
    assert "my-secret-password" not in str(list(AuditLog(database).names()))
    sign_in(client)
    shown = client.get("/staff/log").text
    assert "登录失败" in shown and "my-secret-password" not in shown


@pytest.mark.usefixtures("accounts")
def test_a_form_of_another_site_signs_nobody_in(
    client: TestClient,
) -> None:
    for token in ("", "made up"):
        answer = client.post("/staff", data={"name": "张三", "password": PASSWORD, "form_token": token})
        assert answer.status_code == 403 and "再登录一次" in answer.text


@pytest.mark.usefixtures("accounts")
def test_signing_out_takes_the_token_of_ones_own_page(
    client: TestClient,
) -> None:
    sign_in(client)
    token = token_of(client.get("/staff/interpretation").text)
    mine = client.cookies[COOKIE]
    client.cookies.clear()
    sign_in(client, "李四")
    assert (
        client.post("/staff/sign-out", data={"form_token": token}).status_code == 403
    )  # another person's page
    assert client.post("/staff/sign-out").status_code == 403
    own = token_of(client.get("/staff/interpretation").text)
    assert client.post("/staff/sign-out", data={"form_token": own}).headers["location"] == "/staff?left=true"
    assert "已退出登录" in client.get("/staff?left=true").text
    assert client.get("/staff/interpretation").status_code == 303
    client.cookies.set(COOKIE, mine)
    assert "张三" in client.get("/staff/interpretation").text


@pytest.mark.usefixtures("accounts")
def test_a_session_that_has_expired_asks_again(client: TestClient, database: Database) -> None:
    sign_in(client)
    with database.session() as session:
        row = session.query(StaffSession).one()
        row.begun_at -= LONGEST
        row.begun_at = row.begun_at.replace(year=2020)
    token = "0" * 64
    assert (
        client.post("/staff/sign-out", data={"form_token": token}).headers["location"] == "/staff?then=/staff"
    )


@pytest.mark.usefixtures("accounts")
def test_a_clerk_has_no_audit_log(
    client: TestClient,
) -> None:
    sign_in(client, "李四")
    assert "操作日志" not in client.get("/staff/interpretation").text
    for path in ("/staff/log", "/staff/log/file.csv"):
        refused = client.get(path)
        assert refused.status_code == 403 and "只有管理员" in refused.text


@pytest.mark.usefixtures("accounts")
def test_the_log_is_filtered_and_taken_along(client: TestClient, database: Database) -> None:
    log = AuditLog(database)
    log.record("李四", "修改词条", "=1+1", "旧", "新")
    for number in range(PAGE):
        log.record("李四", "收录文件", f"第{number}份")
    sign_in(client)
    first = client.get("/staff/log?who=李四").text
    assert f"共 {PAGE + 1} 条" in first and "下一页" in first and "=1+1" not in first
    assert "=1+1" in client.get("/staff/log?who=李四&page=2").text
    shown = client.get("/staff/log?what=修改词条&first=2020-01-01").text
    assert "共 1 条" in shown and "旧" in shown and "新" in shown
    answer = client.get("/staff/log/file.csv?what=修改词条")
    assert answer.headers["Cache-Control"] == "no-store"
    file = answer.content.decode()
    assert file.startswith("\ufeff时间") and "'=1+1" in file
    assert "没有符合条件" in client.get("/staff/log?words=无此字").text


@pytest.mark.parametrize(
    ("query", "said"),
    [("first=2026-13-01", "日期“2026-13-01”不对"), ("first=2026-02-01&last=2026-01-01", "晚于结束")],
)
@pytest.mark.usefixtures("accounts")
def test_days_that_are_wrong_are_told(client: TestClient, query: str, said: str) -> None:
    sign_in(client)
    assert said in client.get(f"/staff/log?{query}").text


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/staff/interpretation/title-shares/preview", "/staff/interpretation/title-shares"),
        ("/staff/library/hold", "/staff/library"),
        ("/staff/questions/q1/promote", "/staff/questions/q1"),
        ("/staff/sign-out", "/staff"),
    ],
)
def test_the_address_of_a_form_opened_anew_leads_to_its_page(
    client: TestClient, path: str, page: str
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    assert client.put(path).status_code == 404


@pytest.mark.usefixtures("accounts")
def test_the_workbench_tells_english_readers_that_it_is_chinese(
    client: TestClient,
) -> None:
    client.get("/language/en")
    assert "in Chinese only" in client.get("/staff").text
