"""What became of the last plan, in a line under the texts: how many actions, and how many came to which end."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.review import PlanResult
from desktop.ui.evaluations.plan_rows import verdict_chips
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, column, row

IN_LINE = 2  # chips beside the words about the last plan; further ones stand under them
CHIP_AIR, LEAST_FOOT = 22, 200  # px: beside a chip's words, and for chips in the narrowest foot


class LastPlanFoot(QWidget):
    """Chips that find no room beside the words stand under them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        layout = column(self, 5, QMargins(15, 11, 15, 11))
        self._line, self._below = row(spacing=6), row(spacing=6)
        layout.addLayout(self._line)
        layout.addLayout(self._below)

    def show_results(self, results: Sequence[PlanResult]) -> None:
        """Show what became of these actions."""
        clear(self._line)
        clear(self._below)
        _ = self._look.texts
        icon = QLabel()
        self._look.icons.put(icon, "history", "text2", 16)
        self._line.addWidget(icon)
        told = _("Last plan: {number}").format(number=len(results)) if results else _("No earlier plan")
        caption = ElidedLabel(role="caption")
        caption.show_text(told)
        self._line.addWidget(caption, 1)
        chips = verdict_chips(results, _)
        metrics = QFontMetrics(sized(self.font(), 12, bold=True))
        needed = sum(metrics.horizontalAdvance(each.text()) + CHIP_AIR for each in chips[:IN_LINE])
        in_line = IN_LINE if needed <= LEAST_FOOT else 0  # long words: all of them under the caption
        for each in chips[:in_line]:
            self._line.addWidget(each)
        if chips[in_line:]:
            self._below.addStretch(1)
        for each in chips[in_line:]:
            self._below.addWidget(each)
