"""Decides what the evaluations page shows: which evaluation, whose review, and how far it has come."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from desktop.domain.indicators import RecordKind
from desktop.domain.review import ReviewForm
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.record_results import Record
from desktop.queries.records import Behind
from desktop.queries.reviews import ReviewRow
from desktop.ui.evaluations.discarding import Discard, Discarding
from desktop.ui.evaluations.finalising import Finalise, Finalising
from desktop.ui.evaluations.questions import Desk, Wanted, behind, desk, sheet
from desktop.ui.kit.form_flow import tell_abandoned
from desktop.ui.kit.options import Option, matching
from desktop.ui.periods import period_title
from desktop.ui.ports import Guide, Messages, Tasks, Topic, Wish
from desktop.ui.presenter import Presenter
from desktop.ui.printables import PRINTING, REVIEWS

CHANGED = frozenset({Topic.EVALUATIONS})
PAGES = {RecordKind.SIGNING: "signings", RecordKind.DEAL: "deals", RecordKind.CUSTOMER: "customers"}


class Verbs(Discard, Finalise, Protocol):
    """The verbs on whole evaluations."""

    def reopen(self, evaluation_id: int, reason: str) -> None:
        """Make a finalised evaluation changeable again."""
        ...


class EvaluationsView(Protocol):
    """What the presenter expects of its page."""

    def show_none(self) -> None:
        """Teach how to begin: nothing was evaluated yet."""
        ...

    def show_desk(self, found: Desk, row: EvaluationRow) -> None:
        """Show this evaluation: title, choice of others, how far it has come, what may be done with it."""
        ...

    def show_people(self, people: Sequence[ReviewRow], review_id: int | None) -> None:
        """List these people, one of them chosen."""
        ...

    def show_review(self, form: ReviewForm, row: EvaluationRow) -> None:
        """Show one person's review."""
        ...

    def show_nobody(self) -> None:
        """Show that no person is chosen."""
        ...

    def show_behind(self, title: str, found: Behind, counted: int) -> None:
        """List the records behind a figure that counted so many."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is nothing to show."""
        ...

    def open_reopening(self) -> None:
        """Ask for the reason to reopen."""
        ...

    def refuse_reopening(self, sentence: str) -> None:
        """Say why it was not reopened."""
        ...

    def close_reopening(self) -> None:
        """Put the question for the reason away."""
        ...


