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
        tokens = self._look.theme.tokens
        painter.setFont(sized(self.font(), 12, bold=True))
        longest = max(painter.fontMetrics().horizontalAdvance(grade.name) for grade in self._heads)
        name_width = min(max(longest + 10, 72), self.width() * 3 // 5)  # English grades are long words
        painter.setPen(tokens.color("text"))
        centre = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(each.name, Qt.TextElideMode.ElideRight, name_width - 6)
        has_guide = each.wanted is not None
        painter.drawText(QRectF(0, top, name_width, ROW - (26 if has_guide else 12)), centre, shown)
        if has_guide:
            told = self._look.texts("guide {number}").format(number=each.wanted)
            painter.setFont(sized(self.font(), 12))
            painter.setPen(tokens.color("text3"))
            painter.drawText(QRectF(0, top + 20, name_width, 18), centre, told)
        room = self.width() - name_width - 26
        for line, (count, token) in enumerate(((each.before, "strong"), (each.after, "accent"))):
            y = top + 7 + line * (BAR + 6)
            width = room * count / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color(token))
            if count:
                painter.drawRoundedRect(QRectF(name_width, y, max(width, 3), BAR), 3, 3)
            painter.setPen(tokens.color("text" if line else "text2"))
            painter.setFont(sized(self.font(), 12, bold=bool(line)))
            painter.drawText(QRectF(name_width + width + 6, y - 4, 24, BAR + 8), centre, str(count))
        if each.wanted is not None:
            x = name_width + room * each.wanted / most
            painter.fillRect(QRectF(x - 1, top + 3, 2, 2 * BAR + 14), tokens.color("text"))


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
