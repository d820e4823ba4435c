"""Writes the sheets beside the review form as PDF, and their tables as workbooks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.domain.paper_wish import AS_KEPT, PaperWish
from desktop.domain.period import Period
from desktop.domain.sheet_kinds import SheetKind, entry_of
from desktop.domain.sheets import Sheet
from desktop.errors import N_, RequestError, Term
from desktop.exchange.sheet_book import write_sheet_book
from desktop.i18n import CHINESE
from desktop.queries.evaluations import evaluations_of
from desktop.queries.paper import paper_options
from desktop.queries.people import all_teams
from desktop.queries.sheets import MAKERS, Paper
from desktop.reports import sheets as paper
from desktop.reports.saving import save_whole
from desktop.reports.unwritable import unwritable
from desktop.services.seal_check import refuse_altered
from desktop.store.database import Database

PDF, WORKBOOK = ".pdf", ".xlsx"


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet is wanted; `staff_codes` picks people, None means everybody, `team_id` keeps to one team.

    Without a word about names they are printed as the company keeps it among its options of paper; so is how many
    places of a ranking are shown (`top`, 0 is all of them), and what `wish` leaves open.
    """

    kind: SheetKind
    period: Period
    language: str = CHINESE
    with_full_names: bool | None = None
    staff_codes: Sequence[str] | None = None
    team_id: int | None = None
    wish: PaperWish = AS_KEPT
    top: int | None = None


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    """What was written: the file, how many sheets it holds, and what of them comes out otherwise than it was typed.

    `unprintable` characters are printed as 〓; `uncertain` texts readers may copy in another order.
    """

    path: Path
    sheets: int
    unprintable: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()


class SheetPrinting:
    """Writes sheets from one data file."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def write(self, order: SheetOrder, path: Path) -> WrittenSheet:
        """Write a sheet as PDF, or its tables where the name ends in .xlsx; an older file is replaced whole."""
        entry = entry_of(order.kind)
        if path.suffix.lower() not in (PDF, WORKBOOK):
            raise RequestError(
                N_("{file} ends neither in .pdf nor in .xlsx. Name the file {name}.pdf, or .xlsx for its tables."),
                file=path.name,
                name=path.stem,
            )
        if path.suffix.lower() == WORKBOOK and not entry.has_xlsx:
            raise RequestError(N_("“{sheet}” is written as PDF only."), sheet=Term(entry.name))
        with self._database.read() as session:
            sheets = sheets_of(session, order, self._today())
        return write_sheets(sheets, path)

    def team_named(self, name: str) -> int:
        """The key of the team of that name, in either language."""
        wanted = name.strip().casefold()
        with self._database.read() as session:
            lines = all_teams(session).by_id.values()
        found = [line.team_id for line in lines if wanted in (line.name.casefold(), line.name_en.casefold())]
        if not found:
            known = ", ".join(line.name for line in lines)
            raise RequestError(N_("There is no team “{name}”. There are: {known}."), name=name, known=known or "—")
        return found[0]


def sheets_of(session: Session, order: SheetOrder, today: date) -> list[Sheet]:
    """The sheets of an order as values; nothing is made of finalised results that are no longer what was sealed."""
    refuse_altered(session, evaluations_of(session, order.period.start, order.period.end))
    names, top, kept = order.with_full_names, order.top, paper_options(session)
    asked = Paper(
        session,
        order.period,
        order.language,
        today,
        order.staff_codes,
        order.team_id,
        kept.with_full_names if names is None else names,
        0 if top is None and kept.with_everybody else top,
    )
    return [
        replace(sheet, options=order.wish.over(sheet.options), logo=order.wish.logo_over(sheet.logo))
        for sheet in MAKERS[order.kind](asked)
    ]


def write_sheets(sheets: Sequence[Sheet], path: Path) -> WrittenSheet:
    """Write sheets that were read before, into a folder that is made if need be; .xlsx writes their tables."""
    if path.suffix.lower() == WORKBOOK:
        write_sheet_book(path, sheets)
        return WrittenSheet(path, len(sheets))
    content = paper.sheets_pdf(sheets)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_whole(path, content)
    except OSError as error:
        raise unwritable(path, path.parent, error) from error
    return WrittenSheet(path, len(sheets), paper.unprintable(sheets), paper.uncertain(sheets))
