"""One deal in the side panel: how it stands, its stages, milestones and bearers, and what can become of it."""

from datetime import date
from functools import partial

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.wording.numbers import money
from desktop.queries.deals.lines import DealLine
from desktop.queries.deals.story import DealStory
from desktop.ui.deals.cards import days_in_words
from desktop.ui.deals.steps import called
from desktop.ui.deals.table import next_step, state_of
from desktop.ui.kit.buttons import link_button, plain_button, primary_button
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import line, row
from desktop.ui.kit.tiles import tile
from desktop.ui.kit.words import chip, words
from desktop.ui.tones import Tone


class DealPanel(SidePanel):
    """Shows a story; what the owner wants of the deal goes out as requests."""

    step_wanted = Signal(str)  # move, win, lose, hand
    reopening_wanted = Signal()
    edit_wanted = Signal()
    lead_wanted = Signal(str)  # the place to go to

    def __init__(self, look: Look, host: QWidget, today: date) -> None:
        super().__init__(look, host)
        _ = look.texts
        self._today = today
        self.story: DealStory | None = None
        self.win_button = primary_button(look, _("Won …"), partial(self.step_wanted.emit, "win"), "circle-check")
        self.lose_button = plain_button(look, _("Lost …"), partial(self.step_wanted.emit, "lose"))
        self.move_button = plain_button(look, _("Move …"), partial(self.step_wanted.emit, "move"), "arrow-right")
        self.reopen_button = plain_button(look, _("Open again"), self.reopening_wanted.emit, "history")
        self.edit_button = plain_button(look, _("Edit"), self.edit_wanted.emit, "pencil")
        self.foot_row.addWidget(self.edit_button)
        self.foot_row.addStretch(1)
        for button in (self.reopen_button, self.move_button, self.lose_button, self.win_button):
            self.foot_row.addWidget(button)
        self.foot.show()

    def show_story(self, story: DealStory) -> None:
        """Show this deal."""
        deal, _ = story.line, self._look.texts
        self.story = story
        is_open = deal.closed_on is None
        for button in (self.win_button, self.lose_button):
            button.setVisible(is_open)
        self.move_button.setVisible(deal.result != "lost")
        self.reopen_button.setVisible(not is_open)
        self.empty()
        self._add_head(deal)
        self._add_facts(deal)
        self._add_links(deal)
        self._add_stages(story)
        self._add_milestones(story)
        self._add_bearers(story, is_open)
        self.body.addStretch(1)
        if not self.isVisible():
            self.open(called(deal), _(" · ").join(part for part in (deal.code, deal.product) if part))

    def _add_head(self, deal: DealLine) -> None:
        _ = self._look.texts
        head = row(spacing=8)
        state, tone = state_of(deal, _)
        head.addWidget(chip(deal.stage or _("No stage"), Tone.ACCENT))
        head.addWidget(chip(state, tone))
        head.addStretch(1)
        self.body.addLayout(head)
        tiles = row(spacing=8)
        value = money(deal.value, _.language) if deal.value else NO_VALUE
        weighted = money(deal.weighted, _.language) if deal.value else NO_VALUE
        tiles.addWidget(tile(_("Amount"), value), 1)
        if deal.closed_on is None:
            tiles.addWidget(tile(_("Weighted ({percent} %)").format(percent=deal.probability), weighted), 1)
        if deal.opened_on is not None:
            last = deal.closed_on or self._today
            tiles.addWidget(tile(_("Age"), days_in_words((last - deal.opened_on).days, _)), 1)
        self.body.addLayout(tiles)

    def _add_facts(self, deal: DealLine) -> None:
        _ = self._look.texts
        for name, value in (
            (_("Staff member"), deal.staff),
            (_("Opened on"), deal.opened_on.isoformat() if deal.opened_on else ""),
            (_("Closed on"), deal.closed_on.isoformat() if deal.closed_on else ""),
            (_("Lost because"), deal.lost_reason),
            (_("Last visit"), deal.visited_on.isoformat() if deal.visited_on else ""),
            (_("Next step"), next_step(deal).replace(NO_VALUE, "")),
        ):
            if value:
                self.body.addLayout(_pair(name, value))

    def _add_links(self, deal: DealLine) -> None:
        _ = self._look.texts
        links = row(spacing=14)
        if deal.customer_id is not None:
            for key, text in (
                ("customers", _("The customer ›")),
                ("visits", _("Visits ›")),
                ("signings", _("Contracts ›")),
            ):
                links.addWidget(link_button(text, partial(self.lead_wanted.emit, key)))
        links.addStretch(1)
        self.body.addLayout(links)

    def _add_stages(self, story: DealStory) -> None:
        _ = self._look.texts
        self._add_heading(_("Stages"))
        if not story.stages:
            self.body.addWidget(words(_("No stage was noted."), "faint"))
        for each in story.stages:
            days = "" if each.days is None else days_in_words(each.days, _)
            self.body.addLayout(_entry(each.reached_on.isoformat(), each.stage, days))

    def _add_milestones(self, story: DealStory) -> None:
        _ = self._look.texts
        if story.milestones:
            self._add_heading(_("Milestones"))
        for each in story.milestones:
            if each.done_on is not None:
                told = _("done {day}").format(day=f"{each.done_on:%m-%d}")
            else:
                told = _("late") if each.planned_on < self._today else ""
            self.body.addLayout(_entry(each.planned_on.isoformat(), each.name, told))

    def _add_bearers(self, story: DealStory, is_open: bool) -> None:
        _ = self._look.texts
        if story.bearers:
            self._add_heading(_("Whose it was"))
        for each in story.bearers:
            until = _("until {day}").format(day=each.ended_on.isoformat()) if each.ended_on else _("until today")
            since = each.started_on.isoformat() if each.started_on else ""
            self.body.addLayout(_entry(since, each.staff, until))
        if is_open:
            hand = link_button(_("Hand over …"), partial(self.step_wanted.emit, "hand"))
            self.body.addWidget(hand, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_heading(self, text: str) -> None:
        self.body.addWidget(line())
        self.body.addWidget(words(text, "heading"))


def _pair(name: str, value: str) -> QHBoxLayout:
    layout = row(spacing=8)
    label = words(name, "caption", wrap=True)
    label.setFixedWidth(96)
    layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words(value, wrap=True), 1)
    return layout


def _entry(day: str, text: str, more: str) -> QHBoxLayout:
    layout = row(spacing=10, margins=QMargins(0, 1, 0, 1))
    when = words(day, "soft")
    when.setFixedWidth(86)
    layout.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words(text, wrap=True), 1)
    layout.addWidget(words(more, "faint"), 0, Qt.AlignmentFlag.AlignTop)
    return layout
