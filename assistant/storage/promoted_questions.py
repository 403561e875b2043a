"""Questions that staff took into the evaluation, as JSON lines in the form of evals/datasets, in the data folder."""

import hashlib
import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.answer import Status
from assistant.storage.errors import StorageError
from corpus.citation import Citation
from corpus.near import near_same

FILE = "evaluation/promoted.jsonl"
"""Where they lie in the data folder; `assistant eval --promoted` asks them."""


class PromotedQuestions:
    """The questions under one data folder."""

    def __init__(self, data_dir: Path) -> None:
        self.file = data_dir / FILE

    def questions(self) -> tuple[str, ...]:
        """Give their words, the oldest first."""
        if not self.file.exists():
            return ()
        lines = self.file.read_text("utf-8").splitlines()
        return tuple(json.loads(line)["turns"][0]["question"] for line in lines)

    def add(self, question: str, status: Status, places: Sequence[Citation], as_of: date) -> None:
        """Keep a question with the status and the places that are right.

        Raises StorageError where it is there already in the same or nearly the same words, or cannot be written.
        """
        if any(question == held or near_same(question, held) for held in self.questions()):
            raise StorageError("评测集里已有同样或几乎同样的问题，没有重复收入。")
        line = {
            "id": f"promoted-{hashlib.sha256(question.encode()).hexdigest()[:10]}",
            "split": "dev",
            "voice": "applicant",
            "as_of": as_of.isoformat(),
            "turns": [{"question": question, "status": [status], "gold": [place.ref for place in places]}],
        }
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with self.file.open("a", encoding="utf-8") as out:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
                out.flush()
                os.fsync(out.fileno())
        except OSError as problem:
            raise StorageError("数据目录写不进去，没有保存。请检查磁盘空间和权限后再试。") from problem
