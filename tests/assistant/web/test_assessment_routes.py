"""The self-assessment without a browser: what it is asked and what it answers; nothing is kept."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.app import create_app
from tests.assistant.web.support import ScriptedAssistant

SHARES = {"team_total": "40", "permanent_staff": "10", "titled_staff": "20"}


@pytest.fixture(scope="module")
def client(services: Services) -> TestClient:
    return TestClient(create_app(services, ScriptedAssistant()), raise_server_exceptions=False)


def post(client: TestClient, path: str, **answers: Any) -> Any:
    return client.post(f"/assess/{path}", json={"name": "第一稿", "answers": answers})


def test_the_form_asks_every_question_and_names_no_other_host(client: TestClient) -> None:
    page = client.get("/assess")
    assert page.headers["cache-control"] == "no-store" and not re.findall(r"https?://", page.text)
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", page.text) == []
    assert page.text.count('data-field="') == 65
    assert 'href="#8-3"' in page.text and 'aria-current="page">自评预审' in page.text


def test_a_check_says_what_is_wrong_what_is_not_needed_and_how_far_it_is(client: TestClient) -> None:
    said = post(
        client, "check", number_of_units="1", team_total="40", permanent_staff="41", market="unsure"
    ).json()
    assert [problem["fields"] for problem in said["problems"]] == [["team_total", "permanent_staff"]]
    assert "has_joint_agreement" in said["hidden"] and "has_premises" not in said["hidden"]
    assert said["progress"]["start"]["answered"] == 2
    assert said["progress"]["team"] == {"answered": 2, "asked": 5}


def test_a_result_has_outcome_quote_arithmetic_and_what_would_change_it(client: TestClient) -> None:
    html = post(client, "result", **SHARES).text
    for said in (
        "不符合",
        "10 ÷ 40 = 25%",
        "再增加2名固定人员",
        "中、高级职称和固定人员均不低于总人数的30%",
        "第二十九条",
    ):
        assert said in html
    assert 'href="#8-3"' in html and "data-marks=" in html


def test_several_failures_are_a_list(client: TestClient) -> None:
    html = post(client, "result", **SHARES, has_premises="no").text
    overall = html.split('class="overall"')[1].split("</section>")[0]
    assert overall.count("<li>") >= 2 and "；" not in overall


def test_what_is_wrong_comes_before_any_result(client: TestClient) -> None:
    html = post(client, "result", team_total="40", permanent_staff="41").text
    assert "有 1 处填写有误" in html and 'data-go="team"' in html and "逐项核对" not in html


def test_an_empty_form_has_no_result(client: TestClient) -> None:
    assert "还没有填写可以核对的内容" in post(client, "result").text


def test_all_met_has_nothing_to_change(client: TestClient) -> None:
    html = post(client, "result", proposed_name="呼和浩特市乳业技术创新中心").text
    assert "怎样改变结果" not in html and "没有缺少的信息" in html


def test_what_is_typed_is_shown_as_text(client: TestClient) -> None:
    html = post(client, "result", proposed_name="<script>alert(1)</script>").text
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_two_are_compared(client: TestClient) -> None:
    first, second = (
        {"name": "<甲>", "answers": SHARES},
        {"name": "乙", "answers": {**SHARES, "permanent_staff": "12"}},
    )
    html = client.post("/assess/compare", json={"first": first, "second": second}).text
    assert "有 1 项结果不同" in html and "&lt;甲&gt;" in html and html.count('class="differs"') == 1
    unsure = {"name": "丙", "answers": {**SHARES, "permanent_staff": "unsure", "market": "unsure"}}
    html = client.post("/assess/compare", json={"first": first, "second": unsure}).text
    assert html.count(">不确定</td>") == 2 and html.count(">未填</td>") == 1
    html = client.post("/assess/compare", json={"first": first, "second": first}).text
    assert "两份的核对结果完全相同" in html and "两份填写的内容相同" in html


@pytest.mark.parametrize(("form", "start"), [("pdf", "%PDF"), ("docx", "PK")])
def test_a_report_is_a_dated_file(client: TestClient, form: str, start: str) -> None:
    response = post(client, f"report.{form}", **SHARES)
    assert response.content.startswith(start.encode("latin-1"))
    assert "2026-11-23" in response.headers["content-disposition"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"answers": []},
        {"name": "长" * 101, "answers": {}},
        {"answers": {}, "more": 1},
        {"answers": {str(number): "" for number in range(201)}},
    ],
)
def test_a_body_that_is_no_form_is_refused(client: TestClient, body: Any) -> None:
    response = client.post("/assess/result", json=body)
    assert response.status_code == 422 and "Traceback" not in response.text


def test_no_other_kind_of_report_and_no_unknown_fact(client: TestClient) -> None:
    assert post(client, "report.exe").status_code == 422
    assert post(client, "result", password="x", **SHARES).text == post(client, "result", **SHARES).text


def test_in_english_the_frame_is_english_and_says_that_the_form_is_not(client: TestClient) -> None:
    english = client.get("/assess", headers={"cookie": "assistant_language=en"}).text
    assert '<html lang="en">' in english and "asked in Chinese" in english
    assert "asked in Chinese" not in client.get("/assess").text
