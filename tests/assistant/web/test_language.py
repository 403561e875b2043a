"""Chinese or English: chosen in the header, kept in a cookie, the same words in both."""

import re

import pytest
from fastapi.testclient import TestClient

from assistant.services import Services
from assistant.web.app import create_app
from assistant.web.language import COOKIE, language_of
from assistant.web.navigation import entries
from assistant.web.words import web_words
from tests.assistant.web.support import ScriptedAssistant


@pytest.fixture
def client(services: Services, scripted: ScriptedAssistant) -> TestClient:
    return TestClient(create_app(services, scripted))


def test_the_pages_change_their_language_and_keep_it(client: TestClient) -> None:
    assert '<html lang="zh-CN">' in client.get("/").text
    switched = client.get("/language/en?back=/articles")
    assert switched.url.path == "/articles" and '<html lang="en">' in switched.text
    assert '<html lang="en">' in client.get("/").text
    assert '<html lang="en">' in client.get("/nothing").text
    assert '<html lang="zh-CN">' in client.get("/language/zh").text


@pytest.mark.parametrize("back", ["https://example.com", "//example.com", "/nothing", ""])
def test_nobody_is_led_to_another_host(client: TestClient, back: str) -> None:
    response = client.get("/language/en", params={"back": back}, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/")


def test_an_unknown_language_is_chinese(client: TestClient) -> None:
    client.get("/language/xx")
    assert client.cookies[COOKIE] == "zh"
    assert language_of({COOKIE: "../x"}) == language_of({}) == "zh"


def test_every_page_of_the_navigation_is_served(client: TestClient) -> None:
    for entry in entries(web_words().navigation):
        page = client.get(entry.address)
        assert page.status_code == 200
        assert f'<a href="{entry.address}" aria-current="page">{entry.label}</a>' in page.text


def test_a_sentence_has_the_same_gaps_in_both_languages() -> None:

    def gaps(words: object) -> dict[str, set[str]]:
        return {
            name: set(re.findall(r"\{(\w+)\}", said))
            for name, said in vars(words).items()
            if isinstance(said, str)
        }

    for part in ("page", "chat", "article", "regulation", "navigation"):
        assert gaps(getattr(web_words("zh"), part)) == gaps(getattr(web_words("en"), part))
