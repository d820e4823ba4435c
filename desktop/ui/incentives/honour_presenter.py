"""Decides about awards: whom figures suggest, whom the owner honours, and which awards there are."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from desktop.domain.awards import Audience, AwardMeasure
from desktop.domain.period import Period
from desktop.errors import QianjiError
from desktop.i18n import CHINESE, Translator
from desktop.queries.award_suggestions import Suggestion, award_suggestions
from desktop.queries.awards import AwardKindLine, AwardLine, award_kinds, honours
from desktop.queries.lookups import Choice, staff_in_service
from desktop.queries.own_indicators import indicators_of
from desktop.services.award_kinds import AwardKindDraft
from desktop.services.awards import AwardDraft
from desktop.services.seen import Seen, Shown
from desktop.ui.incentives.honour_ports import (
    AwardForm,
    Awards,
    Honoured,
    HonoursView,
    Kinds,
    KindView,
    SuggestionRow,
)
from desktop.ui.incentives.specs import GRANT_FIELDS, KIND_FIELDS
from desktop.ui.kit.form_flow import FormFlow
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.reading import given_by
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.AWARDS, Topic.QUALITY})


class HonourPresenter(Presenter[HonoursView]):
    """Speaks to the tab, the form of a grant and the form of an award."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        awards: Awards,
        kinds: Kinds,
        today: Callable[[], date],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._awards = awards
        self._kinds = kinds
        self._today = today
        self._grant_form: AwardForm | None = None
        self._kind_form: KindView | None = None
        self._period: Period | None = None
        self._found = Honoured((), (), ())
        self._suggestion: Suggestion | None = None
        self._edited: AwardKindLine | None = None
        self.granting = FormFlow(tasks, messages, texts, lambda: self.grant_form, CHANGED)
        self.naming = FormFlow(tasks, messages, texts, lambda: self.kind_form, CHANGED)

    @property
    def grant_form(self) -> AwardForm:
        """The form of a grant."""
        assert self._grant_form is not None  # noqa: S101 - a page attaches its forms when it is built
        return self._grant_form

    @property
    def kind_form(self) -> KindView:
        """The form of an award."""
        assert self._kind_form is not None  # noqa: S101 - a page attaches its forms when it is built
        return self._kind_form

    def attach_with_forms(self, view: HonoursView, grant_form: AwardForm, kind_form: KindView) -> None:
        """Speak to these."""
        self.attach(view)
        self._grant_form, self._kind_form = grant_form, kind_form

    def ask(self, period: Period) -> None:
        """Ask for the suggestions and the honours of a period."""
        self._period = period
        language = self._texts.language

        def question(session: Any) -> Honoured:
            kinds = award_kinds(session, language)
            found = award_suggestions(session, period, language)
            rows = [
                row
                for kind in kinds
                for row in (
                    [SuggestionRow(kind, each) for each in found if each.kind == kind] or [SuggestionRow(kind, None)]
                )
            ]
            return Honoured(
                kinds, tuple(rows), honours(session, period.start, period.end, language), indicators_of(session)
            )

        self._tasks.query(question, self._show, self._show_trouble)

    # -- granting

    def grant(self, row: SuggestionRow | None = None) -> None:
        """Open the form of a grant, perhaps for a suggestion."""
        self._suggestion = row.suggestion if row else None
        values: dict[str, object] = {"granted_on": self._today(), "kind_id": row.kind.kind_id if row else None}
        if self._suggestion is not None:
            values["staff_id"] = self._suggestion.staff_id

        def show(people: tuple[Choice, ...]) -> None:
            chosen = Offers(people=self._with_suggested(people))
            self.grant_form.open_award(values, chosen, self._grant_title(), self._found.kinds, True)

        self._tasks.query(partial(staff_in_service, day=self._today()), show, holds=True)

    def save_grant(self, values: Values) -> None:
        """Grant the award, or say what is wrong."""
        given, errors = given_by(values, GRANT_FIELDS, self._today(), self._texts)
        self.grant_form.show_errors(errors)
        if errors or self._period is None:
            return
        points = given.pop("points") or Decimal(0)
        draft = AwardDraft(period=self._period, points=points, **given, **self._speaks_for(given))
        self.granting.keep(partial(self._awards.grant, draft), self._granted)

    def take_back(self, line: AwardLine) -> None:
        """Ask, then take an award off the honours list."""
        _ = self._texts
        question = _("Withdraw {award} from {name}?").format(award=line.kind, name=line.staff)
        told = _("It leaves the honours list of {period}.")
        if line.points:
            told = _("It leaves the honours list of {period}, and its conduct points go with it.")
        self._messages.ask(
            question,
            told.format(period=line.period_label),
            _("Withdraw the award"),
            _("Keep it"),
            lambda: self._take_back(line),
        )

    # -- the awards there are

    def add_usual(self) -> None:
        """Add the usual awards."""
        self._tasks.act(self._kinds.add_usual, self._added_usual, topics=CHANGED)

    def create_kind(self) -> None:
        """Open an empty form of an award."""
        self._edited = None
        self.naming.begin(None)
        values: dict[str, object] = {"indicator": "", "measure": AwardMeasure.TOP, "audience": Audience.EVERYBODY}
        self.kind_form.open_award(values, Offers(), self._texts("New award"), (), True)

    def edit_kind(self, row: SuggestionRow) -> None:
        """Open the form of an award."""
        kind = self._edited = row.kind
        values = _values_of(kind)
        self.naming.begin(Seen(values, partial(_values_now, kind.kind_id)))
        self.kind_form.open_award(values, Offers(), self._texts("Award {name}").format(name=kind.label), (), False)

    def save_kind(self, values: Values) -> None:
        """Keep an award, or say what is wrong."""
        given, errors = given_by(values, KIND_FIELDS, self._today(), self._texts)
        self.kind_form.show_errors(errors)
        if errors:
            return
        draft = AwardKindDraft(**given)
        work: Callable[[], object] = partial(self._kinds.add, draft)
        if self._edited is not None:
            work = partial(self._kinds.change, self._edited.kind_id, draft)
        self.naming.keep_seen(work, lambda _answer: self._kind_saved())

    def remove_kind(self) -> None:
        """Take the award in the form off the list, with a way back."""
        if self._edited is None:
            return
        kind, _ = self._edited, self._texts

        def removed(_answer: None) -> None:
            self.kind_form.put_away()
            told = _("The award {name} was removed; those granted stay on the honours list.")
            self.naming.tell(
                told.format(name=kind.label), lambda: self._kinds.restore(kind.kind_id), _("The award is back.")
            )

        self.naming.keep(partial(self._kinds.remove, kind.kind_id), removed)

    def _with_suggested(self, people: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """Also somebody who has left since may be honoured for the period."""
        one = self._suggestion
        if one is None or any(person.id == one.staff_id for person in people):
            return people
        return (*people, Choice(one.staff_id, one.staff, (one.staff_code,)))

    def _grant_title(self) -> str:
        period = self._period.title(self._texts) if self._period else ""
        return self._texts("Grant an award for {period}").format(period=period)

    def _speaks_for(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The figure and place that were suggested, where award and person are still the suggested ones."""
        one = self._suggestion
        if one is None or (one.kind.kind_id, one.staff_id) != (given["kind_id"], given["staff_id"]):
            return {}
        return {"rank": one.rank, "indicator": one.kind.indicator, "figure": one.figure}

    def _granted(self, award_id: int) -> None:
        self.grant_form.put_away()
        self.granting.tell(
            self._texts("The award stands on the honours list."),
            lambda: self._awards.take_back(award_id),
            self._texts("The award was taken back."),
        )

    def _take_back(self, line: AwardLine) -> None:
        _ = self._texts

        def done(_answer: None) -> None:
            self.granting.tell(
                _("The award was taken back."),
                lambda: self._awards.restore(line.award_id),
                _("The award stands on the honours list."),
            )

        self.granting.act(partial(self._awards.take_back, line.award_id), done)

    def _kind_saved(self) -> None:
        self.kind_form.put_away()
        self.naming.say(self._texts("The award was saved."))

    def _added_usual(self, number: int) -> None:
        told = self._texts.ngettext("{number} award was added.", "{number} awards were added.", number)
        self._messages.tell(told.format(number=number))

    def _show(self, found: Honoured) -> None:
        self._found = found
        self.kind_form.offer_figures(found.known)
        self.view.show_honours(found)

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))


def _values_of(kind: AwardKindLine) -> dict[str, object]:
    """An award as its form shows it."""
    return {name: getattr(kind, name) for name in ("name", "name_en", "indicator", "measure", "audience")}


def _values_now(kind_id: int, session: Any) -> Shown:
    return next((_values_of(kind) for kind in award_kinds(session, CHINESE) if kind.kind_id == kind_id), {})
