"""The right side of a trial: heads by grade beside the guide, and what the bonuses cost."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording.numbers import yuan
from desktop.reports.figures import number
from desktop.ui.evaluations.what_if_rows import Answer, GradeHeads
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.kit.words import chip, set_chip, words
from desktop.ui.tones import Tone

ROW, BAR = 54, 11
CENTRE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
AIR = 6  # px between a bar and its count


class HeadsChart(QWidget):
    """Two bars a grade, now and in the trial; a tick where the guide would end."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heads: tuple[GradeHeads, ...] = ()
        look.theme.changed.connect(self.update)

    def show_heads(self, heads: Sequence[GradeHeads]) -> None:
        """Draw these."""
        self._heads = tuple(heads)
        _ = self._look.texts
        told = [
            _("{grade}: {before} now, {after} in the trial").format(
                grade=each.name, before=each.before, after=each.after
            )
            for each in heads
        ]
        self.setAccessibleName("; ".join(told))
        self.setFixedHeight(max(ROW * len(self._heads), 1))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(200, ROW * len(self._heads))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max([1, *(max(each.before, each.after, each.wanted or 0) for each in self._heads)])
        for place, each in enumerate(self._heads):
            self._row(painter, place * ROW, each, most)
        painter.end()

    def _row(self, painter: QPainter, top: int, each: GradeHeads, most: int) -> None:
        painter.setFont(sized(self.font(), 12, bold=True))
        longest = max(painter.fontMetrics().horizontalAdvance(grade.name) for grade in self._heads)
        left = min(max(longest + 10, 72), self.width() * 3 // 5)  # English grades are long words
        self._name(painter, top, each, left)
        room = self.width() - left - 26
        tick = None if each.wanted is None else left + room * each.wanted / most
        self._bars(painter, top, each, (left, room / most), tick)
        if tick is not None:
            painter.fillRect(QRectF(tick - 1, top + 3, 2, 2 * BAR + 14), self._look.theme.tokens.color("text"))

    def _name(self, painter: QPainter, top: int, each: GradeHeads, width: int) -> None:
        tokens = self._look.theme.tokens
        painter.setPen(tokens.color("text"))
        shown = painter.fontMetrics().elidedText(each.name, Qt.TextElideMode.ElideRight, width - 6)
        has_guide = each.wanted is not None
        painter.drawText(QRectF(0, top, width, ROW - (26 if has_guide else 12)), CENTRE, shown)
        if has_guide:
            told = self._look.texts("guide {number}").format(number=each.wanted)
            painter.setFont(sized(self.font(), 12))
            painter.setPen(tokens.color("text3"))
            painter.drawText(QRectF(0, top + 20, width, 18), CENTRE, told)

    def _bars(
        self, painter: QPainter, top: int, each: GradeHeads, scale: tuple[int, float], tick: float | None
    ) -> None:
        tokens, (left, unit) = self._look.theme.tokens, scale
        for line, (count, token) in enumerate(((each.before, "strong"), (each.after, "accent"))):
            y = top + 7 + line * (BAR + 6)
            width = unit * count
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color(token))
            if count:
                painter.drawRoundedRect(QRectF(left, y, max(width, 3), BAR), 3, 3)
            painter.setPen(tokens.color("text" if line else "text2"))
            painter.setFont(sized(self.font(), 12, bold=bool(line)))
            x = beside(left + width, tick, painter.fontMetrics().horizontalAdvance(str(count)))
            painter.drawText(QRectF(x, y - 4, 24, BAR + 8), CENTRE, str(count))


def beside(end: float, tick: float | None, width: int) -> float:
    """Where a count of so many px stands behind its bar: behind the tick, too, where that would strike it through."""
    x = end + AIR
    is_struck = tick is not None and x - AIR / 2 < tick < x + width + AIR / 2
    return tick + AIR if tick is not None and is_struck else x


class CostCards(QWidget):
    """Distribution and cost, one above the other."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        layout = column(self, 14)
        spread = Card(_("Grades"))
        self.legend = words(_("Grey: now. Blue: in the trial."), "caption", wrap=True)
        self.heads = HeadsChart(look)
        spread.body.addWidget(self.legend)
        spread.body.addWidget(self.heads)
        layout.addWidget(spread)
        cost = Card(_("Bonus cost"))
        self.cost = words("", "figure")
        self.change = chip("")
        self.before = words("", "soft", wrap=True)
        self.moves = words("", "soft", wrap=True)
        cost.body.setContentsMargins(QMargins())
        for widget in (self.cost, self.change, self.before, self.moves):
            cost.body.addWidget(widget)
        layout.addWidget(cost)
        layout.addStretch(1)

    def show_answer(self, answer: Answer) -> None:
        """Show these heads and this cost."""
        _ = self._look.texts
        self.heads.show_heads(answer.heads)
        has_guide = any(each.wanted is not None for each in answer.heads)
        self.legend.setText(
            _("Grey: now. Blue: in the trial. The tick: the guide.")
            if has_guide
            else _("Grey: now. Blue: in the trial.")
        )
        self.cost.setText(yuan(answer.cost, 0))
        # Neutral either way: what costs less is not good for that.
        set_chip(self.change, number(answer.cost_change, 0, signed=True), Tone.NEUTRAL)
        self.change.setVisible(answer.cost_before is not None)
        self.before.setText(_("Now {amount}").format(amount=yuan(answer.cost_before or Decimal(0), 0)))
        self.moves.setText(_("{up} up, {down} down").format(up=answer.up, down=answer.down))
