"""Says which of our columns each pasted column means, and lets the owner choose another one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.paste_grid.desk import GridDesk, Pasted
from desktop.ui.kit.save_key import save_by_key
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import row

MEANT_WIDTH = 180


class MeaningPanel(SidePanel):
    """One line for each pasted column: its heading, an example, what it means."""

    laid_out = Signal()

    def __init__(self, look: Look, host: QWidget, desk: GridDesk) -> None:
        _ = look.texts
        super().__init__(look, host)
        self._desk = desk
        self._pickers: list[Picker] = []
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(plain_button(look, _("Cancel"), self.dismiss))
        self.apply_button = primary_button(look, _("Read it so"), self._apply)
        self.foot_row.addWidget(self.apply_button)
        save_by_key(self, self.apply_button)
        self.foot.show()

    def open_for(self, pasted: Pasted) -> None:
        """Show how a pasted block was understood."""
        _ = self._look.texts
        self.empty()
        self._pickers = []
        options = [Option("", _("Not used")), *(Option(each.name, each.title) for each in self._desk.columns)]
        below = pasted.block[pasted.layout.skipped :]
        for place, meaning in enumerate(pasted.layout.meanings):
            heading = pasted.layout.headings[place] if place < len(pasted.layout.headings) else ""
            example = next((line[place] for line in below if place < len(line) and line[place].strip()), "")
            picker = Picker(options, heading or example, quiet=False)
            picker.set_value(meaning)
            picker.setFixedWidth(MEANT_WIDTH)
            self._pickers.append(picker)
            self._add(heading or _("Column {number}").format(number=place + 1), example, picker)
        self.body.addStretch(1)
        self.open(_("What the pasted columns mean"), _("Choosing again reads the pasted rows anew."))
        if self._pickers:
            self._pickers[0].setFocus()

    def _add(self, heading: str, example: str, picker: Picker) -> None:
        line = row(spacing=10)
        texts = ElidedLabel(heading)
        line.addWidget(texts, 1)
        sample = ElidedLabel(example, "caption")
        line.addWidget(sample, 1)
        line.addWidget(picker)
        self.body.addLayout(line)

    def _apply(self) -> None:
        meanings = [str(picker.value() or "") for picker in self._pickers]
        seen: set[str] = set()
        for place, meaning in enumerate(meanings):
            meanings[place] = "" if meaning in seen else meaning
            seen.add(meaning)
        self.dismiss()
        self._desk.lay_out(meanings)
        self.laid_out.emit()