class EvaluationsPresenter(Presenter[EvaluationsView]):
    """Speaks to one page; `row` and `form` are what it shows at the moment."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, verbs: Verbs, guide: Guide) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._guide = guide
        self._discarding = Discarding(tasks, messages, texts, verbs)
        self._finalising = Finalising(tasks, messages, texts, verbs, self.refresh)
        self._wanted = Wanted()
        self._desk: Desk | None = None
        self._shown: tuple[ReviewRow, ...] = ()
        self._sought = ""
        self._staff_id: int | None = None
        self._asked: tuple[str, int] = ("", 0)
        self.form: ReviewForm | None = None

    @property
    def row(self) -> EvaluationRow | None:
        """The evaluation shown."""
        return self._desk.row if self._desk else None

    @property
    def desk(self) -> Desk | None:
        """What was last found in the data file."""
        return self._desk

    # -- which evaluation

    def refresh(self) -> None:
        """Ask for the evaluation shown, or the latest one."""
        ask = partial(desk, wanted=self._wanted, language=self._texts.language)
        self._tasks.query(ask, self._show_desk, self._show_trouble)

    def choose(self, evaluation_id: int) -> None:
        """Show another evaluation, with the same person if it has her."""
        if self.row is None or evaluation_id != self.row.evaluation_id:
            self._wanted = Wanted(evaluation_id)
            self.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the person and days another page leads to."""
        self._staff_id = wish.staff_id if wish.staff_id is not None else self._staff_id
        if wish.start is not None or wish.end is not None:
            self._wanted = Wanted(None, wish.start, wish.end)
        self.refresh()

    def _show_desk(self, found: Desk) -> None:
        self._desk = found
        if found.row is None:
            self.view.show_none()
            return
        self._wanted = Wanted(found.row.evaluation_id)
        self.view.show_desk(found, found.row)
        self._list_people()

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    # -- which person

    def search(self, text: str) -> None:
        """List only the people a text means: a name, its pinyin, initials or the staff code."""
        self._sought = text
        self._list_people()

    def turn_to(self, review_id: int) -> None:
        """Keep to this person from now on, whatever is asked again meanwhile."""
        person = next((each for each in self._shown if each.review_id == review_id), None)
        if person is not None:
            self._staff_id = person.staff_id

    def choose_person(self, review_id: int) -> None:
        """Show this person's review."""
        self.turn_to(review_id)
        self._tasks.query(partial(sheet, review_id=review_id, language=self._texts.language), self._show_sheet)

    def _list_people(self) -> None:
        if self._desk is None:
            return
        people = self._desk.people
        if self._sought.strip():
            offered = [Option(each.review_id, each.name, "", self._desk.keys[each.review_id]) for each in people]
            meant = {option.value for option in matching(offered, self._sought)}
            people = tuple(each for each in people if each.review_id in meant)
        self._shown = people
        same = next((each.review_id for each in people if each.staff_id == self._staff_id), None)
        review_id = same if same is not None else (people[0].review_id if people else None)
        self.view.show_people(people, review_id)
        if review_id is None:
            self.form = None
            self.view.show_nobody()
        else:
            self.choose_person(review_id)

    def _show_sheet(self, form: ReviewForm | None) -> None:
        self.form = form
        if form is None or self.row is None:
            self.view.show_nobody()
        else:
            self.view.show_review(form, self.row)

    # -- the records behind a figure

    def open_records(self, indicator: str, title: str, counted: int) -> None:
        """List what an indicator counts for the person shown."""
        if self.form is None or self.row is None:
            return
        self._asked = (title, counted)
        ask = partial(
            behind,
            period=self.row.period,
            staff_id=self.form.person.staff_id,
            indicator=indicator,
            language=self._texts.language,
        )
        self._tasks.query(ask, self._show_behind, holds=True)

    def open_visits(self) -> None:
        """Go to the visits of the person shown in the period shown."""
        if self.form is not None:
            self._guide.go("visits", Wish(self.form.person.staff_id, self.form.start, self.form.end))

    def open_profile(self) -> None:
        """Go to the profile of the person shown."""
        if self.form is not None:
            self._guide.go("staff", Wish(self.form.person.staff_id))

    def open_record(self, kind: RecordKind, record: Record) -> None:
        """Go to one of the records behind a figure; a visit is found among those of its day."""
        if kind is RecordKind.VISIT and self.form is not None:
            self._guide.go("visits", Wish(self.form.person.staff_id, record.day, record.day))
        elif kind in PAGES:
            self._guide.go(PAGES[kind], Wish(record_id=record.record_id))

    def print_forms(self) -> None:
        """Go to the printed form of the person shown, from where everybody's are one tick away."""
        row, form = self.row, self.form
        if row is None or row.is_draft:
            return
        person = form.person.staff_id if form is not None else None
        self._guide.go(PRINTING, Wish(person, record_id=row.evaluation_id, state=REVIEWS))

    def _show_behind(self, found: Behind) -> None:
        title, counted = self._asked
        self.view.show_behind(title, found, counted)

    # -- the end of it, and its undoing

    def finalise(self) -> None:
        """Ask whether to freeze the evaluation, and say what that means."""
        if self._desk is not None and self._desk.row is not None:
            self._finalising.ask(self._desk.row, self._desk.people)

    def ask_discarding(self) -> None:
        """Ask whether to delete the evaluation shown."""
        if self.row is not None:
            self._discarding.ask(self.row)

    def ask_reopening(self) -> None:
        """Ask for the reason to reopen a finalised evaluation."""
        if self.row is not None and self.row.is_finalised:
            self.view.open_reopening()

    def abandoned(self, reopen: Callable[[], None]) -> None:
        """Tell that the reason was put away unsaved, with a way back to it."""
        tell_abandoned(self._messages, self._texts, reopen)

    def reopen(self, reason: str) -> None:
        """Make the evaluation changeable again."""
        row = self.row
        if row is None:
            return

        def reopened(_answer: None) -> None:
            self.view.close_reopening()
            sentence = self._texts("The evaluation of {period} is open again; its old seal is kept in the record.")
            self._messages.tell(sentence.format(period=period_title(row.period, self._texts)))

        def refused(error: QianjiError) -> None:
            self.view.refuse_reopening(error.sentence(self._texts))

        self._tasks.act(partial(self._verbs.reopen, row.evaluation_id, reason), reopened, refused, CHANGED)
