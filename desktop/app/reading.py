"""A company file that is open for reading only: how it comes to that, the bar that says so, a copy to go on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.copies import GoneOn, gone_on_in, remember
from desktop.app.files import (
    ENDING,
    Opened,
    has_forms_begun,
    open_damaged,
    open_earlier_copy,
    open_reading,
    open_reading_copy,
    place_of_copy,
)
from desktop.app.settings_ways import show_backups
from desktop.errors import InUseError, LockedError, QianjiError
from desktop.ui.messages import Question
from desktop.ui.shell.notices import Act
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from desktop.app.opening import Opening
    from desktop.app.program import Program
    from desktop.store.key import Keys
    from desktop.store.looking import LookedAt, Why

READING = "reading only"  # the matter of a notice
WAITS = 2.0  # s until what is half filled must be noted


class Reading:
    """Opens files for reading only and goes on in a copy."""

    def __init__(self, program: "Program", opening: "Opening") -> None:
        self._program = program
        self._opening = opening
        self.choose_copy: Callable[[Path], Path | None] = self._ask_for_copy

    def look_at(self, file: Path) -> None:
        """Open a file for reading only because the owner wants to look and change nothing."""
        from desktop.store.looking import Why

        self.open(file, Why.CHOSEN)

    def offer(self, file: Path, error: QianjiError, keys: "Keys" = ()) -> None:
        """Offer to look at a file that may not be written to, or that somebody else works with."""
        from desktop.store.looking import Why

        _ = self._program.desk.look.texts
        told = _(
            "You can look at everything, print and export, and nothing of the file is changed. To enter something, "
            "save a copy then and go on there."
        )
        why = Why.IN_USE if isinstance(error, InUseError) else Why.RIGHTS
        question = Question(
            _("Open {file} for reading only?").format(file=file.name), _.sentences(error.sentence(_), told),
            _("Open for reading only"), _("Leave it"), partial(self.open, file, why, keys), is_harmless=True,
        )  # fmt: skip
        self._program.desk.messages.asked.emit(question)

    def open(self, file: Path, why: "Why", keys: "Keys" = ()) -> None:
        """Open a file for reading only; for a protected one the password is asked for."""
        self._opening.set_stage_busy(True)
        self._program.desk.tasks.act(
            partial(open_reading, file, why, keys), self._program.show_opened, partial(self._refuse, file, why)
        )

    def look_at_damaged(self, file: Path, keys: "Keys") -> None:
        """Open a damaged file for reading only, or say that nothing of it can be read."""
        from desktop.store.looking import Why

        desk = self._program.desk

        def failed(_error: QianjiError) -> None:
            self._opening.set_stage_busy(False)
            told = desk.look.texts("{file} cannot even be looked at. Open one of its backups.")
            desk.messages.fail(told.format(file=file.name))

        self._opening.set_stage_busy(True)
        desk.tasks.act(partial(open_reading, file, Why.DAMAGED, keys), self._program.show_opened, failed)

    def stop_entering(self, opened: Opened) -> None:
        """Go on for reading only with an open file that was found damaged; what was being typed stays begun."""
        program = self._program
        if program.opened is None or program.opened.database is not opened.database:
            return
        window = program.desk.window
        current = window.current_key

        def shown(looked: Opened) -> None:
            program.show_opened(looked, current)
            self.tell_begun(looked)

        def failed(error: QianjiError) -> None:
            from desktop.app.rescuing import rescue_open  # seldom needed

            window.give_way(is_final=False)
            rescue_open(program, error)

        window.give_way(is_final=True)  # what is half filled is noted first, on the same thread
        program.desk.tasks.act(partial(open_damaged, opened), shown, failed)

    def tell_begun(self, opened: Opened) -> None:
        """Say where the forms wait that were begun in the window before; nothing where there are none."""
        desk = self._program.desk

        def told(is_begun: bool) -> None:
            if is_begun:
                _ = desk.look.texts
                desk.messages.tell(
                    _("What you had begun is kept: open the same form again, it is offered at the top.")
                )

        desk.tasks.act(partial(has_forms_begun, opened), told)

    def tell(self, opened: Opened) -> None:
        """Say at the top of the window that nothing can be entered, and why; ask before what was begun goes."""
        from desktop.store.looking import LookedAt, Why

        database, window = opened.database, self._program.desk.window
        if not isinstance(database, LookedAt):
            return
        window.loses = partial(self._loses, database)
        _ = self._program.desk.look.texts
        earlier = gone_on_in(self._program.settings, database.path)
        if database.why is Why.DAMAGED:
            acts = [Act(_("Show the backups"), partial(show_backups, self._program.desk))]
        else:
            acts = [Act(_("Save a copy and go on there"), self.go_on_in_copy)]
        sentence = self._sentence(database)
        if earlier is not None:
            acts.insert(0, Act(_("Open the copy"), partial(self._go_on_in, earlier.path)))
            sentence = _.sentences(sentence, self._told_of(earlier))
        window.notices.say(READING, sentence, Tone.WARN, *acts)

    def go_on_in_copy(self) -> None:
        """Go on in a copy; where there is one already, only after asking whether another is wanted."""
        opened = self._program.opened
        if opened is None or not opened.database.is_read_only:
            return
        earlier = gone_on_in(self._program.settings, opened.database.path)
        if earlier is None:
            self._save_copy()
            return
        _ = self._program.desk.look.texts
        told = _("A second copy is made of this file as it is, without what was entered in the first one.")
        self._program.desk.messages.ask(
            _("Save another copy of {file}?").format(file=opened.database.path.name),
            _.sentences(self._told_of(earlier), told),
            _("Save another copy"),
            _("Leave it"),
            self._save_copy,
        )

    def _save_copy(self) -> None:
        """Save a copy where the owner wishes it and go on there, with what was begun."""
        opened, desk = self._program.opened, self._program.desk
        if opened is None:
            return
        file = opened.database.path
        target = self.choose_copy(place_of_copy(file))
        if target is None:
            return
        desk.messages.begin(desk.look.texts("Saving a copy …"))

        def remembered(copy: Opened) -> None:
            remember(self._program.settings, copy.database.path, file)

        self._leave_for(partial(open_reading_copy, opened, target, self._program.today()), remembered)

    def _go_on_in(self, copy: Path) -> None:
        """Open the copy in which somebody went on already, with what was begun here."""
        opened = self._program.opened
        if opened is not None:
            self._leave_for(partial(open_earlier_copy, opened, copy, self._program.today()), lambda _copy: None)

    def _leave_for(self, opening: "Callable[[], Opened]", arrives: "Callable[[Opened], None]") -> None:
        """Go on in another file on the same page, and say where it lies and where what was begun waits."""
        window, desk = self._program.desk.window, self._program.desk
        current = window.current_key

        def arrived(copy: Opened) -> None:
            arrives(copy)
            self._program.show_opened(copy, current)
            self.tell_begun(copy)

        def failed(error: QianjiError) -> None:
            window.give_way(is_final=False)
            desk.messages.fail(error.sentence(desk.look.texts))

        window.give_way(is_final=True)  # what is half filled is noted first, on the same thread
        desk.tasks.act(opening, arrived, failed)

    def _ask_for_copy(self, offered: Path) -> Path | None:
        from desktop.ui.kit.save_place import FileKind, ask_where_to_save

        _, window = self._program.desk.look.texts, self._program.desk.window
        return ask_where_to_save(
            window, _("Save a copy and go on there"), str(offered), [FileKind(_("Company files"), ENDING)],
            is_replacing=False,  # no file is ever overwritten: that is refused
        )  # fmt: skip

    def _told_of(self, earlier: GoneOn) -> str:
        told = self._program.desk.look.texts("You went on in the copy {copy}, written last on {moment}.")
        return told.format(copy=earlier.path, moment=f"{earlier.changed:%Y-%m-%d %H:%M}")

    def _refuse(self, file: Path, why: "Why", error: QianjiError) -> None:
        if isinstance(error, LockedError):
            self._opening.show_door(file, why)
        else:
            self._opening.show_refused(file, error)

    def _loses(self, database: "LookedAt") -> bool:
        """Whether forms begun here would be gone: nothing of them is in any file."""
        self._program.desk.tasks.wait(WAITS)
        return any(database.notes.values())

    def _sentence(self, database: "LookedAt") -> str:
        from desktop.store.looking import Why

        _ = self._program.desk.look.texts
        told = {
            Why.RIGHTS: _("{file} is open for reading only: the file or its folder may not be written to."),
            Why.IN_USE: _(
                "{file} is open for reading only: somebody else works with it. You see it as it stood at {time}."
            ),
            Why.CHOSEN: _("{file} is open for reading only, as you chose."),
            Why.DAMAGED: _(
                "{file} is open for reading only: it is damaged. What is shown may be wrong or incomplete."
            ),
        }[database.why]
        return told.format(file=database.path.name, time=f"{database.since:%H:%M}")
