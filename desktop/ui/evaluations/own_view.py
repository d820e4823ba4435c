"""How a person saw the period: own points beside the computed ones, remarks and answers."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.review import ReviewForm
from desktop.domain.self_evaluation import ANSWERS
from desktop.i18n import Translator
from desktop.queries.self_evaluations import OwnView, own_view
from desktop.reports.figures import NONE, number, plain
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear, column
from desktop.ui.kit.words import figure, words
from desktop.ui.ports import Tasks


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line with computed and own points in words."""

    name: str
    computed: str
    own: str
    difference: str
    remark: str


def own_lines(form: ReviewForm, own: OwnView) -> tuple[OwnLine, ...]:
    """The score card's lines with what the person gives themselves."""
    lines = []
    for item, given in zip(form.items, own.lines, strict=False):
        points = given.points if given is not None else None
        apart = None if points is None or not item.is_scored or item.points is None else points - item.points
        lines.append(
            OwnLine(
                item.name,
                number(item.points) if item.is_scored else NONE,
                NONE if points is None else plain(points),
                "" if apart is None else number(apart, signed=True),
                given.remark if given is not None else "",
            )
        )
    return tuple(lines)


def own_total(form: ReviewForm, own: OwnView) -> Decimal | None:
    """The mean of the own points by weight over the lines that have some; None where none has."""
    given = [
        (item.weight, line.points)
        for item, line in zip(form.items, own.lines, strict=False)
        if line is not None and line.points is not None
    ]
    weight = sum((each for each, _points in given), Decimal(0))
    return sum((each * points for each, points in given), Decimal(0)) / weight if weight else None


class OwnViewPresenter:
    """Asks for what the person shown handed in."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def ask(self, form: ReviewForm, done: Callable[[OwnView], None]) -> None:
        """Look whether the person handed in a self-evaluation."""
        self._tasks.query(partial(own_view, review_id=form.review_id), done)


class OwnViewPanel(SidePanel):
    """Shows one person's view of the period."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, width=560)
        self._texts: Translator = look.texts
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(0, 1)
        self.answers = column(spacing=4)
        self.body.addLayout(self.grid)
        self.body.addLayout(self.answers)
        self.body.addStretch(1)

    def open_view(self, form: ReviewForm, own: OwnView) -> None:
        """Show what this person handed in."""
        _ = self._texts
        clear(self.grid)
        clear(self.answers)
        for place, title in enumerate((_("Indicator"), _("Computed"), _("Own points"), _("Difference"))):
            self.grid.addWidget((figure if place else words)(title, "caption"), 0, place)
        at = 1
        for line in own_lines(form, own):
            self.grid.addWidget(words(line.name, wrap=True), at, 0)
            for place, text in enumerate((line.computed, line.own, line.difference), 1):
                self.grid.addWidget(figure(text, "strong" if place == 2 else ""), at, place)
            if line.remark:
                at += 1
                self.grid.addWidget(words(line.remark, "soft", wrap=True), at, 0, 1, 4)
            at += 1
        heads = {
            "achievements": _("Main achievements"),
            "difficulties": _("Difficulties"),
            "support": _("Support needed"),
            "assessment": _("Self-assessment"),
        }
        for name in ANSWERS:
            if own.view.answers.get(name):
                self.answers.addWidget(words(heads[name], "label"))
                self.answers.addWidget(words(own.view.answers[name], wrap=True))
        self.open(_("Self-evaluation"), form.person.name)
