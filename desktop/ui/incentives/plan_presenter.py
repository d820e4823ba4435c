"""Decides about commission plans: listed, entered, changed, followed by another one, removed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.domain.commission import Basis, Counted, Mode, Terms
from desktop.domain.period import PeriodKind
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.commission_plans import PlanLine, commission_plans
from desktop.queries.lookups import positions, words
from desktop.services.commission_plans import PlanDraft
from desktop.services.seen import Seen, Shown
from desktop.ui.incentives.specs import PLAN_FIELDS
from desktop.ui.incentives.tiers import entries_of
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import given_by
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.spelling import with_pinyin

CHANGED = frozenset({Topic.COMMISSIONS})


class Plans(Protocol):
    """The verbs on plans."""

    def add(self, draft: PlanDraft) -> int:
        """The key of a new plan."""
        ...

    def change(self, plan_id: int, draft: PlanDraft) -> None:
        """Keep what the owner changed."""
        ...

    def take_over(self, plan_id: int, draft: PlanDraft, first_day: date) -> int:
        """The key of a new plan that follows another."""
        ...

    def go_on(self, plan_id: int, follower_id: int, valid_to: date | None) -> None:
        """Let a plan go on that another had taken over from."""
        ...

    def remove(self, plan_id: int) -> None:
        """Take a plan away."""
        ...

    def restore(self, plan_id: int) -> None:
        """Bring a plan back."""
        ...


class PlansView(Protocol):
    """What the presenter expects of the tab."""

    def show_plans(self, lines: Sequence[PlanLine]) -> None:
        """Show the plans, or how to begin."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...


class PlanView(FormView, Protocol):
    """What the presenter expects of the form."""

    def open_plan(
        self, values: Mapping[str, object], chosen: Offers, title: str, line: PlanLine | None, is_follower: bool
    ) -> None:
        """Show a plan, an empty form, or the form of a plan that follows another."""
        ...

    def put_away(self) -> None:
        """Close the form."""
        ...


