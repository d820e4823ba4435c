"""Finds words that do not fit where they stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHeaderView, QLabel, QTableView, QWidget

from desktop.ui.kit.elided import RecordLabel

AIR = 16  # a header's air left of its words and a little at its right


def clipped(widget: QWidget) -> list[str]:
    """Every label, button and column heading inside a widget that is shown but too small for its words."""
    found = [_label(label) for label in widget.findChildren(QLabel) if label.isVisible()]
    found += [_button(button) for button in widget.findChildren(QAbstractButton) if button.isVisible()]
    found += [_combo(combo) for combo in widget.findChildren(QComboBox) if combo.isVisible()]
    for view in widget.findChildren(QTableView):
        if view.isVisible():
            found += _headings(view.horizontalHeader())
    return [text for text in found if text]


def _label(label: QLabel) -> str:
    if isinstance(label, RecordLabel):
        return "" if label.toolTip() or not label.text() else f"cut without a word: {label.text()}"
    if label.wordWrap():
        fits = label.heightForWidth(label.width()) <= label.height()
    else:
        fits = label.sizeHint().width() <= label.width() and label.fontMetrics().height() <= label.height() + 1
    return "" if fits or not label.text() else f"label: {label.text()}"


def _button(button: QAbstractButton) -> str:
    fits = button.sizeHint().width() <= button.width() and button.fontMetrics().height() <= button.height()
    return "" if fits or not button.text() else f"button: {button.text()}"


def _combo(combo: QComboBox) -> str:
    needed = combo.fontMetrics().horizontalAdvance(combo.currentText()) + 36
    return "" if needed <= combo.width() else f"choice: {combo.currentText()}"


def _headings(header: QHeaderView) -> list[str]:
    model = header.model()
    found = []
    for number in range(header.count()):
        title = str(model.headerData(number, Qt.Orientation.Horizontal) or "")
        if header.isSectionHidden(number):
            continue
        if header.fontMetrics().horizontalAdvance(title) + AIR > header.sectionSize(number):
            found.append(f"heading: {title}")
    return found
