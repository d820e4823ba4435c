"""The card of people: a table by attainment with last totals and grades, or the ranking as bars."""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import CHINESE, ENGLISH
from desktop.ui.dashboard.people_rows import PersonRow, ranking_line
from desktop.ui.dashboard.shown import Ranking
from desktop.ui.kit.charts.ranking import RankingChart
from desktop.ui.kit.charts.switched import Switched
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, column, scrolled
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import words

GRADE = {CHINESE: 92, ENGLISH: 134}  # px: English words for grades are longer
ACTUAL = 2  # the column whose figures open their records


class PeopleCard(Card):
    """Shows everybody's part; `opened` carries a person, `part_opened` the person whose records are wanted."""

    opened = Signal(int)
    part_opened = Signal(int)

    def __init__(self, look: Look) -> None:
        _ = look.texts
        super().__init__(padded=False)
        self._look = look
        name = _("People by attainment")
        self.note = words("", "caption")
        self.table: DataTable[PersonRow] = DataTable(look, _columns(look), lambda row: row.staff_id, name)
        self.table.opened.connect(lambda row: self.opened.emit(row.staff_id))
        self.table.link_clicked.connect(lambda row, _column: self.part_opened.emit(row.staff_id))
        self.chart = RankingChart(look, name)
        self.chart.activated.connect(self.opened.emit)
        held = QWidget()
        column(held, margins=QMargins(11, 0, 12, 6)).addWidget(self.chart)
        self.switched = Switched(look, scrolled(held), self.table)
        self.switched.change_over()  # the table says more, and has bars of its own
        self.head.setContentsMargins(15, 11, 11, 0)
        self.head.addWidget(words(name, "heading"))
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        self.head.addWidget(self.switched.button)
        self.put_head_up()
        self.body.addWidget(self.switched, 1)

    def show_ranking(self, shown: Ranking) -> None:
        """Show these people."""
        _ = self._look.texts
        number = len(shown.rows)
        people = _.ngettext("{number} person", "{number} people", number).format(number=number)
        self.note.setText(f"{shown.indicator} · {people}")
        if shown.rows:
            self.table.show_rows(shown.rows)
        else:
            self.table.show_empty(
                "users", _("Nobody is in service"), _("Add staff, and everybody's part shows here.")
            )
        self.chart.show_lines([ranking_line(row) for row in shown.rows])


def _columns(look: Look) -> list[Column[PersonRow]]:
    _ = look.texts
    return [
        Column(_.pgettext("column", "Name"), lambda row: row.name, Cell.PERSON, least=104),
        Column(_.pgettext("column", "Team"), lambda row: row.team, Cell.SOFT, least=84, gives_way=True),
        Column(
            _.pgettext("column", "Actual"),
            lambda row: row.actual,
            Cell.LINK,
            88,
            sort_key=lambda row: row.actual_value,
        ),
        Column(_.pgettext("column", "Target"), lambda row: row.target, Cell.NUMBER, 88, gives_way=True),
        Column(
            _.pgettext("column", "Attained"),
            lambda row: row.share,
            Cell.BAR,
            146,
            sort_key=lambda row: row.attainment,
            percent=lambda row: None if row.attainment is None else float(row.attainment),
        ),
        Column(
            _("Last total"),
            lambda row: row.total,
            Cell.STRONG_NUMBER,
            94,
            sort_key=lambda row: row.total_value,
        ),
        Column(
            _.pgettext("column", "Grade"),
            lambda row: row.grade,
            Cell.CHIP,
            GRADE[_.language],
            tone=lambda row: row.grade_tone,
        ),
    ]
