"""Dates as people say them, on Monday 2026-11-23."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.builtin.extraction.dates import dates
from assistant.builtin.extraction.said import Said
from assistant.checkers.calendar import EARLIEST, LATEST

AS_OF = date(2026, 11, 23)


def _read(text: str, as_of: date = AS_OF) -> list[str]:
    return [said.text for said in dates(text, as_of)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年3月5日", ["2026-03-05"]),
        ("2026.3.5", ["2026-03-05"]),
        ("2026/3/5号", ["2026-03-05"]),
        ("20260305", ["2026-03-05"]),
        ("二〇二六年三月五日", ["2026-03-05"]),
        ("三月七号是个周六，当天就发出去了", ["2026-03-07"]),
        ("二零二六年十二月三十一日", ["2026-12-31"]),
        ("25年3月5号", ["2025-03-05"]),
        ("去年1月15号", ["2025-01-15"]),
        ("前年8月", ["2024-08"]),
        ("大前年12月1号", ["2023-12-01"]),
        ("今年3月", ["2026-03"]),
        ("去年底", ["2025-12"]),
        ("去年年底", ["2025-12"]),
        ("今年年初", ["2026-01"]),
        ("上个月底", ["2026-10"]),
        ("下个月3号", ["2026-12-03"]),
        ("本月15号", ["2026-11-15"]),
        ("今儿刚下来", ["2026-11-23"]),
        ("前天", ["2026-11-21"]),
        ("大后天", ["2026-11-26"]),
        ("上周四", ["2026-11-19"]),
        ("上上周五", ["2026-11-13"]),
        ("这周六", ["2026-11-28"]),
        ("下周一", ["2026-11-30"]),
        ("上个礼拜三", ["2026-11-18"]),
        ("周五挂出来的", ["2026-11-20"]),
        ("打算周五挂", ["2026-11-27"]),
        ("三天前", ["2026-11-20"]),
        ("两周后", ["2026-12-07"]),
        ("三个月前", ["2026-08"]),
        ("三年前", ["2023"]),
        ("2025年度的报告", ["2025"]),
        ("11月18到22号", ["2026-11-18", "2026-11-22"]),
        ("2026年9月21日至9月25日", ["2026-09-21", "2026-09-25"]),
        ("26.3.9贴出来的", ["2026-03-09"]),
        ("27/4/12收到批文", ["2027-04-12"]),
        ("12月30号到1月5号", ["2026-12-30", "2027-01-05"]),
        ("12月28号挂，1月5号撤", ["2026-12-28", "2027-01-05"]),
        ("9月30号挂，国庆放到7号，8号上班", ["2026-09-30", "2026-10-07", "2026-10-08"]),
        ("3月15号到19号公示，16号有人提意见", ["2026-03-15", "2026-03-19", "2026-03-16"]),
        ("2026年11月16—20日", ["2026-11-16", "2026-11-20"]),
        ("4.30贴出来的", ["2026-04-30"]),
        ("17号（礼拜二）贴的", ["2026-11-17"]),
        ("9月22号（2026年）起公示，28号满", ["2026-09-22", "2026-09-28"]),
        ("到今天（2026年11月23日）满没满", ["2026-11-23"]),
        ("礼拜一贴的，礼拜五撤的", ["2026-11-16", "2026-11-20"]),
        ("今天周一上午", ["2026-11-23"]),
        ("24年5月20让人摘了", ["2024-05-20"]),
        ("明年1月31是星期天", ["2027-01-31"]),
        ("26、27、28这三年", ["2026", "2027", "2028"]),
        ("26到28年每年", ["2026", "2027", "2028"]),
        ("昨晚挂的", ["2026-11-22"]),
    ],
)
def test_what_people_say(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5号批的", "2026-03-05"),
        ("12月5号批的", "2025-12-05"),
        ("打算3月5号开始", "2027-03-05"),
        ("1月5号开始公示", "2027-01-05"),
        ("5月8日开始公示", "2026-05-08"),
    ],
)
def test_a_year_that_was_not_said_fits_the_tense(text: str, expected: str) -> None:
    assert _read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "5个工作日",
        "一共三年",
        "12个月",
        "每年1月底前",
        "前两天",
        "13号楼",
        "呼党发18号",
        "33号人",
        "5日内",
        "2.5倍",
        "4.5亿",
        "3.15晚会",
        "22号贴的",
        "28号院",
        "含周六周日",
        "礼拜六礼拜天都不算",
        "那天是星期日",
        "那个周日好像要补班",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert _read(text) == []


def test_a_day_that_there_is_not_stays_as_it_was_said() -> None:
    assert _read("2026年2月30日") == ["2026年2月30日"]


def test_a_correction_goes_on_from_the_date_before() -> None:
    before = Said.read("2025-05-06")
    assert [said.text for said in dates("不对，是5月16日", AS_OF, before)] == ["2025-05-16"]
    assert [said.text for said in dates("要是26号呢", AS_OF, before)] == ["2025-05-26"]


FORMS = (
    "{0}年{1}月{2}日",
    "{0}年{1}月{2}号",
    "{0}-{1:02}-{2:02}",
    "{0}.{1}.{2}",
    "{0}/{1}/{2}",
    "从{0}年{1}月{2}日起",
)


@given(day=st.dates(max(EARLIEST, date(1950, 1, 1)), LATEST), form=st.sampled_from(FORMS), as_of=st.dates())
def test_a_whole_date_is_read_whatever_day_it_is(day: date, form: str, as_of: date) -> None:
    said = dates(form.format(day.year, day.month, day.day), as_of)
    assert [one.date for one in said] == [day]


@given(
    st.text(alphabet="0123456789零〇一二三十年月日号周前后上下去今明个的到至.-/，批了打算 ", max_size=60),
    st.dates(),
)
def test_any_text_gives_dates_in_order_and_apart(text: str, as_of: date) -> None:
    at = 0
    for said in dates(text, as_of):
        assert at <= said.start < said.end <= len(text)
        at = said.end
