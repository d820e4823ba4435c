"""The side panel of gaps: sums beside the targets they should make up, for every indicator of the year."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtWidgets import QWidget

from desktop.domain.exact import as_decimal
from desktop.domain.target_gap import GapKind
from desktop.domain.targets import Bearer
from desktop.domain.wording.numbers import percent as written_percent
from desktop.queries.target_gaps import GapLine
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import line, row
from desktop.ui.kit.words import chip, words
from desktop.ui.targets.figures import Scale
from desktop.ui.tones import Tone

MOST = 60


class GapPanel(SidePanel):
    """Open gaps first named by indicator; those that close are only counted."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, 520)
        self._look = look

    def show_gaps(self, found: Sequence[GapLine], company: str, what: str) -> None:
        """Show the gaps of a year at a level."""
        _ = self._look.texts
        self.empty()
        still_open = [each for each in found if not each.gap.is_closed]
        if not found:
            self._say(_("There is nothing to hold against each other yet: set a target and some of its parts."))
        elif not still_open:
            self._say(_("All {number} sums meet their targets.").format(number=len(found)))
        else:
            told = _("{open} of {number} sums do not meet their targets.")
            self._say(told.format(open=len(still_open), number=len(found)))
        for indicator, lines in groupby(still_open[:MOST], key=lambda each: each.indicator):
            self.body.addWidget(words(indicator.called(_), "heading"))
            for each in lines:
                self._show_line(each, company)
        if len(still_open) > MOST:
            self._say(_("The longest periods come first; close them and look again to see the rest."))
        self.body.addStretch(1)
        self.open(_("Sums against targets"), what)

    def _say(self, sentence: str) -> None:
        self.body.addWidget(words(sentence, "soft", wrap=True))

    def _show_line(self, each: GapLine, company: str) -> None:
        _ = self._look.texts
        scale = Scale(each.indicator, _)
        name = company if each.bearer is Bearer.COMPANY else each.name
        what = {
            GapKind.TIME: _("shorter periods"), GapKind.TEAMS: _("team targets"), GapKind.PEOPLE: _("people"),
        }[each.kind]  # fmt: skip
        head = row(spacing=8)
        head.addWidget(words(f"{name} · {each.period.title(_)}"), 1)
        part = as_decimal(abs(each.gap.percent)) if each.gap.percent is not None else None
        percent = f" ({written_percent(part, _.language)})" if part is not None else ""
        tone = Tone.OK if each.gap.difference > 0 else Tone.WARN
        head.addWidget(chip(f"{scale.signed(each.gap.difference)}{percent}", tone))
        self.body.addLayout(head)
        told = _("{what}: {children}, target {parent}").format(
            what=what, children=scale.exact(each.gap.children), parent=scale.exact(each.gap.parent)
        )
        self.body.addWidget(words(told, "caption", wrap=True))
        self.body.addWidget(line())
