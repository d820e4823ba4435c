"""Entering contracts row by row."""

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.grid import PasteGrid
from desktop.ui.kit.paste_grid.grid_panel import GridPanel
from desktop.ui.signings.entry_presenter import SigningEntryPresenter
from desktop.ui.tones import Tone


class SigningEntryPanel(GridPanel):
    """The grid of contracts; its chips tell nothing apart."""

    def __init__(self, look: Look, host: QWidget, presenter: SigningEntryPresenter) -> None:
        _ = look.texts
        hints = (
            _("Copy rows in Excel and press Ctrl+V here; shares like 张三60%、李四40% are understood."),
            _("Go on writing here; day, people and product are carried down"),
        )
        name = _("Contracts to be saved")
        grid = PasteGrid(look, host, presenter.desk, name, hints, lambda _column, _reading: Tone.NEUTRAL)
        super().__init__(look, grid, presenter)
        presenter.attach(self)
