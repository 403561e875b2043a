"""数据: the page, the periods, the file; and plots that never leave their frame."""

from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Status
from assistant.services import Services
from assistant.storage.clock import utc_now
from assistant.storage.record import Record
from assistant.web.staff.figures_page import quantile
from assistant.web.staff.plots import bars, columns, lines
from tests.assistant.web.staff.bench import Bench, open_bench
from tests.assistant.web.support import SHORT_ANSWER

DAYS = st.lists(st.integers(0, 10**6), max_size=400)


@pytest.fixture(scope="module")
def bench(services: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_bench(services, tmp_path_factory.mktemp("bench")) as bench:
        day = utc_now().replace(year=2026, month=11, day=20, hour=4)
        record = Record(bench.database, now=lambda: day)
        for elapsed in (10, 20, 900):
            record.asked("公示要几天", SHORT_ANSWER.model_copy(update={"elapsed_ms": elapsed}))
        record.asked("吃什么", Answer(status=Status.OUT_OF_SCOPE, text="无"))
        yield bench


def test_the_page_has_plots_and_the_same_as_tables(bench: Bench) -> None:
    shown = bench.get("/staff/figures").text
    assert shown.count('role="img"') == 4 and "<td>75%</td>" in shown
    assert "最多的一天是2026-11-20，4次" in shown and "全期中位 10 毫秒，95% 的答复在 900 毫秒以内" in shown
    link = "/staff/questions?article=hohhot-tic%2F9&amp;first=2026-10-25&amp;last=2026-11-23"
    assert f'<th scope="row"><a href="{link}">第九条</a></th><td>3</td>' in shown
    touched = bench.get(link.replace("&amp;", "&")).text
    assert "共 3 条" in touched and "吃什么" not in touched


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("days=7", "2026-11-17 至 2026-11-23"),
        ("first=2026-11-20&last=2026-11-20", "2026-11-20 至 2026-11-20"),
        ("first=2020-01-01&last=2020-01-05", "这段时间没有提问"),
        ("first=2026-11-23&last=2026-11-01", "开始日期晚于结束日期"),
        ("first=2020-01-01", "一次最多看731天"),
        ("first=昨天", "日期“昨天”不对"),
        ("last=0001-01-01", "2026-11-23"),
    ],
)
def test_periods(bench: Bench, query: str, said: str) -> None:
    assert said in bench.get(f"/staff/figures?{query}").text


def test_the_file(bench: Bench) -> None:
    answer = bench.get("/staff/figures/file.csv?first=2026-11-20&last=2026-11-20")
    assert (
        answer.content.startswith(b"\xef\xbb\xbf")
        and "答复情况,已答复,次数,3" in answer.text
        and "答复情况,已答复,占比,75%" in answer.text
    )
    assert len(bench.get("/staff/figures/file.csv?first=2020-01-01&last=2020-01-05").text.splitlines()) == 1


def test_without_an_article_there_is_no_plot_of_articles(bench: Bench) -> None:
    record = Record(bench.database, now=lambda: utc_now().replace(year=2026, month=9, day=1))
    record.asked("吃什么", Answer(status=Status.OUT_OF_SCOPE, text="无"))
    assert bench.get("/staff/figures?first=2026-08-31&last=2026-09-02").text.count('role="img"') == 3


@given(DAYS)
def test_columns_stay_in_their_frame(values: list[int]) -> None:
    days = {date(2026, 1, 1) + timedelta(at): value for at, value in enumerate(values)}
    root = fromstring(columns("x", "题", "述", days))
    shown = root.findall("rect")
    assert len(shown) == sum(value > 0 for value in values)
    for bar in shown:
        assert (float(bar.attrib["y"]) >= 19.9 and float(bar.attrib["height"]) > 0) or float(
            bar.attrib["y"]
        ) > 160
        assert 0 <= float(bar.attrib["x"]) <= 480


@given(
    st.lists(
        st.tuples(st.text(st.characters(codec="utf-8", exclude_categories=("C",))), st.integers(0, 10**6)),
        max_size=20,
    )
)
def test_bars_are_as_long_as_their_share(values: list[tuple[str, int]]) -> None:
    lengths = [
        float(bar.attrib["width"]) for bar in fromstring(bars("x", "题", "述", values)).findall("rect")
    ]
    assert len(lengths) == len(values) and all(1 <= length <= 396.1 for length in lengths)
    for (_, one), mine in zip(values, lengths, strict=True):
        assert all(mine <= theirs for (_, other), theirs in zip(values, lengths, strict=True) if one < other)


def test_a_line_breaks_where_a_day_has_no_value() -> None:
    days = [date(2026, 1, number) for number in range(1, 5)]
    drawn = fromstring(lines("x", "题", "述", days, {"中位": {days[0]: 1, days[1]: 2, days[3]: 3}}))
    assert len([line for line in drawn.findall("line") if "plot-line" in line.attrib["class"]]) == 1
    assert len(drawn.findall("circle")) == 3


def test_quantiles() -> None:
    assert (quantile([1, 2, 3, 4], 0.5), quantile([1, 2, 3, 4], 0.95), quantile([7], 0.5)) == (2, 4, 7)
