"""The timeline without a browser: dates, table, picture, calendar, files."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from assistant.services import Services
from assistant.web.app import create_app
from tests.assistant.web.support import ScriptedAssistant

CENTRE = {"approval_date": "2024-03-15", "instalment_nodes": ["2025-06-30"]}


@pytest.fixture(scope="module")
def client(services: Services) -> TestClient:
    return TestClient(create_app(services, ScriptedAssistant()), raise_server_exceptions=False)


def planned(client: TestClient, **answers: Any) -> Any:
    return client.post("/timeline/plan", json={"answers": answers}).json()


def test_the_form_asks_by_part(client: TestClient) -> None:
    page = client.get("/timeline").text
    assert page.count("data-section=") == 3 and page.count('data-field="') == 20
    assert 'aria-current="page">时间节点' in page


def test_picture_and_table_say_the_same(client: TestClient) -> None:
    html = planned(client, **CENTRE)["html"]
    assert html.count("<svg") == 1
    for said in (
        '>2024-03-16</span>至<span class="day">2027-03-15<',
        "2027-01-31",
        "还有 69 天",
        "已过",
        "第二十四条",
    ):
        assert said in html


def test_the_day_itself_is_said(client: TestClient) -> None:
    assert "就是今天" in planned(client, approval_date="2023-11-23")["html"]


def test_nothing_filled_in_says_what_to_fill_in(client: TestClient) -> None:
    said = planned(client)
    assert "填上批复日期" in said["html"] and said["problems"] == [] and "<svg" not in said["html"]


def test_wrong_dates_are_said_at_their_fields(client: TestClient) -> None:
    said = planned(client, approval_date="2024-02-30", **{"revoked_on": "2026-01-01", "ground": "26"})
    assert (
        said["problems"][0]["fields"] == ["approval_date"]
        and "没有“2024-02-30”这一天" in said["problems"][0]["said"]
    )
    assert "有 1 处填写有误" in said["html"] and "2029-01-01" in said["html"]


def test_the_calendar_shows_holidays_makeup_days_and_what_is_estimated(client: TestClient) -> None:
    html = planned(client, publicity_start="2026-09-28")["html"]
    assert "国庆节" in html and "调休上班" in html and "第5个工作日" in html and "2026年10月" in html
    estimated = planned(client, publicity_start="2031-09-28")["html"]
    assert "节假日安排尚未公布" in estimated and "推算" in estimated and "开始" in estimated
    assert estimated.count("春节、清明节、端午节、中秋节和补假、调休没有计入") >= 2, (
        "at the date and below the calendar"
    )
    assert "国庆节" in estimated


@pytest.mark.parametrize(("form", "start"), [("ics", "BEGIN:VCALENDAR"), ("png", "\x89PNG")])
def test_dates_leave_as_files(client: TestClient, form: str, start: str) -> None:
    response = client.post(f"/timeline/file.{form}", json={"answers": CENTRE})
    assert (
        response.content.startswith(start.encode("latin-1"))
        and f"2026-11-23.{form}" in response.headers["content-disposition"]
    )
    if form == "ics":
        assert len(Calendar.from_ical(response.content).walk("VEVENT")) == 9


def test_without_a_date_there_is_no_file(client: TestClient) -> None:
    response = client.post("/timeline/file.ics", json={"answers": {}})
    assert response.status_code == 422 and "填上批复日期" in response.text
    assert client.post("/timeline/file.exe", json={"answers": CENTRE}).status_code == 422


def test_in_english_the_frame_is_english_and_says_that_the_form_is_not(client: TestClient) -> None:
    english = client.get("/timeline", headers={"cookie": "assistant_language=en"}).text
    assert '<html lang="en">' in english and "asked in Chinese" in english
    assert "asked in Chinese" not in client.get("/timeline").text
