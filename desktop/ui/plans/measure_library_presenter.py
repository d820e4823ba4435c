"""Decides what the library shows, and keeps what the owner changes in it; everything can be taken back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from desktop.domain.indicators import Indicator
from desktop.domain.measure_documents import MeasureDraft, problems
from desktop.errors import QianjiError
from desktop.i18n import CHINESE, ENGLISH, Translator
from desktop.queries.measures import MeasureRow, measure_rows
from desktop.services.seen import Seen, Shown
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.kit.values import Values
from desktop.ui.plans.measure_library_rows import LibraryLine, line_of
from desktop.ui.plans.measure_library_wanted import LibraryWanted, is_wanted
from desktop.ui.plans.questions import LibraryAnswer, library_answer
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.EVALUATIONS})
TEXTS = ("cause", "measure", "support")
_FIELDS = {"indicators": "helps"}  # parts of a draft that the form calls otherwise


class Verbs(Protocol):
    """The verbs on the library."""

    def add(self, draft: MeasureDraft) -> str:
        """Add a measure; its key."""
        ...

    def change(self, key: str, draft: MeasureDraft) -> None:
        """Keep other words for an entry."""
        ...

    def switch(self, key: str, is_active: bool) -> None:
        """Let plans use an entry, or no longer."""
        ...

    def restore(self, key: str) -> None:
        """Give a shipped entry its shipped words back."""
        ...

    def remove(self, key: str) -> None:
        """Take an own entry out."""
        ...

    def bring_back(self, key: str) -> None:
        """Put a removed own entry back."""
        ...


class LibraryView(Protocol):
    """What the presenter expects of its part of the page."""

    def show_lines(self, lines: Sequence[LibraryLine]) -> None:
        """Show these entries."""
        ...

    def show_wanted(self, wanted: LibraryWanted) -> None:
        """Let the filters say what is shown."""
        ...

    def show_none(self) -> None:
        """Show that no entry matches."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no library."""
        ...

    def open_editor(self, values: dict[str, object], indicators: Sequence[Indicator], row: MeasureRow | None) -> None:
        """Show the form; `row` is the entry being changed, None for a new one."""
        ...

    @property
    def editor(self) -> FormView:
        """The form."""
        ...

    def close_editor(self) -> None:
        """Put the form away."""
        ...


