"""While what pages need is being imported, a wish waits instead of the window."""

from desktop.ui.shell.held_pages import HeldPages
from tests.ui.shell.stage import Stage


def test_the_latest_wish_counts() -> None:
    coming, shown = list[str](), list[str]()
    held = HeldPages(coming.append)
    held.begin()

    assert held.keeps("visits", False, lambda: shown.append("visits"))
    assert held.keeps("deals", False, lambda: shown.append("deals"))
    held.end()

    assert coming == ["visits", "deals"]
    assert shown == ["deals"]


def test_what_is_typed_for_a_place_that_is_coming_waits_for_it() -> None:
    coming, waited = list[str](), list[list[str]]()
    held = HeldPages(coming.append)
    held.begin(lambda: waited.append(list(coming)))

    held.keeps("staff", True, lambda: None)
    held.keeps("visits", False, lambda: None)

    assert waited == [["visits"]]


def test_afterwards_nothing_waits() -> None:
    held = HeldPages(lambda _key: None)
    held.begin()
    held.end()

    assert not held.keeps("visits", False, lambda: None)


def test_a_place_asked_for_meanwhile_is_shown_once_pages_may_be_built(stage: Stage) -> None:
    stage.window.held.begin()

    stage.window.go("visits")
    shown_before = stage.window.current_key
    stage.window.held.end()

    assert shown_before == "staff"
    assert stage.window.current_key == "visits"
    assert stage.visits.asked == ["refresh"]


def test_a_new_record_asked_for_meanwhile_is_begun_afterwards(stage: Stage) -> None:
    stage.window.held.begin()

    stage.window.start_new("visits")
    stage.window.held.end()

    assert stage.visits.asked == ["refresh", "create_new"]


def test_a_page_that_stands_already_is_shown_at_once(stage: Stage) -> None:
    stage.window.held.begin()

    stage.window.go("visits")
    stage.window.go("staff")
    stage.window.held.end()

    assert stage.window.current_key == "staff"
    assert stage.staff.isVisible()
