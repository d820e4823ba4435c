"""Moves the open company from its server back into a file of this computer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.app.files import ENDING, Opened, fresh_path, open_file
from desktop.errors import QianjiError
from desktop.ui.shell.leaving import Occasion

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.services.moving import Moved


class MovingBack:
    """Asks for the new file, says what follows from it, and lets the company move."""

    def __init__(self, program: "Program") -> None:
        self._program = program
        self.choose_file: Callable[[Path], Path | None] = self._ask_for_file

    def choose(self) -> None:
        """Let the owner name a new file, and ask whether the company is to lie there."""
        opened, desk = self._program.opened, self._program.desk
        if opened is None:
            return
        file = self.choose_file(fresh_path(paths.user_folder() / f"{opened.database.path.stem}{ENDING}"))
        if file is None:
            return
        _ = desk.look.texts
        told = _(
            "Everything is copied and compared value by value. From then on this computer works on the file. What "
            "other computers enter on the server afterwards does not come into it: tell them first."
        )
        agreed = partial(desk.window.leave_for, Occasion.FILE, partial(self._move, file))
        question = _("Move the company back into {file}?").format(file=file)
        desk.messages.ask(question, told, _("Move it"), _("Leave it"), agreed)

    def _move(self, file: Path) -> None:
        from desktop.services.servers import move_back

        opened, desk = self._program.opened, self._program.desk
        if opened is None:
            return
        desk.window.setEnabled(False)
        desk.messages.begin(desk.look.texts("Moving the company into the file; this may take some minutes …"))

        def work() -> "tuple[Opened, Moved]":
            moved = move_back(opened.database, file)
            return open_file(file), moved

        desk.tasks.act(work, partial(self._moved, file), self._failed)

    def _moved(self, file: Path, answer: "tuple[Opened, Moved]") -> None:
        opened, moved = answer
        self._program.show_opened(opened)
        desk = self._program.desk
        told = desk.look.texts(
            "Moved into {file} and compared value by value: {rows} rows. On the server it stays as it was; "
            "nobody should go on working there. The file has no password yet."
        )
        desk.messages.tell(told.format(file=file, rows=f"{moved.rows:,}"))

    def _failed(self, error: QianjiError) -> None:
        desk = self._program.desk
        desk.window.setEnabled(True)
        desk.messages.fail(error.sentence(desk.look.texts))

    def _ask_for_file(self, offered: Path) -> Path | None:
        from desktop.ui.kit.save_place import FileKind, ask_where_to_save

        _, window = self._program.desk.look.texts, self._program.desk.window
        return ask_where_to_save(
            window, _("Move the company back into a file"), str(offered), [FileKind(_("Company files"), ENDING)],
            is_replacing=False,  # no file is ever overwritten: that is refused
        )  # fmt: skip
