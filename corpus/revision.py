"""What tells a running program that the library was changed beside it: one small file, looked at for each question."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

_NAME = ".revision"


def revision(home: Path) -> tuple[int, int]:
    """Give what changes with every change under `home`; (0, 0) where there was none yet."""
    try:
        stat = (home / _NAME).stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_ino)


def changed(home: Path) -> None:
    """Say that something under `home` was changed. A new file each time: clocks are coarse, its number is not."""
    with suppress(OSError):  # what was changed is kept all the same; it is seen with the next change or start
        descriptor, beside = tempfile.mkstemp(dir=home, prefix=".revision-")
        os.close(descriptor)
        Path(beside).replace(home / _NAME)
