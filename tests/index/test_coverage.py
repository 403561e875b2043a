import math

import pytest

from index.chunks import Chunk
from index.coverage import Coverage


def chunk(target: str, text: str) -> Chunk:
    return Chunk(id=text, target=target, text=text)


@pytest.fixture
def coverage() -> Coverage:
    passages = [
        chunk("d/1", "公示时间不少于五个工作日"),
        chunk("d/2", "建设主体单位承诺建设投入"),
        chunk("d/1", "行文批复"),
    ]
    return Coverage(passages, [chunk("d/2", "往里投钱谁来保证"), chunk("silence:x", "公示在哪里看")])


def covered(coverage: Coverage, question: str) -> dict[str, dict[str, float]]:
    """What each ranking lists, by target."""
    return {
        name: {
            target: share
            for target, share in zip(coverage.targets, ranking.tolist(), strict=True)
            if not math.isnan(share)
        }
        for name, ranking in coverage.rankings(question).items()
    }


def test_a_question_in_the_words_of_a_clause_is_covered_whole(coverage: Coverage) -> None:
    found = covered(coverage, "建设主体单位承诺建设投入")
    assert found["covered_by_text"]["d/2"] == pytest.approx(1.0)
    assert "d/2" not in found["covered_by_questions"]


def test_all_chunks_of_a_target_cover_together(coverage: Coverage) -> None:
    found = covered(coverage, "公示时间，行文批复")["covered_by_text"]
    assert 0.7 < found["d/1"] < 1.0 and "d/2" not in found  # 间行 stands across the mark, in no clause


def test_a_question_about_something_else_is_covered_by_nothing(coverage: Coverage) -> None:
    assert covered(coverage, "怎么炒股") == {"covered_by_text": {}, "covered_by_questions": {}}
    assert covered(coverage, "") == {"covered_by_text": {}, "covered_by_questions": {}}


def test_telling_pairs_count_more(coverage: Coverage) -> None:
    found = covered(coverage, "公示往里")["covered_by_questions"]
    assert found["d/2"] > found["silence:x"]  # 公示 stands in two chunks, 往里 in one
