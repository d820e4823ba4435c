"""Whom the figures suggest for which award, and the honours list."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.awards import AwardMeasure
from desktop.domain.exact import plain
from desktop.domain.indicators import INDICATORS, Catalogue
from desktop.domain.wording import Words
from desktop.i18n import Translator
from desktop.queries.award_suggestions import TOTAL
from desktop.queries.awards import AwardLine
from desktop.ui.incentives.honour_ports import Honoured, SuggestionRow
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import capital
from desktop.ui.tones import Tone


class HonourTab(QWidget):
    """Suggestions above, the honours list below."""

    usual_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, look: Look, tools: ListTools) -> None:
        super().__init__()
        self._look = look
        self._known: Catalogue = INDICATORS
        _ = look.texts
        self.suggested: DataTable[SuggestionRow] = DataTable(
            look, suggestion_columns(_, self._told), _identity, _("Suggestions"), sortable=False
        )
        self.granted: DataTable[AwardLine] = DataTable(
            look,
            honour_columns(_, self._told),
            lambda line: line.award_id,
            _("Honours list"),
            sortable=False,
            key="honours",
        )
        self.foot = ListFoot(look, tools, lambda: self.granted)
        layout = column(self, 14)
        for heading, table, stretch in (
            (_("Suggested by the figures"), self.suggested, 3),
            (_("Honours list"), self.granted, 2),
        ):
            card = Card(heading, padded=False)
            card.body.addWidget(table, 1)
            layout.addWidget(card, stretch)
            table.show_loading()
            if table is self.granted:
                card.body.setSpacing(0)
                card.body.addWidget(self.foot)

    def show_honours(self, found: Honoured) -> None:
        """Show suggestions and the honours list, or how to begin."""
        _ = self._look.texts
        self._known = found.known
        self.suggested.show_rows(found.suggested)
        if not found.kinds:
            self.suggested.show_empty(
                "award",
                _("No awards yet"),
                _("Begin with the usual ones: top signer, collection star, best newcomer, most improved."),
                _("Add the usual awards"),
                self.usual_wanted.emit,
            )
        number = len(found.granted)
        self.granted.show_rows(found.granted)
        told = _.ngettext("{number} award", "{number} awards", number) if number else ""
        self.foot.say(told.format(number=number))
        if not found.granted:
            self.granted.show_empty(
                "award", _("Nobody is honoured yet"), _("Grant an award from the suggestions, or one of your choice.")
            )

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        for table in (self.suggested, self.granted):
            table.show_error(sentence, self.again_wanted.emit)

    def _told(self, indicator: str, value: Decimal | None, is_change: bool) -> str:
        return figure_text(indicator, value, is_change, self._look.texts, self._known)


Told = Callable[[str, Decimal | None, bool], str]


def suggestion_columns(texts: Translator, told: Told) -> tuple[Column[SuggestionRow], ...]:
    """Which award, who, by which figure, and a way to grant it."""
    _ = texts
    return (
        Column(_.pgettext("column", "Award"), lambda row: row.kind.label, Cell.STRONG, 150),
        Column(
            _.pgettext("award", "Place"),
            lambda row: place_text(row.suggestion.rank if row.suggestion else None),
            Cell.TEXT,
            72,
        ),
        Column(_("Staff member"), lambda row: row.suggestion.staff if row.suggestion else NO_VALUE, Cell.TEXT, 130),
        Column(_("Team"), _team, Cell.SOFT, 0, gives_way=True),
        Column(
            _.pgettext("award", "Figure"), lambda row: _suggested_figure(row, texts, told), Cell.TEXT, 0, least=190
        ),
        Column(_.pgettext("award", "Decision"), lambda row: _decision(row, texts), Cell.LINK, 124),
    )


def honour_columns(texts: Translator, told: Told) -> tuple[Column[AwardLine], ...]:
    """Who got which award for what."""
    _ = texts
    return (
        Column(
            _.pgettext("column", "Award"),
            lambda line: line.kind,
            Cell.CHIP,
            150,
            tone=lambda _line: Tone.ACCENT,
            name="kind",
        ),
        Column(_("Staff member"), lambda line: line.staff, Cell.PERSON, 160, name="staff"),
        Column(_("Period"), lambda line: line.period_label, Cell.TEXT, 96, name="period"),
        Column(
            _.pgettext("award", "Figure"),
            lambda line: told(line.indicator, line.figure, line.is_change),
            Cell.TEXT,
            0,
            least=130,
            name="figure",
        ),
        Column(_("Reason"), lambda line: line.reason or NO_VALUE, Cell.SOFT, 0, gives_way=True, name="reason"),
        Column(
            _("Conduct points"),
            lambda line: f"+{plain(line.points)}" if line.points else NO_VALUE,
            Cell.NUMBER,
            132,
            name="points",
        ),
        Column(_("Granted on"), lambda line: line.granted_on.isoformat(), Cell.SOFT, 116, name="granted_on"),
    )


def figure_text(
    indicator: str, value: Decimal | None, is_change: bool, texts: Translator, catalogue: Catalogue = INDICATORS
) -> str:
    """A figure with its indicator; a change says so."""
    if value is None:
        return NO_VALUE
    words, known = Words(texts), catalogue.get(indicator)
    written = words.points(value) if known is None else words.value(known, value)
    name = texts("Total") if indicator == TOTAL else (words.name(known) if known else indicator)
    if is_change:
        written = f"+{written}"
    return f"{name} {written}"


def place_text(rank: int | None) -> str:
    """A place on the list."""
    return NO_VALUE if rank is None else str(rank)


def _team(row: SuggestionRow) -> str:
    return (row.suggestion.team if row.suggestion else "") or NO_VALUE


def _suggested_figure(row: SuggestionRow, texts: Translator, told: Told) -> str:
    if row.suggestion is None:
        return capital(texts("you decide")) if not row.kind.indicator else capital(texts("no figure in this period"))
    is_change = row.kind.measure is AwardMeasure.PROGRESS
    return told(row.kind.indicator, row.suggestion.figure, is_change)


def _decision(row: SuggestionRow, texts: Translator) -> str:
    if row.suggestion is not None and row.suggestion.is_granted:
        return capital(texts("granted"))
    return texts("Grant")


def _identity(row: SuggestionRow) -> tuple[int, int]:
    return row.kind.kind_id, row.suggestion.staff_id if row.suggestion else 0
