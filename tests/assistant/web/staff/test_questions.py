"""提问与反馈: looked through, taken into the evaluation, written as a way to ask; never both."""

from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Cited, Status
from assistant.services import Services
from assistant.storage.promoted_questions import PromotedQuestions
from tests.assistant.web.staff.bench import EVALUATED, Bench, open_bench
from tests.assistant.web.support import SHORT_ANSWER

REFUSED = Answer(status=Status.OUT_OF_SCOPE, text="没有找到")
GONE = Answer(
    status=Status.ANSWERED,
    text="见（[《旧规定》第一条](#1)）",
    citations=(Cited(ref="gone/1", label="《旧规定》第一条", quote="旧"),),
)


@pytest.fixture(scope="module")
def bench(services: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_bench(services, tmp_path_factory.mktemp("bench")) as bench:
        yield bench


def _asked(bench: Bench, question: str, answer: Answer = SHORT_ANSWER) -> str:
    return f"/staff/questions/q{bench.record.asked(question, answer)}"


def test_only_who_is_signed_in_sees_questions(bench: Bench) -> None:
    for path in (
        "/staff/questions",
        "/staff/questions/file.csv",
        "/staff/questions/keys",
        "/staff/library/job",
    ):
        answer = bench.client.get(path, follow_redirects=False, headers={"cookie": "assistant_staff=x"})
        assert answer.status_code == 303 and answer.headers["location"].startswith("/staff?then=")


def test_a_form_without_its_token_changes_nothing(bench: Bench) -> None:
    page = _asked(bench, "没有令牌会怎样")
    answer = bench.client.post(f"{page}/promote", data={"places": "9(6)", "status": "answered"})
    assert answer.status_code == 403
    assert "没有令牌会怎样" not in PromotedQuestions(bench.services.settings.data_dir).questions()


def test_questions_are_looked_through(bench: Bench) -> None:
    _asked(bench, "<b>公示</b>要几天")
    page = _asked(bench, "午饭吃什么", REFUSED)
    number = int(page.rpartition("q")[2])
    bench.record.judged("甲", "午饭吃什么", REFUSED, False, "答非所问", number)
    shown = bench.get("/staff/questions?article=9&status=answered&words=公示&newest=yes").text
    assert "&lt;b&gt;公示&lt;/b&gt;要几天" in shown and "午饭" not in shown and "第九条第（六）项" in shown
    shown = bench.get("/staff/questions?opinion=not_helpful&first=2020-01-01&last=2099-01-01").text
    assert "午饭吃什么" in shown and "读者留言：答非所问" in shown
    assert "没有符合条件的提问" in bench.get("/staff/questions?words=绝无此事").text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("article=第九百条", "没有找到“第九百条”"),
        ("first=昨天", "日期“昨天”不对"),
        ("first=2026-02-01&last=2026-01-01", "开始日期晚于结束日期"),
        ("status=nonsense&opinion=nonsense&page=-3", "共"),
    ],
)
def test_a_wrong_filter_is_told(bench: Bench, query: str, said: str) -> None:
    assert said in bench.get(f"/staff/questions?{query}").text


def test_many_questions_come_in_pages(bench: Bench) -> None:
    for number in range(31):
        _asked(bench, f"翻页题{number}")
    first = bench.get("/staff/questions?words=翻页题")
    assert "第 1 页，共 2 页" in first.text and "page=2" in first.text
    assert "上一页" in bench.get("/staff/questions?words=翻页题&page=2").text


def test_what_is_asked_often_is_offered_for_a_curated_answer(bench: Bench) -> None:
    for _ in range(40):
        _asked(bench, "反复问的事？", SHORT_ANSWER)
    assert "反复问的事？</a> <small>40次" in bench.get("/staff/questions").text


def test_the_file_opens_in_excel_and_computes_nothing(bench: Bench) -> None:
    bench.record.judged("乙", "=1+1", SHORT_ANSWER, True, "@sum", None)
    answer = bench.get("/staff/questions/file.csv?words=%3D1")
    assert (
        answer.content.startswith("\ufeff时间,提问,".encode())
        and "attachment" in answer.headers["content-disposition"]
    )
    (line,) = answer.text.splitlines()[1:2]
    assert ",'=1+1,已答复,hohhot-tic/9(6),有用,'@sum," in line


def test_a_question_is_shown_with_its_answer(bench: Bench) -> None:
    shown = bench.get(_asked(bench, "公示期")).text
    assert 'href="/articles#9-6"' in shown and "公示时间不少于5个工作日" in shown and "内置回答" in shown
    shown = bench.get(_asked(bench, "问旧规定的", GONE)).text
    assert "《旧规定》第一条" in shown and "gone" not in shown.split("当时的答复")[1].split("写成常用答复")[0]
    for path in ("/staff/questions/q999999", "/staff/questions/x"):
        assert bench.get(path).status_code == 404
    for form in ("promote", "teach"):
        assert bench.post(f"/staff/questions/q999999/{form}").status_code == 404


