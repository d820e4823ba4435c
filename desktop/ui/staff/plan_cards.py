"""The cards of a person's plan, with what became of the last one, and of awards."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.review import PlanResult
from desktop.queries.awards import AwardLine
from desktop.queries.person.course import PersonCourse
from desktop.queries.plans import PlanLine
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, clear, column, line, row
from desktop.ui.kit.words import chip, words
from desktop.ui.verdicts import VERDICT_TONES, effect_words, verdict_word

MOST = 12  # awards with a line of their own: the timeline has the rest


class PlanCard(Card):
    """Shows the actions under way and the verdicts on those before; `opened` asks for the board."""

    opened = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look.texts("Improvement plan"))
        self._look = look
        self.link = link_button(look.texts("Board ›"), self.opened.emit)
        self.head.addWidget(self.link)
        self._inside = column(spacing=8)
        self.body.addLayout(self._inside)

    def show_course(self, course: PersonCourse) -> None:
        """Show the plan."""
        _ = self._look.texts
        clear(self._inside)
        self.link.setVisible(bool(course.plan))
        if not course.plan:
            self._inside.addWidget(words(_("No action is planned."), "faint", wrap=True))
        for action in course.plan:
            self._inside.addLayout(self._action(action))
        if course.latest is not None and course.latest.last_plan:
            self._inside.addWidget(line())
            self._inside.addWidget(words(course.latest.last_plan_title, "soft", wrap=True))
            for result in course.latest.last_plan:
                self._inside.addLayout(self._result(result))

    def _action(self, action: PlanLine) -> QVBoxLayout:
        _ = self._look.texts
        effect, tone = effect_words(action, _)
        due = (
            _("done on {day}").format(day=action.done_on.isoformat())
            if action.done_on is not None
            else _("due on {day}").format(day=action.due_on.isoformat())
        )
        entry = column(spacing=2)
        head = row(spacing=8)
        head.addWidget(words(action.goal or action.text, "strong", wrap=True), 1)
        if effect:
            head.addWidget(chip(effect, tone), 0, Qt.AlignmentFlag.AlignTop)
        entry.addLayout(head)
        if action.goal:
            entry.addWidget(words(action.text, wrap=True))
        entry.addWidget(words(due, "caption"))
        return entry

    def _result(self, result: PlanResult) -> QVBoxLayout:
        entry = column(spacing=2, margins=QMargins(0, 0, 0, 2))
        head = row(spacing=8)
        head.addWidget(words(result.title, wrap=True), 1)
        head.addWidget(
            chip(verdict_word(result.verdict, self._look.texts), VERDICT_TONES[result.verdict]),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        entry.addLayout(head)
        told = self._look.texts(" · ").join(part for part in (result.goal, result.now) if part)
        entry.addWidget(words(told, "caption", wrap=True))
        return entry


class AwardsCard(Card):
    """Shows the awards, the latest first; `opened` carries the days of the one chosen."""

    opened = Signal(object, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look.texts("Awards"))
        self._look = look
        self._inside = column(spacing=4)
        self.body.addLayout(self._inside)

    def show_awards(self, awards: Sequence[AwardLine]) -> None:
        """Show these."""
        clear(self._inside)
        if not awards:
            self._inside.addWidget(words(self._look.texts("No award yet."), "faint"))
        for award in awards[:MOST]:
            entry = row(spacing=8)
            entry.addWidget(words(award.period_label, "soft"))
            entry.addWidget(words(award.kind, "strong", wrap=True), 1)
            opened = link_button(self._look.texts("Open ›"), partial(self.opened.emit, award.start, award.end))
            opened.setAccessibleName(f"{award.kind} {award.period_label}")
            entry.addWidget(opened)
            self._inside.addLayout(entry)
