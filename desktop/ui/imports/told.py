"""What is told of rows that are to be taken in, and of those that were."""

from desktop.exchange.report import ImportReport
from desktop.i18n import Translator
from desktop.ui.imports.marks import Mark

MOST_NAMED = 6


def numbers_told(report: ImportReport, texts: Translator) -> str:
    """What an import would do, in numbers."""
    _ = texts
    if report.created + report.updated:
        sentence = _(
            "{created} new, {updated} changed, {unchanged} unchanged, {rejected} rejected. Nothing is saved yet."
        )
    elif report.unchanged:
        sentence = _("Nothing new: {unchanged} records are on file already, {rejected} rows are rejected.")
    else:
        sentence = _("No row can be taken: {rejected} rows are rejected. The reasons stand in the marked cells.")
    return sentence.format(
        created=f"{report.created:,}",
        updated=f"{report.updated:,}",
        unchanged=f"{report.unchanged:,}",
        rejected=f"{report.rejected:,}",
    )


def added_told(report: ImportReport, texts: Translator) -> list[str]:
    """What is added on the way, a line for each kind."""
    _ = texts
    made, _others = report.made_on_the_way()
    told = []
    for what, names in made.items():
        shown = _(", ").join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
        sentence = _("Added on the way, {what} ({count}): {names}")
        told.append(sentence.format(what=_(what), count=f"{len(names):,}", names=shown))
    return told


def cell_told(mark: Mark | None, texts: Translator) -> str:
    """What is wrong with the row chosen: row, column, value, reason; without that what can be done."""
    _ = texts
    if mark is None:
        return _("Double-click a cell, or press Enter in it, to write it anew; the file itself stays as it is.")
    cell = _("Row {row}, {column}, “{value}”: {reason}") if mark.column else _("Row {row}: {reason}")
    return cell.format(row=mark.number, column=mark.column, value=mark.value or "—", reason=mark.reason)


def leaving_told(number: int, texts: Translator, *, are_out: bool) -> str:
    """What the button does with so many rows."""
    if are_out:
        told = texts.ngettext("Include the row again", "Include {number} rows again", number)
    else:
        told = texts.ngettext("Leave the row out", "Leave {number} rows out", number)
    return told.format(number=f"{number:,}")
