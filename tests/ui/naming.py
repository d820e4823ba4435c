"""Finds what can be worked with but has no name for those who do not see it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

from desktop.ui.kit.seen import seen

WORKED_WITH = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QSlider)
WITH_PARTS = (QComboBox, QLineEdit, QAbstractItemView)  # their parts are told as theirs


def nameless(widget: QWidget) -> list[str]:
    """Every visible control inside a widget that takes the focus and that a screen reader could not name."""
    return [
        f"{type(found).__name__} in {type(found.parent()).__name__}: {found.toolTip()}"
        for found in seen(widget)
        if isinstance(found, WORKED_WITH) and found.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if not isinstance(found.parent(), WITH_PARTS) and not _is_named(found)
    ]


def _is_named(widget: QWidget) -> bool:
    told = QAccessible.queryAccessibleInterface(widget)
    return told is not None and bool(told.text(QAccessible.Text.Name).strip())
