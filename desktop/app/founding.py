"""The last question before a new company's file is made: whether it gets a password."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.app.opening import Opening
    from desktop.app.program import Program
    from desktop.ui.security.stages import Protect
    from desktop.ui.security.steps import Entered


class Founding:
    """A company that has its name and kind, and no file yet."""

    def __init__(self, program: "Program", opening: "Opening", name: str, preset: str) -> None:
        self._program = program
        self._opening = opening
        self._name = name
        self._preset = preset
        self._stage: Protect | None = None

    def show(self) -> None:
        """Ask, with what either answer means."""
        from desktop.services.vault import new_code
        from desktop.ui.security.stages import Protect

        stage = self._stage = Protect(self._program.desk.look, self._name, new_code)
        stage.skipped.connect(lambda: self._opening.beginning.found(self._name, self._preset, None))
        stage.finished.connect(self._protect)
        stage.back_wanted.connect(self._opening.leave_door)
        stage.language_chosen.connect(self._program.choose_language)
        self._program.desk.window.show_stage(stage)

    def set_busy(self, is_busy: bool) -> None:
        """While the file is made nothing else is started."""
        if self._stage is not None:
            self._stage.set_busy(is_busy)

    def leave(self) -> None:
        """Forget the choice: no file bears a recovery code that was shown here."""
        self._stage = None

    def _protect(self, entered: "Entered") -> None:
        from desktop.services.company import Protection

        self._opening.beginning.found(self._name, self._preset, Protection(entered.password, entered.code))
