"""Shows what was changed elsewhere in the record of an open form: mine or theirs, field by field."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from desktop.i18n import Translator
from desktop.ui.kit.fields import Field
from desktop.ui.kit.look import Look
from desktop.ui.kit.merging import Clash, Standing, merge, standing
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.surfaces import bring_into_sight, clear, column
from desktop.ui.kit.words import words
from desktop.ui.kit.wrapping_choice import WrappingChoice
from desktop.ui.tones import Tone

LONGEST = 60  # letters of a value that are shown
BEFORE = 20  # of them stand before the first that differs


class MergeView(QWidget):
    """Stands above the fields while there is something to choose; a choice is put into its field at once.

    Nothing is chosen beforehand: whoever saves twice in a hurry would overwrite what was written elsewhere unseen.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        layout = column(self, 10)
        self.notice = Notice(look)
        self._rows = column(spacing=8)
        layout.addWidget(self.notice)
        layout.addLayout(self._rows)
        self.choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self._waiting: dict[str, tuple[Field, Standing]] = {}  # what stands there until something is chosen
        self.hide()

    def end(self) -> None:
        """Nothing is to be chosen any more."""
        self.choices, self._waiting = {}, {}
        clear(self._rows)
        self.hide()

    def show_merge(self, fields: Mapping[str, Field], filled: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        """Take over what only they changed, leave what only I changed, and let me choose where both did."""
        self.end()
        clashes, taken = merge(fields, filled, theirs)
        _ = self._look.texts
        told = [_("This entry was changed elsewhere meanwhile.")]
        if taken:
            names = _("; ").join(_label(fields[each.name]) for each in taken)
            told.append(_("Taken over from there: {fields}.").format(fields=names))
        if clashes:
            told.append(_("Choose what holds, then save again."))
        else:
            told.append(_("Check it, then save again."))
        self._offer(_.sentences(*told), fields, clashes)

    def show_overtaken(self, fields: Mapping[str, Field], clashes: Sequence[Clash]) -> None:
        """Let me choose between a draft and what was changed since I began it."""
        self.end()
        _ = self._look.texts
        told = (_("This entry was changed since you began the form."), _("Choose what holds, then save."))
        self._offer(_.sentences(*told), fields, clashes)

    def _offer(self, sentence: str, fields: Mapping[str, Field], clashes: Sequence[Clash]) -> None:
        self.notice.say(sentence, Tone.WARN)
        for clash in clashes:
            self._add(fields[clash.field.name], clash)
        self.show()

    @property
    def is_settled(self) -> bool:
        """Whether each field both changed was chosen, or written in anew."""
        return not self._open()

    def settle(self) -> bool:
        """Whether everything is chosen; if not, say where and lead there."""
        waiting = self._open()
        if waiting:
            _ = self._look.texts
            names = _("; ").join(_label(self._waiting[name][0]) for name in waiting)
            told = _("Nothing was saved yet: choose yours or theirs first. Still to choose: {fields}.")
            self.notice.say(told.format(fields=names), Tone.WARN)
            bring_into_sight(self)
            self.choices[waiting[0]][0].setFocus(Qt.FocusReason.TabFocusReason)
        return not waiting

    def _open(self) -> list[str]:
        """The fields that still hold what was mine, and nobody said that it stays."""
        return [
            name
            for name, (field, mine) in self._waiting.items()
            if not any(button.isChecked() for button in self.choices[name]) and standing(field) == mine
        ]

    def lead_here(self) -> None:
        """Bring what is to be chosen into sight, and the keys with it."""
        bring_into_sight(self)
        self.take_keys()

    def take_keys(self) -> None:
        """Lead whoever works by keys to what is to be chosen first; without anything they stay where they are."""
        if self.choices:
            mine, _theirs = next(iter(self.choices.values()))
            mine.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, field: Field, clash: Clash) -> None:
        _ = self._look.texts
        clash.theirs.put(field)
        written = shown(field, _)
        clash.mine.put(field)
        mine, theirs = told_apart(shown(field, _), written)
        mine, theirs = _("Mine: {value}").format(value=mine), _("Theirs: {value}").format(value=theirs)
        buttons = WrappingChoice(mine), WrappingChoice(theirs)
        group = QButtonGroup(self)
        self._rows.addWidget(words(_label(field), "label"))
        for button, said, one in zip(buttons, (mine, theirs), (clash.mine, clash.theirs), strict=True):
            button.setAccessibleName(f"{_label(field)}, {said}")
            button.toggled.connect(lambda is_on, it=one: self._put(field, it, is_on))
            group.addButton(button)
            self._rows.addWidget(button)
        self.choices[field.name] = buttons
        self._waiting[field.name] = (field, standing(field))

    def _put(self, field: Field, standing: Standing, is_on: bool) -> None:
        if is_on:
            standing.put(field)


def shown(field: Field, _: Translator) -> str:
    """What is to be read in a field."""
    box, rows = field.control, field.kept()
    if isinstance(box, QLineEdit):
        text = box.text()
    elif isinstance(box, QPlainTextEdit):
        text = box.toPlainText()
    elif isinstance(box, QComboBox):
        text = box.currentText()
    else:
        text = _("; ").join(_row_told(each) for each in rows or () if isinstance(each, list | tuple))
    return " ".join(text.split()) or "–"


def told_apart(mine: str, theirs: str) -> tuple[str, str]:
    """As much of two values as is read at a glance: of long ones the part where they differ."""
    if max(len(mine), len(theirs)) <= LONGEST:
        return mine, theirs
    pairs = enumerate(zip(mine, theirs, strict=False))
    parting = next((place for place, (one, other) in pairs if one != other), min(len(mine), len(theirs)))
    begin = max(0, parting - BEFORE)
    return _part(mine, begin), _part(theirs, begin)


def _part(text: str, begin: int) -> str:
    end = begin + LONGEST
    return ("…" if begin else "") + text[begin:end] + ("…" if len(text) > end else "")


def _row_told(row: Sequence[Any]) -> str:
    """What is to be read in one of a field's rows; keys are not."""
    told = [str(part[1]) if isinstance(part, list | tuple) else part for part in row if not isinstance(part, int)]
    return " ".join(part for part in told if part)


def _label(field: Field) -> str:
    return field.control.accessibleName() or field.name
