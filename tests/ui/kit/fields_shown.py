"""A field on the screen, and people to choose among."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.options import Option

PEOPLE = (
    Option(1, "王䶮", "一部", ("E01", "wangyan", "wy")),
    Option(2, "李契", "一部", ("E02", "liqi", "lq")),
)


def shown(widget: QWidget, qtbot: QtBot) -> None:
    """Put a widget on the screen."""
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
