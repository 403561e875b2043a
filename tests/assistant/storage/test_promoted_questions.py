"""Questions that staff take into the evaluation: the evaluation can read them, and none stands there twice."""

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.storage.errors import StorageError
from assistant.storage.promoted_questions import PromotedQuestions
from corpus.citation import Citation
from evals.dataset import read_file

DAY = date(2026, 11, 23)
PLACE = Citation.parse("hohhot-tic/9(6)")


def test_what_is_kept_is_an_evaluation_question(tmp_path: Path) -> None:
    kept = PromotedQuestions(tmp_path)
    assert kept.questions() == ()
    kept.add("名单要挂多少天才行", Status.ANSWERED, [PLACE], DAY)
    kept.add("能不能给报销饭钱", Status.NOT_IN_TEXT, [], DAY)
    first, second = read_file(kept.file, "promoted")
    assert (first.kind, first.split, first.as_of) == ("promoted", "dev", DAY)
    assert (first.turns[0].gold, first.turns[0].status) == (("hohhot-tic/9(6)",), (Status.ANSWERED,))
    assert kept.questions() == (first.turns[0].question, second.turns[0].question)


@pytest.mark.parametrize("again", ["名单要挂多少天才行", "名单要挂多少天才行？", "那名单要挂多少天才行"])
def test_the_same_sentence_is_not_kept_twice(tmp_path: Path, again: str) -> None:
    kept = PromotedQuestions(tmp_path)
    kept.add("名单要挂多少天才行", Status.ANSWERED, [PLACE], DAY)
    with pytest.raises(StorageError, match="没有重复收入"):
        kept.add(again, Status.ANSWERED, [PLACE], DAY)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "evaluation").write_text("不是文件夹")
    with pytest.raises(StorageError, match="写不进去"):
        PromotedQuestions(tmp_path).add("问", Status.ANSWERED, [], DAY)
