"""What is said about a job that is over, or about to begin: sentences only."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.i18n import Translator

if TYPE_CHECKING:
    from desktop.services.printing_batch import Batch
    from desktop.services.printing_pieces import Doubt

FEW = 3  # names in a sentence
LONGEST = 30  # characters of a text that is named


def written_sentence(texts: Translator, batch: "Batch", place: Path) -> str:
    """What was written where; that nothing was where it was cancelled before, "" where nothing could be."""
    _ = texts
    number = len(batch.written)
    if not number:
        return _("Cancelled: nothing was written.") if batch.was_cancelled else ""
    written = _.ngettext("{number} PDF was written to {place}.", "{number} PDFs were written to {place}.", number)
    told = [written.format(number=number, place=place)]
    if batch.was_cancelled:
        told.insert(0, _("Cancelled."))
    if batch.beside:
        told.append(_("Files of the same name were kept; the new ones bear a number."))
    return texts.sentences(*told)


def printed_sentence(texts: Translator, pages: int, file: Path | None) -> str:
    """How many pages went to the printer, or into a file in its place; no pages mean that it was cancelled."""
    if not pages:
        return texts("Cancelled: the print job was taken back.")
    if file is not None:
        told = texts.ngettext("{number} page written to {file}.", "{number} pages written to {file}.", pages)
        return told.format(number=pages, file=file)
    told = texts.ngettext("{number} page was sent to the printer.", "{number} pages were sent to the printer.", pages)
    return told.format(number=pages)


def doubts_sentence(texts: Translator, doubts: "Sequence[Doubt]") -> str:
    """What comes out otherwise than it was typed, of the first few forms by name."""
    _ = texts
    told = [_doubt(texts, each) for each in doubts[:FEW]]
    more = len(doubts) - FEW
    if more > 0:
        told.append(_.ngettext("{number} further one.", "{number} further ones.", more).format(number=more))
    return "\n".join(told)


def _doubt(texts: Translator, doubt: "Doubt") -> str:
    _ = texts
    if doubt.characters:
        told = _("{name}: no typeface has {characters}; 〓 is printed instead.")
        return told.format(name=doubt.title, characters=" ".join(doubt.characters))
    told = _("{name}: “{text}” reads right on paper, but may be copied from the PDF in another order.")
    return told.format(name=doubt.title, text=doubt.texts[0][:LONGEST])
