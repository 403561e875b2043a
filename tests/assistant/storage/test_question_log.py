"""The question log: filters, order, pages, figures."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from assistant.answer import Answer, Cited, Status
from assistant.storage.database import Database, open_database
from assistant.storage.question_log import PAGE, Opinion, QuestionLog, Sought
from assistant.storage.record import Record
from corpus.citation import Citation


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{tmp_path / 'assistant.db'}")
    yield database
    database.close()


@pytest.fixture
def log(database: Database) -> QuestionLog:
    """Five questions of three days, two of them judged, and feedback to one that was not kept."""
    hours = iter([datetime(2026, 11, 20, 1), datetime(2026, 11, 21, 1), datetime(2026, 11, 21, 17, 30)])  # noqa: DTZ001
    now = [next(hours)]
    record = Record(database, now=lambda: now[0])
    record.asked("公示要几天？", _answer("9(6)", elapsed=10))
    record.asked("什么单位能牵头", _answer("12", elapsed=30))
    now[0] = next(hours)
    number = record.asked("100%自筹行吗", _answer("1", status=Status.NOT_IN_TEXT))
    record.judged("甲", "100%自筹行吗", _answer("1"), True, "有用", number)
    record.asked("中午吃什么", _answer(status=Status.OUT_OF_SCOPE, elapsed=50))
    now[0] = next(hours)
    number = record.asked("多久评价一次", _answer("22.2(1)", elapsed=20))
    record.judged("乙", "多久评价一次", _answer("22.2(1)"), False, "没说清", number)
    record.judged("丙", "谁批准", _answer("10"), False, "", None)
    return QuestionLog(database)


def _answer(*places: str, status: Status = Status.ANSWERED, elapsed: float = 0) -> Answer:
    cited = tuple(Cited(ref=f"hohhot-tic/{place}", label="条", quote="文") for place in places)
    return Answer(status=status, text=f"答{places}", citations=cited, elapsed_ms=elapsed)


def _asked(log: QuestionLog, sought: Sought) -> list[str]:
    found = log.find(sought)
    assert found.total == len(found.entries)
    return [entry.question for entry in found.entries]


def test_the_unanswered_and_the_disliked_come_first_then_the_newest(log: QuestionLog) -> None:
    found = _asked(log, Sought())
    assert set(found[:3]) == {"谁批准", "多久评价一次", "中午吃什么"}
    assert found[3:] == ["100%自筹行吗", "什么单位能牵头", "公示要几天？"]
    assert _asked(log, Sought(urgent_first=False))[2:4] == ["中午吃什么", "100%自筹行吗"]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("9", ["公示要几天？"]),
        ("1", ["100%自筹行吗"]),
        ("22", ["多久评价一次"]),
        ("22.2(1)", ["多久评价一次"]),
        ("9(5)", []),
    ],
)
def test_an_article_finds_its_items_and_no_other_article(
    log: QuestionLog, place: str, found: list[str]
) -> None:
    assert _asked(log, Sought(article=Citation.parse(place, "hohhot-tic"))) == found


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(status=Status.OUT_OF_SCOPE), {"中午吃什么"}),
        (Sought(opinion=Opinion.HELPFUL), {"100%自筹行吗"}),
        (Sought(opinion=Opinion.NOT_HELPFUL), {"多久评价一次", "谁批准"}),
        (Sought(opinion=Opinion.NONE, status=Status.ANSWERED), {"公示要几天？", "什么单位能牵头"}),
        (Sought(words="%自筹 100"), {"100%自筹行吗"}),
        (Sought(words="没说"), {"多久评价一次"}),
        (Sought(words="_"), set()),
        (Sought(last=date(2026, 11, 20)), {"公示要几天？", "什么单位能牵头"}),
        # 17:30 in UTC is the next day in Hohhot
        (Sought(first=date(2026, 11, 22)), {"多久评价一次", "谁批准"}),
        (Sought(first=date.max), set()),
        (Sought(first=date.min, words="公示"), {"公示要几天？"}),
    ],
)
def test_filters(log: QuestionLog, sought: Sought, found: set[str]) -> None:
    assert set(_asked(log, sought)) == found == {entry.question for entry in log.every(sought)}


def test_an_entry_has_the_answer_as_it_was_given(log: QuestionLog) -> None:
    (entry,) = log.find(Sought(words="多久")).entries
    assert log.entry(entry.key) == entry
    assert (entry.answer, entry.helpful, entry.comment) == ("答('22.2(1)',)", False, "没说清")
    assert entry.at.isoformat() == "2026-11-22T01:30:00+08:00"
    (alone,) = log.find(Sought(words="谁批准")).entries
    assert alone.key == "f3" and log.entry("f3") == alone
    for key in ("q99", "x1", "q", "", "q1 or 1", "q" + "9" * 30):
        assert log.entry(key) is None


def test_pages(log: QuestionLog, database: Database) -> None:
    record = Record(database, now=lambda: datetime(2026, 11, 25))  # noqa: DTZ001
    for number in range(PAGE):
        record.asked(f"第{number}个", _answer("9"))
    first, second = log.find(Sought()), log.find(Sought(page=2))
    assert (first.total, first.pages, len(first.entries), len(second.entries)) == (36, 2, 30, 6)
    assert not {entry.key for entry in first.entries} & {entry.key for entry in second.entries}
    assert log.find(Sought(words="没有这样的")).pages == 1


def test_figures(log: QuestionLog) -> None:
    figures = log.figures(date(2026, 11, 20), date(2026, 11, 23))
    assert list(figures.days.values()) == [2, 2, 1, 0] and figures.total == 5
    assert figures.statuses == {"answered": 3, "not_in_text": 1, "out_of_scope": 1}
    assert next(iter(figures.articles.items())) == ("hohhot-tic/1", 1) and "hohhot-tic/22" in figures.articles
    assert figures.latencies[date(2026, 11, 20)] == (10, 30)
    assert (figures.helpful, figures.not_helpful) == (1, 2)
    assert log.figures(date(2025, 1, 1), date(2025, 1, 1)).total == 0