class LibraryPresenter(Presenter[LibraryView]):
    """Speaks to one view."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, verbs: Verbs) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._found = LibraryAnswer((), ())
        self._wanted = LibraryWanted()
        self._edited: MeasureRow | None = None
        self._flow = FormFlow(tasks, messages, texts, lambda: self.view.editor, CHANGED)

    def refresh(self) -> None:
        """Ask for the entries."""
        self._tasks.query(library_answer, self._show, self._show_trouble)

    @property
    def wanted(self) -> LibraryWanted:
        """Which entries are shown."""
        return self._wanted

    def want(self, wanted: LibraryWanted) -> None:
        """Show the entries of a step in which every word of a text stands."""
        self._wanted = wanted
        self._show(self._found)

    def take(self, wanted: LibraryWanted) -> None:
        """Show other entries, and let the filters say so."""
        self.view.show_wanted(wanted)
        self.want(wanted)

    def create(self) -> None:
        """Open an empty form."""
        self._edited = None
        self._flow.begin(None)
        self.view.open_editor({"step": "visits", "focus": ""}, self._found.indicators, None)

    def edit(self, line: LibraryLine) -> None:
        """Open the form of an entry."""
        self._edited = line.row
        values = values_of(line.row)
        self._flow.begin(Seen(values, partial(_values_now, line.row.key)))
        self.view.open_editor(values, self._found.indicators, line.row)

    def save(self, values: Values) -> None:
        """Keep what was entered, or say what is wrong."""
        row, draft = self._edited, draft_of(values, self._edited)
        self.view.editor.show_errors({})
        wrong = problems(draft, {each.code for each in self._found.indicators})
        if wrong:
            own = {name: f"{name}_{self._texts.language}" for name in TEXTS}  # where one would be written first
            fields = _FIELDS | own
            told = {fields.get(name, name): error.sentence(self._texts) for name, error in wrong.items()}
            self.view.editor.show_errors(told)
            return
        if row is None:
            self._act(partial(self._verbs.add, draft), self._texts("The measure is in the library."), self._undo_add)
            return
        undo = partial(self._verbs.restore, row.key) if not (row.is_own or row.is_changed) else None
        before = draft_of_row(row)
        taken_back = undo or partial(self._verbs.change, row.key, before)
        sentence = self._texts("Kept. The next evaluation uses these words.")
        self._act(partial(self._verbs.change, row.key, draft), sentence, lambda _answer: taken_back)

    def switch(self) -> None:
        """Let plans use the entry in the form, or no longer."""
        row = self._edited
        if row is None:
            return
        sentence = self._texts("Plans no longer use it.") if row.is_active else self._texts("Plans use it again.")
        undo = partial(self._verbs.switch, row.key, row.is_active)
        self._act(partial(self._verbs.switch, row.key, not row.is_active), sentence, lambda _answer: undo)

    def restore(self) -> None:
        """Give the entry in the form its shipped words back."""
        row = self._edited
        if row is None:
            return
        undo = partial(self._verbs.change, row.key, draft_of_row(row))
        sentence = self._texts("The shipped words are back.")
        self._act(partial(self._verbs.restore, row.key), sentence, lambda _answer: undo)

    def remove(self) -> None:
        """Take the own entry in the form out of the library."""
        row = self._edited
        if row is None:
            return
        undo = partial(self._verbs.bring_back, row.key)
        self._act(partial(self._verbs.remove, row.key), self._texts("The measure was removed."), lambda _answer: undo)

    def abandoned(self, come_back: Callable[[], None]) -> None:
        """The form was closed with something entered in it."""
        self._messages.tell(self._texts("What you entered was not saved."), self._texts("Back to it"), come_back)

    def _undo_add(self, key: object) -> Callable[[], object]:
        return partial(self._verbs.remove, str(key))

    def _act(self, work: Callable[[], object], sentence: str, undo: Callable[[object], Callable[[], object]]) -> None:
        def done(answer: object) -> None:
            self.view.close_editor()
            if self._flow.was_merged:  # what stood there before is not what the form began with
                self._messages.tell(sentence)
                return
            take_back = self._flow.guarded(undo(answer))
            self._messages.tell(
                sentence, self._texts("Undo"), lambda: self._tasks.act(take_back, _nothing, None, CHANGED)
            )

        self._flow.keep_seen(work, done)

    def _show(self, found: LibraryAnswer) -> None:
        self._found = found
        indicators = {each.code: each for each in found.indicators}
        lines = [line_of(row, indicators, self._texts) for row in found.rows]
        shown = [line for line in lines if is_wanted(line, self._wanted)]
        if shown:
            self.view.show_lines(shown)
        else:
            self.view.show_none()

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))


def values_of(row: MeasureRow) -> dict[str, object]:
    """An entry as the form shows it."""
    texts = zip(TEXTS, (row.causes, row.measures, row.supports), strict=True)
    given = {f"{name}_{language}": by.get(language, "") for name, by in texts for language in (CHINESE, ENGLISH)}
    diagnosis = row.when[0] if row.when else None
    helped = row.indicators[0] if row.indicators else None
    return {**given, "step": row.step, "helps": helped, "when": diagnosis, "focus": row.focus}


def draft_of(values: Values, row: MeasureRow | None) -> MeasureDraft:
    """What was entered; of an entry changed, what the form does not show stays."""
    helps, when = values.chosen("helps"), values.chosen("when")
    known, asked = (row.indicators, row.when) if row is not None else ((), ())
    indicators = tuple(dict.fromkeys([helps, *(code for code in known if code != helps)])) if helps else ()
    is_same = row is not None and known[:1] == (helps,)
    return MeasureDraft(
        step=str(values.chosen("step") or ""),
        indicators=indicators if is_same else indicators[:1],
        causes=_texts(values, "cause"),
        measures=_texts(values, "measure"),
        supports=_texts(values, "support"),
        moves=row.moves if row is not None and is_same else (helps or ""),
        when=(asked if asked[:1] == (when,) else (when,)) if when else (),
        focus=str(values.chosen("focus") or ""),
    )


def draft_of_row(row: MeasureRow) -> MeasureDraft:
    """An entry as it stands, to put it back."""
    return MeasureDraft(
        row.step, row.indicators, row.causes, row.measures, row.supports, row.moves, row.when, row.focus
    )


def _texts(values: Values, name: str) -> dict[str, str]:
    return {language: values.text(f"{name}_{language}") for language in (CHINESE, ENGLISH)}


def _nothing(_answer: object) -> None:
    """Nothing more to do: the page asks again by itself."""


def _values_now(key: str, session: Any) -> Shown:
    return next((values_of(row) for row in measure_rows(session) if row.key == key), {})
