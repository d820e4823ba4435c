"""One of our columns: what it is taken from, with a few of the values that stand there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from desktop.services.imports import ColumnChoice
from desktop.ui.kit.buttons import icon_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.elided import CutToRoom
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import capital, chip, set_chip, words
from desktop.ui.tones import Tone

NAME, PICKER = 150, 190
SAME = "\0same"  # no heading is called that: one value for all rows


@dataclass(frozen=True, slots=True)
class Source:
    """Where one of our columns comes from at present."""

    headers: tuple[str, ...] = ()
    constant: str | None = None
    sample: str = ""
    is_guessed: bool = False  # by what stands in the column
    is_asked: bool = False  # still to be chosen
    is_gappy: bool = False  # blank in some rows
    is_filled: bool = False  # blanks mean what stands above


class ColumnLine(QWidget):
    """Forwards what the owner chooses."""

    headers_chosen = Signal(str, object)  # our column, headers
    constant_given = Signal(str, str)
    filled = Signal(str, bool)

    def __init__(self, look: Look, choice: ColumnChoice) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        self.choice = choice
        self._headings: tuple[str, ...] = ()
        self.pickers: list[Picker] = []
        line = row(self, 10)
        name = words(f"{choice.title} *" if choice.is_required else choice.title, "label")
        name.setFixedWidth(NAME)
        line.addWidget(name)
        self._pickers: QHBoxLayout = row(spacing=6)
        line.addLayout(self._pickers)
        self.more = icon_button(look, "plus", _("{column}: join with another column").format(column=choice.title))
        self.more.clicked.connect(self._add_picker)
        line.addWidget(self.more)
        self.value = QLineEdit()
        self.value.setAccessibleName(_("{column}: the same in all rows").format(column=choice.title))
        self.value.setFixedWidth(PICKER)
        self.value.editingFinished.connect(self._give_constant)
        line.addWidget(self.value)
        self.state = chip("")
        line.addWidget(self.state)
        self._sample = words("", "soft")
        self.sample = CutToRoom(self._sample)
        line.addWidget(self._sample, 1)
        self.fill = QCheckBox(_("Blank means as above"))
        self.fill.clicked.connect(lambda is_on: self.filled.emit(choice.name, is_on))
        line.addWidget(self.fill)

    def show_source(self, source: Source, headings: Sequence[str]) -> None:
        """Show where the column comes from."""
        _ = self._look.texts
        self._headings = tuple(headings)
        self._show_pickers(source.headers or (SAME if source.constant is not None else None,))
        self.more.setVisible(bool(source.headers))
        self.value.setVisible(source.constant is not None)
        if source.constant is not None and source.constant != self.value.text():
            self.value.setText(source.constant)
        self.state.setVisible(source.is_guessed or source.is_asked)
        if source.is_asked:
            set_chip(self.state, capital(_("needed")), Tone.BAD)
        elif source.is_guessed:
            set_chip(self.state, capital(_("guessed")), Tone.WARN)
        self.sample.show_text(source.sample)
        self.fill.setVisible(source.is_gappy or source.is_filled)
        self.fill.setChecked(source.is_filled)

    def _show_pickers(self, headers: Sequence[str | None]) -> None:
        """One for each heading; those that stand there stay, for one of them may have the keyboard."""
        for picker in self.pickers[len(headers) :]:
            if picker.hasFocus():
                self.pickers[0].setFocus()
            picker.hide()
            picker.deleteLater()
        del self.pickers[len(headers) :]
        for place, header in enumerate(headers):
            if place < len(self.pickers):
                self.pickers[place].set_options(self._offered(place))
                self.pickers[place].set_value(header)
            else:
                self._put_picker(header)

    def _offered(self, place: int) -> list[Option]:
        _ = self._look.texts
        headings = [Option(each, " ".join(each.split())) for each in self._headings]
        same = [Option(SAME, capital(_("the same in all rows …")))] if place == 0 else []
        return [Option(None, _("Skip")), *headings, *same]

    def _put_picker(self, header: str | None) -> Picker:
        picker = Picker((), self.choice.title, quiet=False)
        picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        picker.setMinimumContentsLength(8)
        picker.setFixedWidth(PICKER)
        picker.set_options(self._offered(len(self.pickers)))
        picker.set_value(header)
        picker.picked.connect(lambda _header: self._choose())
        self.pickers.append(picker)
        self._pickers.addWidget(picker)
        return picker

    def _add_picker(self) -> None:
        self._put_picker(None).setFocus()

    def _choose(self) -> None:
        values = [picker.value() for picker in self.pickers]
        if SAME in values:
            self.value.show()
            self.value.setFocus()
            return
        headers = tuple(dict.fromkeys(value for value in values if value is not None))
        self.headers_chosen.emit(self.choice.name, headers)

    def _give_constant(self) -> None:
        self.constant_given.emit(self.choice.name, self.value.text().strip())
