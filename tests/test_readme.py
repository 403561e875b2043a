"""The two READMEs say the same, and what they say is there."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text("utf-8")
CHINESE = (ROOT / "README.zh.md").read_text("utf-8")


def _commands(text: str) -> list[str]:
    return [
        line.split("#")[0].strip()
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
    ]


def test_both_have_the_same_sections_commands_tables_and_pictures() -> None:
    for pattern in (r"^(#+) ", r"!\[[^\]]*\]\(([^)]*)\)", r"^\|", r"^  (\S+)"):
        assert len(re.findall(pattern, ENGLISH, re.MULTILINE)) == len(
            re.findall(pattern, CHINESE, re.MULTILINE)
        )
    assert _commands(ENGLISH) == _commands(CHINESE)


@pytest.mark.parametrize("readme", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_dependency_has_its_line(readme: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["models"]]
    for requirement in wanted:
        name = re.split(r"[<>=!\[]", requirement)[0]
        assert re.search(rf"^\|.*\b{re.escape(name)}\b", readme, re.MULTILINE), name


@pytest.mark.parametrize("readme", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_picture_and_room_exists(readme: str) -> None:
    for path in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", readme):
        assert (ROOT / path).is_file(), path
    for room in re.findall(r"^([a-z]+)/ ", readme, re.MULTILINE):
        assert (ROOT / room).is_dir(), room


def test_no_file_pins_the_local_build_of_torch() -> None:
    for name in ("pyproject.toml", "constraints.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "torch==2.13.0" in text
        assert "+cpu" not in text
