"""Which conversation a page shows."""

from assistant.web.watching import Watching


def test_a_page_shows_what_it_opened_last() -> None:
    watching = Watching(most=2)
    watching.begin("页", "一")
    assert watching.still("页", "一")
    watching.begin("页", "二")
    assert not watching.still("页", "一") and watching.still("页", "二")


def test_pages_long_gone_are_forgotten() -> None:
    watching = Watching(most=1)
    watching.begin("旧", "一")
    watching.begin("新", "二")
    assert watching.still("旧", "任何") and not watching.still("新", "一")