def test_a_question_is_taken_into_the_evaluation(bench: Bench) -> None:
    page = _asked(bench, "榜上要贴几天才作数")
    shown = bench.post(f"{page}/promote", places="第九条第六项、22", status="answered")
    assert "已收入评测集，用" in shown.text
    assert bench.actions()[0] == ("提问与反馈：收入评测集", "榜上要贴几天才作数")
    assert "已答复 第九条第（六）项、第二十二条" in bench.get("/staff/log").text
    assert "榜上要贴几天才作数" in PromotedQuestions(bench.services.settings.data_dir).questions()
    again = bench.post(f"{page}/promote", places="9(6)", status="answered")
    assert again.status_code == 422 and "没有重复收入" in again.text
    taught = bench.post(f"{page}/teach", place="9(6)", question="榜上要贴几天才作数？")
    assert taught.status_code == 422 and "与评测题相同" in taught.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"places": "第九百条", "status": "answered"}, "没有找到“第九百条”"),
        ({"places": "", "status": "answered"}, "请写明条款"),
    ],
)
def test_a_promotion_wants_places(bench: Bench, fields: dict[str, str], said: str) -> None:
    shown = bench.post(f"{_asked(bench, '拿什么当依据')}/promote", **fields)
    assert shown.status_code == 422 and said in shown.text and 'aria-invalid="true"' in shown.text


def test_what_is_taught_is_not_evaluated(bench: Bench) -> None:
    _, key = bench.services.library.question_keys[0]
    shown = bench.post(f"{_asked(bench, key)}/promote", places="9(6)", status="answered")
    assert shown.status_code == 422 and "已经是某条款的问法" in shown.text


def test_a_refusal_that_is_right_needs_no_place(bench: Bench) -> None:
    shown = bench.post(f"{_asked(bench, '饭钱能不能报', REFUSED)}/promote", places="", status="")
    assert shown.status_code == 200
    file = PromotedQuestions(bench.services.settings.data_dir).file
    assert '"status": ["out_of_scope"], "gold": []' in file.read_text("utf-8").splitlines()[-1]


def test_a_question_becomes_a_way_to_ask(bench: Bench) -> None:
    asked = "红榜子糊墙上得糊几天"
    page = _asked(bench, asked, REFUSED)
    shown = bench.post(f"{page}/teach", place="9(6)", question=f"  {asked} ")
    assert "已写成问法" in shown.text and asked in shown.text
    assert bench.indexed() == "索引已更新，现在就可以查询。"
    assert bench.services.retriever.search(asked, 1)[0].target == "hohhot-tic/9(6)"
    assert "已经有了" in bench.post(f"{page}/teach", place="9(6)", question=asked).text
    shown = bench.post("/staff/questions/keys", place="hohhot-tic/9(6)", question=asked)
    assert "已删去" in shown.text and "还没有写过问法" in shown.text
    bench.indexed()
    assert asked not in {question for _, question in bench.services.library.question_keys}
    assert bench.actions()[:2] == [
        ("提问与反馈：删去问法", "第九条第（六）项"),
        ("提问与反馈：写成问法", "第九条第（六）项"),
    ]
    assert "hohhot-tic" not in bench.get("/staff/log").text.split("<tbody>")[1]
    assert bench.post("/staff/questions/keys", place="x", question="没有的").status_code == 200


@pytest.mark.parametrize(
    ("place", "question", "said"),
    [
        ("", "怎么写都行的问法", "请写明条款"),
        ("9、10", "怎么写都行的问法", "请写明条款"),
        ("999", "怎么写都行的问法", "没有找到“999”"),
        ("9", "短", "至少写4个字"),
        ("9", "长" * 201, "最多200个字"),
        ("9", EVALUATED + "？", "与评测题相同"),
    ],
)
def test_what_cannot_be_taught_is_told_at_the_field(
    bench: Bench, place: str, question: str, said: str
) -> None:
    shown = bench.post(f"{_asked(bench, '随便问问')}/teach", place=place, question=question)
    assert shown.status_code == 422 and said in shown.text


def test_a_folder_that_cannot_be_written_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("corpus.staff_registers.tempfile.mkstemp", refuse)
    shown = bench.post(f"{_asked(bench, '盘满了')}/teach", place="9", question="盘满了怎么办呢")
    assert shown.status_code == 422 and "写不进去" in shown.text
