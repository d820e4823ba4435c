"""What the page needs of the outside: sheets read from the data file, set as a PDF, drawn, written.

The typesetter is imported when something is set, not when the page is shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.period import Period
from desktop.domain.sheets import Sheet, SheetKind
from desktop.i18n import Translator

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.sheets import WrittenSheet


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sheet of which period, in which language."""

    kind: SheetKind
    period: Period
    language: str
    with_full_names: bool = False


def kind_title(kind: SheetKind, texts: Translator) -> str:
    """The name of a sheet."""
    pgettext = texts.pgettext
    return {
        SheetKind.TEAM: pgettext("sheet", "Team summary"),
        SheetKind.RANKING: pgettext("sheet", "Ranking"),
        SheetKind.WEEK: pgettext("sheet", "Week at a glance"),
        SheetKind.TARGETS: pgettext("sheet", "Letters of targets"),
    }[kind]


def kind_purpose(kind: SheetKind, texts: Translator) -> str:
    """What a sheet is for, in a sentence."""
    _ = texts
    return {
        SheetKind.TEAM: _("Each team's figures beside its target, its grades, and everybody's results."),
        SheetKind.RANKING: _("Places, totals and grades of an evaluated period."),
        SheetKind.WEEK: _("For the weekly meeting: what was done, what is due, whose money is late."),
        SheetKind.TARGETS: _("One letter for each person with targets, to be read and signed by both sides."),
    }[kind]


class SheetPaper:
    """Sheets as values, as pictures of their pages, and as files."""

    def read(self, session: Any, wanted: Wanted, today: "date") -> tuple[Sheet, ...]:
        """The sheets as values."""
        from desktop.services.sheets import SheetOrder, sheets_of

        order = SheetOrder(wanted.kind, wanted.period, wanted.language, wanted.with_full_names)
        return tuple(sheets_of(session, order, today))

    def pictures(self, sheets: Sequence[Sheet], dpi: int) -> Iterator[bytes]:
        """The pages as PNG."""
        from desktop.services.sheets import sheet_pictures

        return sheet_pictures(sheets, dpi)

    def write(self, sheets: Sequence[Sheet], path: Path) -> "WrittenSheet":
        """Write the sheets as one PDF."""
        from desktop.services.sheets import write_sheets

        return write_sheets(sheets, path)