class PlanPresenter(Presenter[PlansView]):
    """Speaks to the tab and its form."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, plans: Plans, today: Callable[[], date]
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._plans = plans
        self._today = today
        self._form: PlanView | None = None
        self._edited: PlanLine | None = None
        self._is_follower = False
        self.flow = FormFlow(tasks, messages, texts, lambda: self.form, CHANGED)

    @property
    def form(self) -> PlanView:
        """The form, attached with the tab."""
        assert self._form is not None  # noqa: S101 - a page attaches its forms when it is built
        return self._form

    def attach_with_form(self, view: PlansView, form: PlanView) -> None:
        """Speak to these."""
        self.attach(view)
        self._form = form

    def refresh(self) -> None:
        """Ask for the plans."""
        ask = partial(commission_plans, language=self._texts.language)
        self._tasks.query(ask, self._show, self._show_trouble)

    def create(self) -> None:
        """Open an empty form; it begins as the common case."""
        self._edited, self._is_follower = None, False
        values = {
            "basis": Basis.COLLECTED,
            "mode": Mode.PROGRESSIVE,
            "counted": Counted.PERIOD,
            "cycle": PeriodKind.MONTH,
        }
        self._open(values, self._texts("New commission plan"))

    def edit(self, line: PlanLine) -> None:
        """Open the form of a plan."""
        self._edited, self._is_follower = line, False
        values = _values_of(line)
        self.flow.begin(Seen(values, partial(self._values_now, line.plan_id)), self._offers)
        self._open(values, self._texts("Commission plan"))

    def follow(self) -> None:
        """Let new terms take over from the plan in the form, from a day on."""
        if self._edited is None:
            return
        self._is_follower = True
        title = self._texts("New terms after {plan}").format(plan=self._edited.label)
        self._open({**_values_of(self._edited), "valid_from": None, "valid_to": None}, title)

    def save(self, values: Values) -> None:
        """Keep what was entered, or say what is wrong."""
        given, errors = given_by(values, PLAN_FIELDS, self._today(), self._texts)
        if self._is_follower and given.get("valid_from") is None and "valid_from" not in errors:
            errors["valid_from"] = self._texts("Say from which day of signing the new terms hold.")
        self.form.show_errors(errors)
        if errors:
            return
        draft, edited = _draft(given), self._edited
        if edited is None:
            self.flow.keep(partial(self._plans.add, draft), self._added)
        elif self._is_follower:
            work = partial(self._plans.take_over, edited.plan_id, draft, given["valid_from"])
            self.flow.keep(work, partial(self._taken_over, edited))
        else:
            change = partial(self._plans.change, edited.plan_id, draft)
            self.flow.keep_seen(change, lambda _answer: self._changed(edited))

    def remove(self) -> None:
        """Take the plan in the form away, with a way back."""
        if self._edited is None:
            return
        line, _ = self._edited, self._texts

        def removed(_answer: None) -> None:
            self.form.put_away()
            self.flow.tell(
                _("The plan {name} was removed.").format(name=line.label),
                lambda: self._plans.restore(line.plan_id),
                _("The plan is back."),
            )

        self.flow.keep(partial(self._plans.remove, line.plan_id), removed)

    def _open(self, values: Mapping[str, object], title: str) -> None:
        def show(chosen: Offers) -> None:
            self.form.open_plan(values, chosen, title, self._edited, self._is_follower)

        self._tasks.query(self._offers, show, holds=True)

    def _offers(self, session: Any) -> Offers:
        """The form's list of records is the list of positions here."""
        products = with_pinyin(words(session, "product", self._texts.language))
        return Offers(deals=positions(session, self._texts.language), words={"product": products})

    def _values_now(self, plan_id: int, session: Any) -> Shown:
        lines = commission_plans(session, self._texts.language, plan_id)
        return _values_of(lines[0]) if lines else {}

    def _added(self, plan_id: int) -> None:
        self.form.put_away()
        self.flow.tell(
            self._texts("The plan was added; statements follow from it at once."),
            lambda: self._plans.remove(plan_id),
            self._texts("The plan was taken back."),
        )

    def _taken_over(self, former: PlanLine, follower_id: int) -> None:
        self.form.put_away()
        self.flow.tell(
            self._texts("The new terms take over."),
            lambda: self._plans.go_on(former.plan_id, follower_id, former.valid_to),
            self._texts("The plan goes on with its own terms."),
        )

    def _changed(self, former: PlanLine) -> None:
        self.form.put_away()
        self.flow.tell(
            self._texts("The plan was saved."),
            lambda: self._plans.change(former.plan_id, _draft(_values_as_given(former))),
            self._texts("The plan stands as before."),
        )

    def _show(self, lines: Sequence[PlanLine]) -> None:
        self.view.show_plans(lines)

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))


def _draft(given: Mapping[str, Any]) -> PlanDraft:
    told = {
        name: given[name] for name in ("name", "name_en", "cycle", "product", "position_id", "valid_from", "valid_to")
    }
    terms = Terms(given["basis"], given["mode"], given["counted"], given["tiers"], given["repeat_rate"])
    return PlanDraft(terms=terms, **told)


def _values_of(line: PlanLine) -> dict[str, object]:
    """A plan as its form shows it."""
    terms = line.terms
    return {
        "name": line.name,
        "name_en": line.name_en,
        "basis": terms.basis,
        "mode": terms.mode,
        "counted": terms.counted,
        "cycle": line.cycle,
        "tiers": entries_of(terms.tiers),
        "repeat_rate": "" if terms.repeat_rate is None else f"{terms.repeat_rate.normalize():f}",
        "product": line.product,
        "position_id": line.position_id,
        "valid_from": line.valid_from,
        "valid_to": line.valid_to,
    }


def _values_as_given(line: PlanLine) -> dict[str, object]:
    """A plan as saving its form gives it."""
    terms = line.terms
    return {**_values_of(line), "tiers": terms.tiers, "repeat_rate": terms.repeat_rate}
