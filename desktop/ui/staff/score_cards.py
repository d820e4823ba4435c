"""The cards of a person's evaluations: the last totals, and the latest one's shape beside the one before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from desktop.queries.person.course import PersonCourse, Score
from desktop.ui.kit.charts.figure_table import FigureTable
from desktop.ui.kit.charts.legend import Legend, Sign
from desktop.ui.kit.charts.radar import RadarChart
from desktop.ui.kit.charts.switched import Switched
from desktop.ui.kit.charts.trend import TrendChart
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.words import words
from desktop.ui.staff.person_words import is_a_shape, score_bars, score_rows, score_words, shape_of

TREND, RADAR = 176, 264  # px
FIRST = 136  # of a table's first column


class ScoresCard(Card):
    """Shows totals as bars; `opened` carries the first and last day of the one chosen."""

    opened = Signal(object, object)

    def __init__(self, look: Look) -> None:
        _ = look.texts
        name = _("Totals")
        super().__init__(name)
        self._look = look
        self._scores: tuple[Score, ...] = ()
        self.chart = TrendChart(look, name)
        self.chart.activated.connect(self._open)
        titles = (
            _.pgettext("column", "Period"),
            _.pgettext("column", "Total"),
            _.pgettext("column", "Grade"),
            _.pgettext("column", "Place"),
        )
        self.table = FigureTable(look, titles, name, (FIRST,))
        self.table.activated.connect(self._open)
        self.switched = Switched(look, self.chart, self.table)
        self.switched.setFixedHeight(TREND)
        self.said = words("", "soft", wrap=True)
        self.head.addWidget(self.switched.button)
        self.body.addWidget(self.said)
        self.body.addWidget(self.switched)

    def show_scores(self, scores: Sequence[Score]) -> None:
        """Show these, the oldest first."""
        _ = self._look.texts
        self._scores = tuple(scores)
        for widget in (self.switched, self.switched.button):
            widget.setVisible(bool(scores))
        if not scores:
            self.said.setText(_("Not evaluated yet. The first total stands here once an evaluation was run."))
            return
        last = scores[-1]
        self.said.setText(_(": ").join((last.label, score_words(last, _))))
        self.chart.show_bars(score_bars(scores, _), whole=True)
        self.table.show_rows(score_rows(scores))

    def _open(self, place: object) -> None:
        if isinstance(place, int):
            self.opened.emit(self._scores[place].start, self._scores[place].end)


class ShapeCard(Card):
    """Shows points by perspective, or by indicator, as a radar; `opened` asks for the review."""

    opened = Signal()

    def __init__(self, look: Look) -> None:
        _ = look.texts
        super().__init__()
        self._look = look
        self.title: QLabel = words("", "heading")
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.put_head_up()
        name = _("Points by perspective")
        self.chart = RadarChart(look, name)
        self.chart.activated.connect(lambda _key: self.opened.emit())
        titles = (
            _.pgettext("column", "Points in"),
            _.pgettext("column", "Latest"),
            _.pgettext("column", "Before"),
        )
        self.table = FigureTable(look, titles, name, (FIRST,))
        self.table.activated.connect(lambda _key: self.opened.emit())
        self.switched = Switched(look, self.chart, self.table)
        self.switched.setFixedHeight(RADAR)
        self.legend = Legend(look)
        self.switched.changed_over.connect(lambda shows_table: self.legend.setVisible(not shows_table))
        self.head.addWidget(self.switched.button)
        self.body.addWidget(self.switched)
        self.body.addWidget(self.legend)

    def show_course(self, course: PersonCourse) -> None:
        """Show the latest review; without one, or with fewer than three figures, a table or nothing."""
        _ = self._look.texts
        self.setVisible(course.latest is not None)
        if course.latest is None:
            return
        shape = shape_of(course.latest, course.former, _)
        self.title.setText(_("Points by indicator") if shape.is_by_item else _("Points by perspective"))
        self.table.show_rows(shape.rows)
        self.chart.show_axes(shape.axes)
        entries = [(Sign.FULL, shape.latest)]
        if shape.former:
            entries.append((Sign.DASHED, shape.former))
        self.legend.show_entries(entries)
        has_shape = is_a_shape(shape)
        self.switched.button.setVisible(has_shape)
        if not has_shape and not self.switched.shows_table:
            self.switched.change_over()
