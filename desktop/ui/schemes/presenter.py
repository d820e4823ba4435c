"""Decides what the schemes page shows: the list, the scheme opened, and the verbs on whole schemes."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from desktop.domain.scheme import Scheme
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.scheme_list import SchemeLine
from desktop.services.left import Left
from desktop.services.presets import DEFAULT_PRESET, load_preset
from desktop.services.scheme_drafts import SchemeDraft
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.schemes.editor_presenter import EditorPresenter
from desktop.ui.schemes.house_presenter import HousePresenter
from desktop.ui.schemes.questions import Opened, Overview, PresetChoice, opened, overview

CHANGED = frozenset({Topic.EVALUATIONS})


class Verbs(Protocol):
    """The verbs on whole schemes."""

    def copy(self, scheme_id: int, name: str) -> int:
        """The key of a copy."""
        ...

    def retire(self, scheme_id: int) -> None:
        """Offer a scheme no longer."""
        ...

    def bring_back(self, scheme_id: int) -> None:
        """Offer a retired scheme again."""
        ...

    def make_usual(self, scheme_id: int) -> None:
        """Use a scheme where none is named."""
        ...

    def add_from_preset(self, preset: str, name: str) -> int:
        """The key of a ready-made scheme taken over."""
        ...


class SchemesView(Protocol):
    """What the presenter expects of its page."""

    def show_overview(self, found: Overview) -> None:
        """Show the lists."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...

    def show_editor(self) -> None:
        """Show the scheme opened in place of the lists."""
        ...

    def show_lists(self) -> None:
        """Show the lists again."""
        ...


class SchemesPresenter(Presenter[SchemesView]):
    """Speaks to one page."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: Verbs,
        editor: Callable[[Callable[[int], None]], EditorPresenter],
        house: HousePresenter,
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self.editor = editor(self._saved)
        self._house = house
        self.overview: Overview | None = None
        self._awaited: int | None = None  # the scheme to open once the list knows it

    def refresh(self) -> None:
        """Ask for everything."""
        self._tasks.query(partial(overview, language=self._texts.language), self._show, self._trouble)

    # -- schemes

    def open(self, line: SchemeLine) -> None:
        """Open a scheme; a retired one is brought back first."""
        if line.is_retired:
            self._bring_back(line, Left())
            return
        self._tasks.query(partial(opened, line=line), self._open, holds=True)

    def create(self) -> None:
        """Open a new scheme with the usual grades, tiers and ramp and no lines."""
        usual = load_preset(DEFAULT_PRESET).default_scheme.scheme
        rules = Scheme({}, 1, (), usual.grades, usual.tiers, form_titles={})
        name = self._texts("New scheme")
        self._open(Opened(None, SchemeDraft(name, rules), 1, is_in_use=False))

    def take_over(self, choice: PresetChoice) -> None:
        """Add a ready-made scheme and open it."""

        def added(scheme_id: int) -> None:
            self._messages.tell(self._texts("{name} was added.").format(name=choice.name))
            self._await(scheme_id)

        self._tasks.act(lambda: self._verbs.add_from_preset(choice.preset, choice.key), added, topics=CHANGED)

    def leave(self) -> None:
        """Go back to the lists; what was changed and not saved can be gone back to."""
        if not self.editor.is_open:
            return
        if self.editor.is_changed:
            working = self.editor.working
            name = working.draft.name_in(self._texts.language)
            told = self._texts("The changes to {name} are not saved.").format(name=name)
            self._messages.tell(told, self._texts("Go on writing"), self.view.show_editor)
        self.view.show_lists()

    # -- the scheme opened

    def copy(self) -> None:
        """Copy what is kept of the scheme opened under another name."""
        line = self._line()
        if line is None:
            return
        name = self._free_name(line.choice.name)

        def copied(scheme_id: int) -> None:
            self._messages.tell(self._texts("{name} was made; give it a name of its own.").format(name=name))
            self._await(scheme_id)

        self._tasks.act(lambda: self._verbs.copy(line.choice.scheme_id, name), copied, topics=CHANGED)

    def make_usual(self) -> None:
        """Ask before the scheme opened becomes the usual one, for that changes whom it is for."""
        line = self._line()
        if line is None:
            return
        name = line.choice.name_in(self._texts.language)
        self._messages.ask(
            self._texts("Make {name} the default scheme?").format(name=name),
            self._texts(
                "It is then used where no scheme is named, and for everybody in service whatever their position. "
                "Evaluations already made stay as they are."
            ),
            self._texts("Make it the default"),
            self._texts("Keep as it is"),
            partial(self._make_usual, line),
        )

    def retire(self) -> None:
        """Offer the scheme opened no longer, with a way back."""
        line = self._line()
        if line is None:
            return
        name, left = line.choice.name_in(self._texts.language), Left()

        def retired(_answer: None) -> None:
            self.editor.close()
            self.view.show_lists()
            told = self._texts("{name} is retired; evaluations made by it stay.").format(name=name)
            self._messages.tell(told, self._texts("Undo"), partial(self._bring_back, line, left))

        self._tasks.act(left.noting(lambda: self._verbs.retire(line.choice.scheme_id)), retired, topics=CHANGED)

    def _make_usual(self, line: SchemeLine) -> None:
        def made(_answer: None) -> None:
            name = line.choice.name_in(self._texts.language)
            self._messages.tell(self._texts("{name} is the default scheme now.").format(name=name))

        self._tasks.act(lambda: self._verbs.make_usual(line.choice.scheme_id), made, topics=CHANGED)

    def _bring_back(self, line: SchemeLine, left: Left) -> None:
        def back(_answer: None) -> None:
            name = line.choice.name_in(self._texts.language)
            self._messages.tell(self._texts("{name} is offered again.").format(name=name))

        work = left.guarding(lambda: self._verbs.bring_back(line.choice.scheme_id))
        self._tasks.act(work, back, topics=CHANGED)

    # -- answers

    def _show(self, found: Overview) -> None:
        self.overview = found
        self._house.show(found)
        self.view.show_overview(found)
        if self.editor.is_open:
            self.editor.learn(found)
        line = next((each for each in found.lines if each.choice.scheme_id == self._awaited), None)
        if line is not None:
            self._awaited = None
            self.open(line)

    def _trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    def _open(self, found: Opened) -> None:
        if not self.editor.is_changed:
            self._show_opened(found)
            return
        name = self.editor.working.draft.name
        if found.scheme_id is not None and found.scheme_id == self.editor.working.opened.scheme_id:
            self.view.show_editor()  # what was written in it is still there
            return
        self._messages.ask(
            self._texts("Discard the changes to {name}?").format(name=name),
            self._texts("They are not saved. Another scheme can be opened once they are saved or discarded."),
            self._texts("Discard changes"),
            self._texts("Go on writing"),
            partial(self._show_opened, found),
        )

    def _show_opened(self, found: Opened) -> None:
        if self.overview is not None:
            self.editor.open(found, self.overview)
            self.view.show_editor()

    def _saved(self, scheme_id: int) -> None:
        self.editor.close()
        self._await(scheme_id)

    def _await(self, scheme_id: int) -> None:
        self._awaited = scheme_id
        self.refresh()

    def _line(self) -> SchemeLine | None:
        if self.overview is None or not self.editor.is_open:
            return None
        scheme_id = self.editor.working.opened.scheme_id
        return next((each for each in self.overview.lines if each.choice.scheme_id == scheme_id), None)

    def _free_name(self, name: str) -> str:
        taken = {each.choice.name for each in self.overview.lines} if self.overview else set()
        number = 2
        while f"{name} {number}" in taken:
            number += 1
        return f"{name} {number}"
