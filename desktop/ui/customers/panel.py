"""One customer in the side panel: figures, particulars, deals, and all that happened, newest first."""

from functools import partial

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.domain.wording.numbers import money
from desktop.queries.clients.lines import CustomerLine
from desktop.queries.clients.story import CustomerStory, Happening
from desktop.queries.deals.lines import DealLine
from desktop.ui.customers.event_words import EventWords, told
from desktop.ui.customers.grades import graded
from desktop.ui.customers.table import state_of
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear, column, line, row
from desktop.ui.kit.tiles import tile
from desktop.ui.kit.words import capital, chip, words
from desktop.ui.tones import Tone

WIDTH = 540
AT_FIRST = 12  # events shown before the owner asks for all


class CustomerPanel(SidePanel):
    """Shows a story; what the owner wants goes out as requests."""

    edit_wanted = Signal()
    hand_wanted = Signal()
    merge_wanted = Signal()
    lead_wanted = Signal(str, object)  # a place, and a record there or None
    record_shown = Signal(object)  # the customer's key

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, WIDTH)
        _ = look.texts
        self.story: CustomerStory | None = None
        self._above, self.files, self._below = (column(spacing=14) for _part in range(3))
        for part in (self._above, self.files, self._below):
            self.body.addLayout(part)
        self.body.addStretch(1)
        self._is_whole = False
        self.edit_button = plain_button(look, _("Edit"), self.edit_wanted.emit, "pencil")
        self.hand_button = plain_button(look, _("Hand over …"), self.hand_wanted.emit)
        self.merge_button = plain_button(look, _("Merge …"), self.merge_wanted.emit)
        for button in (self.edit_button, self.hand_button, self.merge_button):
            self.foot_row.addWidget(button)
        self.foot_row.addStretch(1)
        self.foot.show()

    def show_story(self, story: CustomerStory) -> None:
        """Show this customer."""
        if self.story is None or self.story.line.customer_id != story.line.customer_id:
            self._is_whole = False
        self.story = story
        known, _ = story.line, self._look.texts
        clear(self._above)
        clear(self._below)
        self._add_head(known)
        self._add_facts(story)
        self._add_links(known)
        self._add_deals(story)
        self._add_events(story)
        self.record_shown.emit(known.customer_id)
        note = _(" · ").join(part for part in (known.code, known.kind, known.industry, known.region) if part)
        if self.isVisible():
            self._title.setText(known.name)
        else:
            self.open(known.name, note)

    def _add_head(self, known: CustomerLine) -> None:
        _ = self._look.texts
        grade, tone = graded(known.score)
        state, state_tone = state_of(known, _)
        head = row(spacing=8)
        if grade != NO_VALUE:
            head.addWidget(chip(_("Quality {grade}").format(grade=grade), tone))
        if state != NO_VALUE:
            head.addWidget(chip(state, state_tone))
        head.addStretch(1)
        self._above.addLayout(head)
        tiles = row(spacing=8)
        for name, figure in (
            (_("Signed"), money(known.signed_amount, _.language) if known.contracts else NO_VALUE),
            (_("Received"), money(known.received, _.language) if known.contracts else NO_VALUE),
            (_("Open deals"), str(known.open_deals)),
        ):
            tiles.addWidget(tile(name, figure), 1)
        self._above.addLayout(tiles)

    def _add_facts(self, story: CustomerStory) -> None:
        _, known = self._look.texts, story.line
        contact = _(" · ").join(part for part in (known.contact, known.phone) if part)
        for name, value in (
            (_("Owner"), known.owner or _("nobody")),
            (_("Contact"), contact),
            (_("Source"), known.source),
            (_("First met on"), known.first_contact_on.isoformat() if known.first_contact_on else ""),
            (_("Last visit"), known.visited_on.isoformat() if known.visited_on else ""),
            (_("Notes"), story.particulars.notes),
        ):
            if value:
                self._above.addLayout(_pair(name, value))

    def _add_links(self, known: CustomerLine) -> None:
        _ = self._look.texts
        links = row(spacing=14)
        for key, text, is_offered in (
            ("visits", _("Visits ›"), known.visited_on is not None),
            ("signings", _("Contracts ›"), known.contracts > 0),
            ("deals", _("Deals ›"), True),
        ):
            if is_offered:
                links.addWidget(link_button(text, partial(self.lead_wanted.emit, key, None)))
        links.addStretch(1)
        self._above.addLayout(links)

    def _add_deals(self, story: CustomerStory) -> None:
        _ = self._look.texts
        if not story.deals:
            return
        self._add_heading(_.pgettext("page", "Deals"))
        for deal in story.deals:
            self._below.addLayout(self._deal(deal))

    def _deal(self, deal: DealLine) -> QHBoxLayout:
        _ = self._look.texts
        entry = row(spacing=10)
        name = deal.code or deal.product or f"#{deal.deal_id}"
        entry.addWidget(link_button(name, partial(self.lead_wanted.emit, "deals", deal.deal_id)))
        entry.addWidget(words(deal.stage, "soft"))
        entry.addStretch(1)
        entry.addWidget(words(money(deal.value, _.language) if deal.value else NO_VALUE))
        if deal.result == "won":
            entry.addWidget(chip(capital(_("won")), Tone.OK))
        elif deal.result == "lost":
            entry.addWidget(chip(capital(_("lost")), Tone.BAD))
        elif deal.stalled_days:
            entry.addWidget(chip(capital(_("stalled")), Tone.WARN))
        else:
            entry.addWidget(chip(capital(_("under way")), Tone.ACCENT))
        return entry

    def _add_events(self, story: CustomerStory) -> None:
        _ = self._look.texts
        self._add_heading(_("Dealings"))
        if not story.events:
            self._below.addWidget(words(_("Nothing yet: no visit, no deal, no contract."), "faint"))
        shown = story.events if self._is_whole else story.events[:AT_FIRST]
        for event in shown:
            if event.kind is not Happening.OWNER or event.staff:
                self._below.addLayout(self._event(told(event, _)))
        if len(shown) < len(story.events):
            every = _("All {number} events ›").format(number=len(story.events))
            self._below.addWidget(link_button(every, self._show_whole), 0, Qt.AlignmentFlag.AlignLeft)

    def _event(self, event: EventWords) -> QHBoxLayout:
        entry = row(spacing=10, margins=QMargins(0, 1, 0, 1))
        mark = QLabel()
        ink = {Tone.OK: "ok", Tone.BAD: "bad", Tone.WARN: "warn", Tone.ACCENT: "accent"}.get(event.tone, "text2")
        self._look.icons.put(mark, event.icon, ink, 16)
        entry.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        day = words(event.day, "soft")
        day.setFixedWidth(86)
        entry.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        texts = column(spacing=1)
        texts.addWidget(words(event.text, wrap=True))
        if event.more:
            texts.addWidget(words(event.more, "caption", wrap=True))
        entry.addLayout(texts, 1)
        return entry

    def _add_heading(self, text: str) -> None:
        self._below.addWidget(line())
        self._below.addWidget(words(text, "heading"))

    def _show_whole(self) -> None:
        self._is_whole = True
        if self.story is not None:
            self.show_story(self.story)


def _pair(name: str, value: str) -> QHBoxLayout:
    layout = row(spacing=8)
    label = words(name, "caption", wrap=True)
    label.setFixedWidth(108)
    layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    text = words(value, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(text, 1)
    return layout
