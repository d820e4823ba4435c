"""Decides which numbers stand beside the places: asked once the first page has its figures, and after changes."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.ui.ports import Tasks, Topic, Wish

if TYPE_CHECKING:
    from desktop.queries.waiting import Waiting

# What a place's number depends on.
TOPICS: Mapping[str, frozenset[Topic]] = {
    "visits": frozenset({Topic.VISITS, Topic.STAFF, Topic.CUSTOMERS}),
    "deals": frozenset({Topic.DEALS, Topic.VISITS, Topic.STAFF, Topic.COMPANY}),
    "signings": frozenset({Topic.SIGNINGS}),
    "plans": frozenset({Topic.EVALUATIONS, Topic.STAFF}),
    "evaluations": frozenset({Topic.EVALUATIONS, Topic.COMPANY}),
}
# What a click on the number leads to, where the page can be narrowed to it.
WISHES: Mapping[str, Wish] = {
    "visits": Wish(state="follow_ups"),
    "deals": Wish(state="stalled"),
    "signings": Wish(state="overdue"),
}
MOST = 99  # beyond that the number itself says nothing more


class WaitingView(Protocol):
    """What the presenter expects of the navigation."""

    def show_waiting(self, key: str, number: str, told: str) -> None:
        """Show a number beside a place, and say in words what it counts; an empty one takes it away."""
        ...


class WaitingPresenter:
    """Speaks to the navigation; a number that cannot be had is simply not there: its page says why."""

    def __init__(self, tasks: Tasks, texts: Translator, view: WaitingView, today: Callable[[], date]) -> None:
        self._tasks = tasks
        self._texts = texts
        self._view = view
        self._today = today
        self._stale = set(TOPICS)

    def note(self, changed: frozenset[Topic]) -> None:
        """Remember which numbers may be others by now."""
        self._stale |= {place for place, topics in TOPICS.items() if topics & changed}

    def ask(self) -> None:
        """Ask for the numbers that may be others by now, if there are any."""
        if not self._stale:
            return
        asked = frozenset(self._stale)
        self._stale.clear()
        question = partial(_waiting, today=self._today(), language=self._texts.language, places=asked)
        # A function of its own for each question, so that no answer stands in for another's.
        self._tasks.query(question, lambda found: self._show(found), partial(self._refused, asked))

    def _show(self, found: "Mapping[str, tuple[Waiting, ...]]") -> None:
        for place, sorts in found.items():
            number = sum(each.number for each in sorts)
            short = f"{MOST}+" if number > MOST else str(number)
            told = self._texts(", ").join(waiting_words(each, self._texts) for each in sorts)
            self._view.show_waiting(place, short if number else "", told)

    def _refused(self, asked: frozenset[str], _error: QianjiError) -> None:
        for place in asked:
            self._view.show_waiting(place, "", "")


def waiting_words(each: "Waiting", texts: Translator) -> str:
    """What waits, in words."""
    from desktop.queries.waiting import Wait  # known by now: it brought the answer

    _, number = texts, each.number
    told = {
        Wait.FOLLOW_UPS: _.ngettext("{number} follow-up due", "{number} follow-ups due", number),
        Wait.STALLED: _.ngettext(
            "{number} deal without news for long", "{number} deals without news for long", number
        ),
        Wait.OVERDUE: _.ngettext("{number} overdue instalment", "{number} overdue instalments", number),
        Wait.ACTIONS: _.ngettext(
            "{number} action late or due within a week", "{number} actions late or due within a week", number
        ),
        Wait.INTERVIEWS: _.ngettext("{number} interview still to come", "{number} interviews still to come", number),
        Wait.FINALISING: _.ngettext("{number} evaluation to finalise", "{number} evaluations to finalise", number),
        Wait.RUNNING: _.ngettext("{number} period to evaluate", "{number} periods to evaluate", number),
    }[each.wait]
    return told.format(number=number)


def _waiting(session: Any, today: date, language: str, places: Collection[str]) -> "dict[str, tuple[Waiting, ...]]":
    from desktop.queries.waiting import waiting  # here, on the file's thread: the window is not kept waiting by it

    return waiting(session, today, language, places)
