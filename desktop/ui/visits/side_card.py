"""The card beside the grid: the week of the person in the current row, the plan, this paste, what comes next."""

from functools import partial

from PySide6.QtCore import QMargins, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.kit.avatar import Avatar
from desktop.ui.kit.bars import Bar
from desktop.ui.kit.buttons import icon_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, clear, column, line, row, scrolled
from desktop.ui.kit.weekday_names import weekday_names
from desktop.ui.kit.words import chip, set_chip, words
from desktop.ui.tones import Tone
from desktop.ui.visits.entry_presenter import PastedVisit, Side
from desktop.ui.visits.side_words import Step, days_of, head_words, hint_words, progress_of, steps_of
from desktop.ui.visits.week_strip import WeekStrip

WIDTH, SCROLL_BAR, MOST_ROWS, MOST_STEPS = 300, 12, 5, 5
INSET, EDGE = QMargins(16, 12, 16, 12), 1


class SideCard(Card):
    """Shows one side; `turned` asks for another week."""

    turned = Signal(int)
    filled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(padded=False)
        self._look = look
        self._shown: Side | None = None
        self.setFixedWidth(WIDTH)
        self.body.setSpacing(0)
        inside = QWidget()
        self._inside = column(inside)
        self._add_head()
        self._inside.addWidget(line())
        self._add_progress()
        self._inside.addWidget(line())
        self._rows = column(spacing=0, margins=INSET)
        self._steps = column(spacing=0, margins=INSET)
        self._inside.addLayout(self._rows)
        self._inside.addLayout(self._steps)
        self._inside.addStretch(1)
        self._scrolled = scrolled(inside)
        self._nobody = words("", "soft", wrap=True)
        self._nobody.setText(look.texts("Once a row names somebody, the week of that person stands here."))
        self._nobody.setContentsMargins(16, 16, 16, 16)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self._scrolled, 1)
        self._add_hint()
        self.body.addStretch(0)
        self.show_side(None)

    def _add_head(self) -> None:
        _ = self._look.texts
        block = column(spacing=10, margins=QMargins(16, 14, 10, 12))
        head = row(spacing=8)
        self._avatar = Avatar(self._look, size=34)
        texts = column(spacing=0)
        self._name = ElidedLabel("", "heading")
        self._range = words("", "caption", wrap=True)
        texts.addWidget(self._name)
        texts.addWidget(self._range)
        head.addWidget(self._avatar)
        head.addLayout(texts, 1)
        for icon, said, weeks in (
            ("chevron-left", _("The week before"), -1),
            ("chevron-right", _("The week after"), 1),
        ):
            button = icon_button(self._look, icon, said, partial(self.turned.emit, weeks))
            button.setProperty("small", "true")
            head.addWidget(button)
        self._strip = WeekStrip(self._look)
        legend = row(spacing=6)
        for sign, said in (("●", _("Effective")), ("○", _("Other outcomes"))):
            mark = words(sign, "link" if sign == "●" else "caption")
            legend.addWidget(mark)
            legend.addWidget(ElidedLabel(said, "caption"))
            legend.addSpacing(6)
        legend.addStretch(1)
        block.addLayout(head)
        block.addWidget(self._strip)
        block.addLayout(legend)
        self._inside.addLayout(block)

    def _add_progress(self) -> None:
        block = column(spacing=5, margins=INSET)
        self._title = words("", "caption", wrap=True)
        figures = row(spacing=6)
        self._figure = words("", "figure")
        self._goal = words("", "soft")
        self._chip = chip("", Tone.OK)
        figures.addWidget(self._figure)
        figures.addWidget(self._goal)
        figures.addStretch(1)
        figures.addWidget(self._chip)
        self._bar = Bar(self._look, full=100.0)
        self._note = words("", "caption", wrap=True)
        for widget in (self._title, self._bar, self._note):
            block.addWidget(widget)
        block.insertLayout(1, figures)
        self._inside.addLayout(block)

    def _add_hint(self) -> None:
        self._hint_line = line()
        self._hint_box = QWidget()
        layout = row(self._hint_box, 10, QMargins(16, 12, 16, 12))
        picture = QLabel()
        self._look.icons.put(picture, "lightbulb", "warn", 16)
        self._hint = words("", "caption", wrap=True)
        layout.addWidget(picture)
        layout.addWidget(self._hint, 1)
        self.body.addWidget(self._hint_line)
        self.body.addWidget(self._hint_box)

    def show_side(self, side: Side | None) -> None:
        """Show a person's week, or what will stand here; what is shown already is left alone."""
        if side == self._shown and side is not None:
            return
        self._shown = side
        self._nobody.setVisible(side is None)
        self._scrolled.setVisible(side is not None)
        hint = hint_words(side.week.hint, side.today, self._look.texts) if side is not None else ""
        self._hint.setText(hint)
        for widget in (self._hint_line, self._hint_box):
            widget.setVisible(bool(hint))
        if side is None:
            return
        name, days = head_words(side, self._look.texts)
        self._avatar.set_name(side.week.name)
        self._name.setText(name)
        self._name.setToolTip(name)
        self._range.setText(days)
        self._strip.show_days(days_of(side), side.marked)
        self._show_progress(side)
        self._show_rows(side)
        self._show_steps(side)
        QTimer.singleShot(0, self, self._settle)  # once the new lines are shown they count

    def least_width(self) -> int:
        """How wide in px it is to be so that none of its words is cut, as far as it may be that wide."""
        content = self._scrolled.widget()
        return min(WIDTH, content.minimumSizeHint().width() + SCROLL_BAR + 2 * EDGE if content is not None else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height the lines need."""
        super().resizeEvent(event)
        self._keep_height()

    def _settle(self) -> None:
        self._keep_height()
        self.filled.emit()

    def _keep_height(self) -> None:
        """A scrolled widget is squeezed where lines break: its hint knows nothing of their number."""
        content = self._scrolled.widget()
        if content is not None:
            room = self.width() - SCROLL_BAR
            needed = max(self._inside.totalHeightForWidth(room), self._inside.totalSizeHint().height())
            content.setMinimumHeight(needed)

    def _show_progress(self, side: Side) -> None:
        progress = progress_of(side, self._look.texts)
        self._title.setText(progress.title)
        self._figure.setText(progress.figure)
        self._goal.setText(progress.goal)
        self._chip.setVisible(bool(progress.chip))
        set_chip(self._chip, progress.chip, progress.tone)
        self._bar.setVisible(progress.percent is not None)
        self._bar.set_percent(progress.percent or 0.0)
        self._note.setText(progress.note)

    def _show_rows(self, side: Side) -> None:
        _ = self._look.texts
        clear(self._rows)
        rows = side.rows_of_week
        told = _.ngettext("{number} row", "{number} rows", len(rows)).format(number=len(rows))
        self._rows.addLayout(_heading(_("In the grid"), told))
        for visit in sorted(rows, key=lambda each: each.day)[:MOST_ROWS]:
            self._add_row(self._rows, visit)
        if len(rows) > MOST_ROWS:
            more = _("and {number} more").format(number=len(rows) - MOST_ROWS)
            self._rows.addWidget(words(more, "caption"))

    def _add_row(self, block: QVBoxLayout, visit: PastedVisit) -> None:
        holder = QWidget()
        holder.setFixedHeight(31)
        layout = row(holder, 8)
        layout.addWidget(words(weekday_names(self._look.texts)[visit.day.weekday()], "caption"))
        layout.addWidget(ElidedLabel(visit.customer), 1)
        if visit.outcome:
            layout.addWidget(chip(visit.outcome, Tone.OK if visit.is_effective else Tone.WARN))
        block.addWidget(holder)
        block.addWidget(line())

    def _show_steps(self, side: Side) -> None:
        _ = self._look.texts
        clear(self._steps)
        steps, mine = steps_of(side)
        told = _("{number} from the grid").format(number=mine) if mine else ""
        self._steps.addLayout(_heading(_("Up next"), told))
        if not steps:
            self._steps.addWidget(words(_("Nothing was promised for these days."), "caption", wrap=True))
        for step in steps[:MOST_STEPS]:
            self._steps.addWidget(self._step(step))

    def _step(self, step: Step) -> QWidget:
        holder = QWidget()
        holder.setFixedHeight(30)
        layout = row(holder, 10)
        picture = QLabel()
        name, ink = ("triangle-alert", "warn") if step.is_due else ("arrow-right", "accent_text")
        self._look.icons.put(picture, name, ink, 16)
        picture.setToolTip(self._look.texts("Due") if step.is_due else "")
        layout.addWidget(picture)
        layout.addWidget(ElidedLabel(step.text), 1)
        layout.addWidget(words(step.due, "caption"))
        return holder


def _heading(title: str, note: str) -> QHBoxLayout:
    layout = row(spacing=8, margins=QMargins(0, 0, 0, 6))
    layout.addWidget(words(title, "heading"))
    layout.addStretch(1)
    layout.addWidget(ElidedLabel(note, "caption"))
    return layout
