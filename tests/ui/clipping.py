"""Finds words that do not fit where they stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.seen import of_kind, seen

AIR = 16  # a header's air left of its words and a little at its right
NO_AIR = ("score",)  # tables whose headings stand at the edge of their column
FRAME = 22  # what a line's frame and air take of its width


def clipped(widget: QWidget) -> list[str]:
    """Every label, button, choice, hint and column heading inside a widget that is shown but too small for its words.

    Words cut on purpose are told whole when pointed at, and are none of these.
    """
    parts = tuple(seen(widget))
    found = [_label(label) for label in of_kind(parts, QLabel)]
    found += [_button(button) for button in of_kind(parts, QAbstractButton)]
    found += [_combo(combo) for combo in of_kind(parts, QComboBox)]
    found += [_hint(line) for line in of_kind(parts, QLineEdit)]
    for view in of_kind(parts, QTableView):
        found += _headings(view.horizontalHeader(), 0 if view.property("table") in NO_AIR else AIR)
    return [text for text in found if text]


def beyond(widget: QWidget, but: type[QScrollArea] | None = None) -> list[str]:
    """What stands outside its surroundings where nobody can scroll to it, and what scrolls sideways.

    One kind of area may be named that is allowed to.
    """
    parts = tuple(seen(widget))
    found = [_cut_off(label, label.text(), but) for label in of_kind(parts, QLabel)]
    found += [_cut_off(button, button.text(), but) for button in of_kind(parts, QAbstractButton)]
    found += [_cut_off(box, box.accessibleName() or box.placeholderText(), but) for box in of_kind(parts, QLineEdit)]
    found += [
        f"scrolls sideways: {area.accessibleName() or area.metaObject().className()}"
        for area in of_kind(parts, QScrollArea)
        if area.horizontalScrollBar().maximum() > 0 and not (but and isinstance(area, but))
    ]
    return [text for text in found if text]


def _label(label: QLabel) -> str:
    if isinstance(label, ElidedLabel):
        return "" if label.toolTip() or not label.text() else f"cut without a word: {label.text()}"
    if label.wordWrap():
        fits = label.heightForWidth(label.width()) <= label.height()
    else:
        fits = label.sizeHint().width() <= label.width() and label.fontMetrics().height() <= label.height() + 1
    return "" if fits or not label.text() or _is_told(label, label.text()) else f"label: {label.text()}"


def _is_told(widget: QWidget, text: str) -> bool:
    """Whether pointing at it tells the words that may be cut; cut ones end with three points."""
    begin = " ".join(text.split()).removesuffix("…").rstrip()
    return bool(begin) and begin in " ".join(widget.toolTip().split())


def _button(button: QAbstractButton) -> str:
    fits = button.sizeHint().width() <= button.width() and button.fontMetrics().height() <= button.height()
    return "" if fits or not button.text() else f"button: {button.text()}"


def _combo(combo: QComboBox) -> str:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo).width()
    fits = combo.fontMetrics().horizontalAdvance(combo.currentText()) <= room
    return "" if fits or _is_told(combo, combo.currentText()) else f"choice: {combo.currentText()}"


def _hint(line: QLineEdit) -> str:
    hint = line.placeholderText()
    fits = line.fontMetrics().horizontalAdvance(hint) + FRAME + _icons(line) <= line.width()
    return "" if fits or line.text() or _is_told(line, hint) else f"hint: {hint}"


def _icons(line: QLineEdit) -> int:
    return sum(button.width() + 2 for button in line.findChildren(QAbstractButton) if button.isVisible())


def untold(widget: QWidget) -> list[str]:
    """The same without column headings told whole when pointed at, and hints, which end with points where cut."""
    told = set()
    for view in of_kind(seen(widget), QTableView):
        header = view.horizontalHeader()
        for number in range(header.count()):
            is_cut_with_points = header.textElideMode() is Qt.TextElideMode.ElideRight
            if is_cut_with_points and _heading(header, number, Qt.ItemDataRole.ToolTipRole):
                told.add(f"heading: {_heading(header, number)}")
    return [text for text in clipped(widget) if text not in told and not text.startswith("hint: ")]


def _headings(header: QHeaderView, air: int) -> list[str]:
    found = []
    for number in range(header.count()):
        title = _heading(header, number)
        if header.isSectionHidden(number):
            continue
        if header.fontMetrics().horizontalAdvance(title) + air > header.sectionSize(number):
            found.append(f"heading: {title}")
    return found


def _heading(header: QHeaderView, number: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(header.model().headerData(number, Qt.Orientation.Horizontal, role) or "")


def _cut_off(widget: QWidget, words: str, but: type[QScrollArea] | None) -> str:
    """Whether a widget reaches beyond what it stands in; what scrolls may reach beyond it below."""
    around, place = widget.parentWidget(), widget.geometry()
    while words and around is not None:
        room = around.rect()
        if but and isinstance(around.parentWidget(), but):
            return ""
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            return "" if room.left() <= place.left() and place.right() <= room.right() else f"cut off: {words}"
        if not room.contains(place):
            return f"cut off: {words}"
        if around.isWindow():
            break
        place = place.translated(around.pos())
        around = around.parentWidget()
    return ""
