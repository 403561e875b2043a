"""Which conversation each open page shows: what is streamed for another one must not overwrite it."""

from collections import OrderedDict
from threading import Lock

_MOST_PAGES = 10_000


class Watching:
    """The conversation of each page, by Gradio's name for the page; the page longest unused gives way."""

    def __init__(self, most: int = _MOST_PAGES) -> None:
        self._most = most
        self._lock = Lock()
        self._shown: OrderedDict[str, str] = OrderedDict()

    def begin(self, page: str, key: str) -> None:
        """Note that `page` shows the conversation `key` from now on."""
        with self._lock:
            self._shown[page] = key
            self._shown.move_to_end(page)
            while len(self._shown) > self._most:
                self._shown.popitem(last=False)

    def still(self, page: str, key: str) -> bool:
        """Whether `page` still shows `key`."""
        return self._shown.get(page, key) == key
