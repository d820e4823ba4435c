"""A save that another machine's change met."""

from collections.abc import Mapping
from typing import Any

from desktop.i18n import ENGLISH, translator
from desktop.services.seen import Seen, Shown
from desktop.store.expectations import refuse_unexpected
from desktop.ui.kit.form_flow import FormFlow
from tests.ui.surroundings import FakeMessages, InstantTasks


class Page:
    """A page with one form."""

    def __init__(self) -> None:
        self.met: list[tuple[Shown, Shown]] = []
        self.said: list[str] = []

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        self.said.append(sentence)

    def set_saving(self, is_saving: bool) -> None: ...

    def show_changed_elsewhere(self, filled: Shown, theirs: Shown) -> None:
        self.met.append((filled, theirs))


class Record:
    """A record on the server, changed by a verb that begins a transaction."""

    def __init__(self) -> None:
        self.held: dict[str, Any] = {"phone": "1"}

    def read(self, _session: object) -> Mapping[str, Any]:
        return dict(self.held)

    def change(self, phone: str) -> None:
        refuse_unexpected(None)
        self.held["phone"] = phone


def flow(page: Page) -> FormFlow:
    return FormFlow(InstantTasks(), FakeMessages(), translator(ENGLISH), lambda: page, frozenset())


def test_the_first_save_shows_what_differs_the_second_holds() -> None:
    page, record, kept = Page(), Record(), list[object]()
    made = flow(page)
    made.begin(Seen({"phone": "1"}, record.read))
    record.held["phone"] = "2"  # elsewhere

    made.keep_seen(lambda: record.change("3"), kept.append)
    assert page.met == [({"phone": "1"}, {"phone": "2"})]
    assert (record.held, kept) == ({"phone": "2"}, [])

    made.keep_seen(lambda: record.change("3"), kept.append)
    assert (record.held, kept) == ({"phone": "3"}, [None])


def test_unchanged_records_and_new_ones_are_saved_at_once() -> None:
    page, record, kept = Page(), Record(), list[object]()
    made = flow(page)
    made.begin(Seen({"phone": "1"}, record.read))
    made.keep_seen(lambda: record.change("2"), kept.append)
    made.begin(None)
    made.keep_seen(lambda: record.change("3"), kept.append)

    assert (record.held["phone"], kept, page.met) == ("3", [None, None], [])


def test_a_record_that_is_gone_is_told_by_the_change_itself() -> None:
    page, record, kept = Page(), Record(), list[object]()
    made = flow(page)
    made.begin(Seen({"phone": "1"}, lambda _session: {}))

    made.keep_seen(lambda: record.change("2"), kept.append)

    assert kept == [None]
