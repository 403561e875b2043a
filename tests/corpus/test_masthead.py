"""What a text says of itself, on the openings and endings that official texts really have."""

from datetime import date

import pytest

from corpus.masthead import read_masthead

LAW = """中华人民共和国某某法
（1993年7月2日第八届全国人民代表大会常务委员会第二次会议通过
根据2018年10月26日第十三届全国人民代表大会常务委员会第六次会议《关于修改〈中华人民共和国某某法〉的决定》修正）
目　录
第一章　总则
第一章　总则
第一条　甲。
第二条　本法自1993年10月1日起施行。
"""
ORDER = """某省人民政府令
第312号
《某省平台管理办法》已经2024年5月6日省人民政府第8次常务会议通过，现予公布，自2024年7月1日起施行。
省长　张三
2024年5月20日
某省平台管理办法
第一条 甲。
第二条 本办法自2024年7月1日起施行。
"""
NOTICE = """某市科学技术局　某市财政局文件
某科发〔2024〕35号
关于印发《某市科技平台管理办法（试行）》的通知
各旗县区：
现将《某市科技平台管理办法（试行）》印发给你们，请遵照执行。根据2020年1月1日印发的《旧办法》（某科发〔2020〕1号）同时废止。
某市科学技术局 某市财政局
二〇二四年六月三日
某市科技平台
管理办法
（试行）
第一条 甲。
第二条 本办法自印发之日起施行，有效期三年。
"""
COURT = """最高人民法院关于审理某某案件的解释
法释〔2020〕17号
（2012年5月10日最高人民法院审判委员会第1545次会议通过，根据2020年12月23日最高人民法院审判委员会第1823次会议通过的《关于修改〈某某解释〉的决定》修正）
第一条 甲。
第二条 本解释自2012年7月1日起施行。
"""


def test_a_law_with_its_amendments() -> None:
    found = read_masthead(LAW)
    assert (found.title, found.issuer) == ("中华人民共和国某某法", "全国人民代表大会常务委员会")
    assert (found.issued, found.effective) == (date(2018, 10, 26), date(2018, 10, 26))
    assert found.doubts and "早于最近一次修改" in found.doubts[0]


def test_an_order_and_the_text_behind_it() -> None:
    found = read_masthead(ORDER)
    assert (found.title, found.number) == ("某省平台管理办法", "某省人民政府令第312号")
    assert (found.issuer, found.effective) == ("某省人民政府", date(2024, 7, 1))
    assert found.issued == date(2024, 5, 6) and not found.doubts


def test_a_notice_and_the_text_that_it_brings() -> None:
    found = read_masthead(NOTICE)
    assert (found.title, found.number) == ("某市科技平台管理办法（试行）", "某科发〔2024〕35号")
    assert found.issuer == "某市科学技术局、某市财政局"
    assert (found.issued, found.effective, found.until) == (
        date(2024, 6, 3),
        date(2024, 6, 3),
        date(2027, 6, 3),
    )


def test_a_judicial_interpretation() -> None:
    found = read_masthead(COURT)
    assert (found.number, found.issuer) == ("法释〔2020〕17号", "最高人民法院")
    assert (found.issued, found.effective) == (date(2020, 12, 23), date(2020, 12, 23))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["《某市管理办法》"], "某市管理办法"),
        (["附件1：某市管理办法"], "某市管理办法"),
        (["某市科技局", "科技创新平台", "绩效评价办法"], "科技创新平台绩效评价办法"),
        (["关于印发《某市管理办法》的通知"], "某市管理办法"),
        (["某市  管理办法", "（2021年修订）"], "某市 管理办法（2021年修订）"),
        (
            ["某法院、某检察院关于办理某案的解释", "关于办理某案的", "解释"],
            "某法院、某检察院关于办理某案的解释",
        ),
        (["各单位：", "请认真执行，不得违反规定。"], None),
        ([], None),
    ],
    ids=str,
)
def test_titles(lines: list[str], title: str | None) -> None:
    assert read_masthead("\n".join([*lines, "第一条 甲。"])).title == title


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("某科发[2024] 35 号        签发人：李四", "某科发[2024]35号"),
        ("国务院令（第306号）", "国务院令第306号"),
        ("2001年6月15日 国务院令第306号公布", "国务院令第306号"),
        ("根据某科发〔2024〕35号文件，现将有关事项通知如下。", None),
        ("依据《某办法》（某科发〔2024〕35号）制定。", None),
        ("某某令", None),
    ],
)
def test_numbers(line: str, number: str | None) -> None:
    assert read_masthead(f"某市管理办法\n{line}\n第一条 甲。").number == number


@pytest.mark.parametrize(
    ("closing", "effective", "until"),
    [
        ("本办法自2024年7月1日起施行。", date(2024, 7, 1), None),
        (
            "本办法自２０２４年７月１日起正式实施，有效期至2026年12月31日。",
            date(2024, 7, 1),
            date(2027, 1, 1),
        ),
        ("本办法自公布之日起30日后施行。", date(2024, 6, 30), None),
        ("本办法自印发之日起试行，试行期2年。", date(2024, 5, 31), date(2026, 5, 31)),
        ("本办法自2024年2月29日起施行，有效期1年。", date(2024, 2, 29), date(2025, 3, 1)),
        ("本办法自2024年2月30日起施行。", None, None),
        ("本办法由科技局解释。", None, None),
    ],
    ids=str,
)
def test_from_when_until_when(closing: str, effective: date | None, until: date | None) -> None:
    found = read_masthead(f"某市管理办法\n2024年5月31日\n第一条 甲。\n第二条 {closing}")
    assert (found.issued, found.effective, found.until) == (date(2024, 5, 31), effective, until)


def test_a_signature_behind_the_text_counts_and_an_annex_does_not() -> None:
    text = "某市管理办法\n一、甲。\n二、乙，自印发之日起施行。\n某市科技局\n2024年6月3日\n附件：\n本表自2019年1月1日起施行。"
    found = read_masthead(text)
    assert (found.issued, found.effective) == (date(2024, 6, 3), date(2024, 6, 3))


def test_an_interpretation_passed_again_is_in_force_from_then_on() -> None:
    passed = "2013年11月25日 某法院审判委员会第1次会议通过\n2020年12月23日 某法院审判委员会第2次会议通过"
    text = f"某解释\n{passed}\n第一条 自2014年3月1日起施行。"
    assert read_masthead(text).effective == date(2020, 12, 23)
