"""What if: levers at the left, who would move in the middle, heads and cost at the right; nothing is stored."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import CHINESE, ENGLISH, Translator
from desktop.ui.evaluations.what_if_controls import LeversCard
from desktop.ui.evaluations.what_if_cost import CostCards
from desktop.ui.evaluations.what_if_levers import Levers
from desktop.ui.evaluations.what_if_presenter import Tried, WhatIfPresenter, line_names
from desktop.ui.evaluations.what_if_rows import Answer, MovedRow
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.folding_row import FoldingRow
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.save_key import act_by_keys
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import GAP, Card, column, line, row
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone

# px: from this width of the page, levers, cost; English grades need more of the room between them
OUTER_COLUMNS = {
    CHINESE: ((1148, 332, 240), (960, 272, 196), (0, 250, 172)),
    ENGLISH: ((1148, 326, 196), (960, 272, 196), (0, 250, 172)),
}
FOLDED = 836  # px of the page below which the columns stand under each other
LEAST_LEVERS, LEAST_PEOPLE, LEAST_COSTS = 360, 360, 320  # px of height then
CHANGE = {CHINESE: 122, ENGLISH: 172}  # px of a grade that becomes another
MOST_TOLD = 3  # people whose change of grade is explained


class WhatIfView(QWidget):
    """Forwards moved levers and shows the answer; its title, remark and buttons stand in the page's head."""

    closed = Signal()
    opened = Signal()

    def __init__(self, look: Look, presenter: WhatIfPresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self._rows: tuple[MovedRow, ...] = ()
        _ = look.texts
        layout = column(self)
        self.title = self.remark = ""
        self.reset = plain_button(look, _("Reset"), presenter.reset, "history")
        self.back = plain_button(look, _("Back to the evaluation"), self.closed.emit, "chevron-left")
        self._columns = FoldingRow(FOLDED, GAP)
        self.levers = LeversCard(look)
        self.costs = CostCards(look)
        self._columns.add(self.levers, LEAST_LEVERS)
        self._columns.add(self._people(), LEAST_PEOPLE, share=1)
        self._columns.add(self.costs, LEAST_COSTS)
        layout.addLayout(self._columns.layout, 1)
        presenter.attach(self)
        self.levers.moved.connect(self._moved)
        self.levers.fit_wanted.connect(self._fit)
        self.setFocusProxy(self.back)
        for widget in (self, self.reset, self.back):
            act_by_keys(widget, ["Esc"], self.closed.emit)

    def open_trial(self, tried: Tried, levers: Levers, title: str, remark: str) -> None:
        """Show the levers of an evaluation's scheme."""
        _ = self._look.texts
        scheme = tried.trial.scheme
        self.title, self.remark = _("What if: {period}").format(period=title), remark
        self.levers.show_scheme(scheme, tuple(line_names(scheme, _).values()), tried.seen)
        self.levers.show_levers(levers)
        self.opened.emit()
        self.levers.weights[0].setFocus()

    def show_levers(self, levers: Levers) -> None:
        """Set the levers."""
        self.levers.show_levers(levers)

    def show_sum(self, text: str, is_whole: bool) -> None:
        """Say what the weights sum to."""
        self.levers.show_sum(text, is_whole)

    def show_answer(self, answer: Answer) -> None:
        """Show who would move and what it costs."""
        _ = self._look.texts
        self._rows = answer.rows
        moved = sum(row.is_moved for row in answer.rows)
        self.which.set_text(True, _("Moved {number}").format(number=moved))
        self._list()
        self._tell_why()
        self.costs.show_answer(answer)

    def show_refused(self, sentence: str) -> None:
        """Say why the levers make no scheme; the last answer stays."""
        self.notice.say(sentence, Tone.WARN)

    def _people(self) -> Card:
        _ = self._look.texts
        card = Card(padded=False)
        card.body.setSpacing(0)
        head = row(spacing=10, margins=QMargins(15, 9, 15, 9))
        head.addWidget(words(_("Who would change"), "heading"))
        head.addStretch(1)
        self.which = Segments([(False, _("All")), (True, _("Moved {number}").format(number=0))], _("Whom to list"))
        self.which.chosen.connect(lambda _value: self._list())
        head.addWidget(self.which)
        card.body.addLayout(head)
        card.body.addWidget(line())
        self.notice = Notice(self._look)
        card.body.addWidget(self.notice)
        self.table: DataTable[MovedRow] = DataTable(
            self._look, _columns(_), lambda each: each.staff_id, _("Who would change")
        )
        self.table.tint_rows(lambda each: each.step)
        card.body.addWidget(self.table, 1)
        self.why = words("", "soft", wrap=True)
        self.why.setContentsMargins(15, 9, 15, 11)
        self.why_line = line()
        card.body.addWidget(self.why_line)
        card.body.addWidget(self.why)
        return card

    def _list(self) -> None:
        shown: Sequence[MovedRow] = [each for each in self._rows if each.is_moved or not self.which.value()]
        if shown:
            self.table.show_rows(shown)
            return
        _ = self._look.texts
        self.table.show_empty("users", _("Nobody changes grade"), _("Move a weight, a border or a tier."))

    def share(self, width: int) -> None:
        """Let the outer columns give way on a narrow page."""
        self._columns.fit(width)
        if width < FOLDED:
            return
        ways = OUTER_COLUMNS[self._look.texts.language]
        _least, levers, costs = next(each for each in ways if width >= each[0])
        self.levers.setFixedWidth(levers)
        self.costs.setFixedWidth(costs)

    def _tell_why(self) -> None:
        """Under the list, for the first who change grade: which lines move their totals most."""
        _ = self._look.texts
        told = [
            _("{name}: {lines}").format(name=each.name, lines=_(", ").join(each.why))
            for each in self._rows
            if each.why
        ]
        self.why.setText("\n".join(told[:MOST_TOLD]))
        for widget in (self.why, self.why_line):
            widget.setVisible(bool(told))

    def _moved(self) -> None:
        levers = self.levers.levers()
        if levers is not None:
            self._presenter.change(levers)

    def _fit(self) -> None:
        levers = self.levers.levers()
        if levers is not None:
            self._presenter.fit(levers, frozenset(self.levers.touched))


def _columns(texts: Translator) -> tuple[Column[MovedRow], ...]:
    _ = texts
    wide = CHANGE[_.language]
    return (
        Column(_("Rank"), lambda row: row.rank_text, width=62, sort_key=lambda row: row.rank),
        Column(_("Name"), lambda row: row.name, Cell.STRONG, least=72),
        Column(_.pgettext("trial", "Now"), lambda row: row.before, Cell.NUMBER, width=84, gives_way=True),
        Column(_("Total"), lambda row: row.total, Cell.STRONG_NUMBER, width=60),
        Column(_("Grade"), lambda row: row.grade, Cell.CHIP, least=wide, tone=lambda row: row.tone),
        Column(_("Bonus +/−"), lambda row: row.change, Cell.NUMBER, width=90, gives_way=True),
        Column(_("Bonus"), lambda row: row.bonus, Cell.STRONG_NUMBER, width=80, gives_way=True),
    )
