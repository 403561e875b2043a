"""The fonts of the exports come in a wheel: a machine without any Chinese font sets the same pages."""

from pathlib import Path

from pylopdf_fonts_zh_cn import sans_path, serif_path

SANS, SERIF = "Noto Sans SC", "Noto Serif SC"


def font_folders() -> list[str]:
    """Give the folders that hold the fonts."""
    return sorted({str(Path(path()).parent) for path in (sans_path, serif_path)})
