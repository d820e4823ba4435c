"""Writes the sheets beside the review form: ranking, team summary, week and target letters, as one PDF each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.sheets import Sheet, SheetKind
from desktop.errors import N_, RequestError
from desktop.i18n import CHINESE
from desktop.queries.sheets import ranking_sheet, target_letters, team_sheet, week_sheet
from desktop.reports import sheets as paper
from desktop.reports.raster import page_count, render_png
from desktop.reports.saving import save_whole
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet is wanted; `staff_codes` picks people of the letters, None means everybody."""

    kind: SheetKind
    period: Period
    language: str = CHINESE
    with_full_names: bool = False
    staff_codes: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    """What was written: the file, how many sheets it holds, and characters printed as 〓."""

    path: Path
    sheets: int
    unprintable: tuple[str, ...] = ()


class SheetPrinting:
    """Writes sheets from one data file."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def write(self, order: SheetOrder, path: Path) -> WrittenSheet:
        """Write a sheet; an older file of that name is replaced only by a whole new one."""
        with self._database.read() as session:
            sheets = sheets_of(session, order, self._today())
        return write_sheets(sheets, path)


def sheets_of(session: Session, order: SheetOrder, today: date) -> list[Sheet]:
    """The sheets of an order as values."""
    period, language = order.period, order.language
    if order.kind is SheetKind.TEAM:
        return [team_sheet(session, period, language, today)]
    if order.kind is SheetKind.WEEK:
        return [week_sheet(session, period, language, today)]
    if order.kind is SheetKind.RANKING:
        return [ranking_sheet(session, period, language, today, with_full_names=order.with_full_names)]
    return target_letters(session, period, language, today, order.staff_codes)


def sheet_pictures(sheets: Sequence[Sheet], dpi: int) -> Iterator[bytes]:
    """The pages of some sheets as PNG, one after the other."""
    pdf = paper.sheets_pdf(sheets)
    for page in range(page_count(pdf)):
        yield render_png(pdf, page, dpi)


def write_sheets(sheets: Sequence[Sheet], path: Path) -> WrittenSheet:
    """Write sheets that were read before, into a folder that is made if need be."""
    content = paper.sheets_pdf(sheets)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_whole(path, content)
    except PermissionError as error:
        raise RequestError(
            N_("{place} cannot be written. Close the file in other programs, or choose another folder."), place=path
        ) from error
    except OSError as error:
        raise RequestError(
            N_("{place} cannot be written ({problem}). Make room on the disk, or choose another folder."),
            place=path,
            problem=error.strerror or "",
        ) from error
    return WrittenSheet(path, len(sheets), paper.unprintable(sheets))
