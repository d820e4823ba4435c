"""Decides about the owner's own indicators: the form with its live check of the formula, removing, bringing back."""

from functools import partial
from typing import Any, Protocol

from desktop.domain.indicators import Catalogue, Unit
from desktop.domain.own_indicator import OwnIndicator, Source
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.own_indicators import own_indicators
from desktop.services.own_indicators import IndicatorDraft
from desktop.services.seen import Seen, Shown
from desktop.ui.kit.form_flow import FormFlow
from desktop.ui.kit.values import Values
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.schemes.questions import Overview, formula_text, spelled

CHANGED = frozenset({Topic.EVALUATIONS, Topic.TARGETS})


class Book(Protocol):
    """The verbs on own indicators."""

    def add(self, draft: IndicatorDraft) -> str:
        """The code of a new indicator."""
        ...

    def change(self, code: str, draft: IndicatorDraft) -> None:
        """Keep what the owner changed."""
        ...

    def remove(self, code: str) -> None:
        """Take an indicator out of the lists."""
        ...

    def bring_back(self, code: str) -> None:
        """Bring a removed indicator back."""
        ...


class IndicatorView(Protocol):
    """What the presenter expects of the form."""

    def open_form(self, values: dict[str, object], overview: Overview, own: OwnIndicator | None) -> None:
        """Show the form."""
        ...

    def show_formula(self, sentence: str, is_right: bool) -> None:
        """Say what the formula means, or what is wrong with it; "" for an empty one."""
        ...

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong in the form."""
        ...

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        ...

    def close_form(self) -> None:
        """Put the form away."""
        ...


class IndicatorPresenter(Presenter[IndicatorView]):
    """Speaks to the form of one own indicator."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, book: Book) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._book = book
        self._code = ""
        self.flow = FormFlow(tasks, messages, texts, lambda: self.view, CHANGED)

    def create(self, overview: Overview) -> None:
        """Open an empty form."""
        self._code = ""
        self.flow.begin(None)
        empty = {"source": Source.FORMULA, "unit": Unit.PERCENT, "better": True}
        self.view.open_form(empty, overview, None)
        self.check("")

    def edit(self, own: OwnIndicator, overview: Overview) -> None:
        """Open the form of an indicator."""
        self._code = own.code
        values = _values_of(own, overview.catalogue, self._texts.language)
        self.flow.begin(Seen(values, partial(_values_now, own.code, self._texts.language)))
        self.view.open_form(values, overview, own)
        self.check(formula_text(own, overview.catalogue, self._texts.language))

    def check(self, text: str) -> None:
        """Say at once what a formula means or what is wrong with it."""
        if not text.strip():
            self.view.show_formula("", is_right=True)
            return
        self._tasks.query(
            partial(spelled, code=self._code, text=text, language=self._texts.language), self._right, self._wrong
        )

    def save(self, values: Values) -> None:
        """Keep the indicator."""
        if not values.text("name"):
            self.view.show_errors({"name": self._texts("Give the indicator a name.")})
            return
        self.view.show_errors({})
        draft = IndicatorDraft(
            values.text("name"),
            values.text("name_en"),
            values.chosen("source"),
            values.chosen("unit"),
            bool(values.chosen("better")),
            values.text("formula"),
        )
        book, code = self._book, self._code

        def keep() -> None:
            if code:
                book.change(code, draft)
            else:
                book.add(draft)

        self.flow.keep_seen(keep, partial(self._kept, draft.name))

    def remove(self, own: OwnIndicator) -> None:
        """Take an indicator out of the lists, with a way back."""
        name = own.indicator.called(self._texts)
        sentence = self._texts("{name} was removed from the indicators.").format(name=name)
        undone = self._texts("{name} is back among the indicators.").format(name=name)
        book = self._book

        def removed(_answer: None) -> None:
            self.flow.tell(sentence, partial(book.bring_back, own.code), undone)

        self.flow.act(lambda: book.remove(own.code), removed)

    def _kept(self, name: str, _answer: None) -> None:
        self.view.close_form()
        self.flow.say(self._texts("{name} was saved.").format(name=name))

    def _right(self, shown: str) -> None:
        self.view.show_formula(self._texts("Reads as: {formula}").format(formula=shown), is_right=True)

    def _wrong(self, error: QianjiError) -> None:
        self.view.show_formula(error.sentence(self._texts), is_right=False)


def _values_of(own: OwnIndicator, catalogue: Catalogue, language: str) -> dict[str, object]:
    """An indicator as its form shows it."""
    return {
        "name": own.name,
        "name_en": own.name_en,
        "source": own.source,
        "unit": own.unit,
        "better": own.higher_is_better,
        "formula": formula_text(own, catalogue, language),
    }


def _values_now(code: str, language: str, session: Any) -> Shown:
    known = own_indicators(session)
    own = known.by_code.get(code)
    return {} if own is None else _values_of(own, known.catalogue, language)
