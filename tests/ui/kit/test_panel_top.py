"""Where a panel is scrolled to when it is opened."""

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel


def test_it_opens_at_its_top_and_stays_scrolled_where_it_is_only_read_anew(
    look: Look, host: QWidget, qtbot: QtBot
) -> None:
    panel = SidePanel(look, host)
    for number in range(60):
        panel.body.addWidget(QLineEdit(str(number)))
    bar = panel._scroll_area.verticalScrollBar()
    places = []
    for title in ("Contract 1", "Contract 1", "Contract 2"):
        panel.open(title)
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        places.append(bar.value())
        bar.setValue(bar.maximum())
    panel.dismiss()
    panel.open("Contract 2")

    assert places[0] == 0 < places[1]
    assert (places[2], bar.value()) == (0, 0)
