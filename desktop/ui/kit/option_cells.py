"""Draws options in a list: the label at the left, the detail small at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option

OPTION_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class OptionCells(QStyledItemDelegate):
    """Draws one option after another."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A fixed height."""
        return QSize(120, 32)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, label and detail."""
        tokens = self._look.theme.tokens
        painter.save()
        rect: QRect = option.rect
        chosen: Option = index.data(OPTION_ROLE)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selected"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        area = rect.adjusted(9, 0, -9, 0)
        painter.setPen(tokens.color("text"))
        painter.setFont(sized(option.font, 13))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), chosen.label)
        painter.setPen(tokens.color("text3"))
        painter.setFont(sized(option.font, 12))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), chosen.detail)
        painter.restore()
