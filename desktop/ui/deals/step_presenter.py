"""Decides about the steps of a deal: moved, won, lost, opened again, handed over; all undoable."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.deals.lines import DealLine
from desktop.queries.deals.story import DealStory, deal_story
from desktop.services.left import while_shown
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.ui.deals.questions import step_offers
from desktop.ui.deals.steps import STEPS, Course, Step, called, contracts_of
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import given_by
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.DEALS, Topic.SIGNINGS, Topic.CUSTOMERS})


class StepView(Protocol):
    """What the presenter expects of the page."""

    @property
    def step_form(self) -> FormView:
        """The form of a step that was opened last."""
        ...

    def open_step(self, step: Step, values: Mapping[str, object], chosen: Offers, line: DealLine) -> None:
        """Show the form of a step."""
        ...

    def close_step(self) -> None:
        """Put the form away."""
        ...


class StepPresenter(Presenter[StepView]):
    """Speaks to one page."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, course: Course, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._course = course
        self._today = today
        self._step: Step | None = None
        self._line: DealLine | None = None
        self.flow = FormFlow(tasks, messages, texts, lambda: self.view.step_form, CHANGED)

    def begin(self, key: str, deal_id: int) -> None:
        """Open the form of a step."""
        step = STEPS[key]
        ask = partial(step_offers, deal_id=deal_id, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, lambda found: self._open(step, *found), holds=True)

    def save(self, values: Values) -> None:
        """Take the step, or say what is wrong."""
        step, line = self._step, self._line
        if step is None or line is None:
            return
        given, errors = given_by(values, step.fields, self._today(), self._texts)
        self.view.step_form.show_errors(errors)
        if not errors:
            verb = partial(step.act, self._course, line.deal_id, given)
            self.flow.keep_seen(verb, lambda _answer: self._taken(step, line))

    def move(self, line: DealLine, stage_id: int, stage: str) -> None:
        """Let a deal reach a stage today, as it was carried there."""
        _ = self._texts
        verb = partial(self._course.move, line.deal_id, stage_id, self._today())
        told, undone = _("{customer} is now at “{stage}”."), _("{customer} stands where it stood.")
        self._act(line, verb, lambda _answer: self._tell(told, undone, line, stage))

    def reopen(self, line: DealLine) -> None:
        """Open a closed deal again."""
        _ = self._texts
        verb = partial(self._course.reopen, line.deal_id)
        told, undone = _("{customer} is open again."), _("{customer} is closed as it was.")
        self._act(line, verb, lambda _answer: self._tell(told, undone, line))

    def _act(self, line: DealLine, verb: Callable[[], object], done: Callable[[object], None]) -> None:
        def refused(error: QianjiError) -> None:
            _ = self._texts
            told = error.sentence(_)
            if isinstance(error, ChangedElsewhereError):
                elsewhere = _("{customer} was moved elsewhere meanwhile and stays there. See where it stands.")
                told = elsewhere.format(customer=called(line))
            self._messages.fail(told)

        self._tasks.act(self._seen(_standing(line), line.deal_id).guarding(verb), done, refused, CHANGED)

    def _seen(self, standing: Shown, deal_id: int) -> Seen:
        return Seen(standing, partial(self._standing_now, deal_id))

    def _standing_now(self, deal_id: int, session: Any) -> Shown:
        story = deal_story(session, deal_id, self._today(), self._texts.language)
        return {} if story is None else _standing(story.line)

    def _open(self, step: Step, story: DealStory | None, chosen: Offers) -> None:
        if story is None:
            return
        self._step, self._line = step, story.line
        self.flow.begin(self._seen(_standing(story.line), story.line.deal_id))
        offered = Offers(people=chosen.people, words={**chosen.words, "signing_id": contracts_of(story, self._texts)})
        self.view.open_step(step, step.begin(story, self._today()), offered, story.line)

    def _taken(self, step: Step, line: DealLine) -> None:
        self.view.close_step()
        self._tell(self._texts(step.told), self._texts(step.undone), line)

    def _tell(self, told: str, undone: str, line: DealLine, stage: str = "") -> None:
        name = called(line)
        said = told.format(customer=name, stage=stage)

        def offer(taken: Shown) -> None:
            # The last step is taken back: it must still be this one.
            now, take_back = partial(self._standing_now, line.deal_id), partial(self._course.take_back, line.deal_id)
            undo = while_shown(taken, now, take_back)
            self.flow.tell(said, undo, undone.format(customer=name))

        self._tasks.query(partial(self._standing_now, line.deal_id), offer)


def _standing(line: DealLine) -> Shown:
    """Where a deal stands on its way, and whose it is."""
    names = ("stage_id", "in_stage_since", "result", "closed_on", "staff_id")
    return {name: getattr(line, name) for name in names}
