"""What is still to be said about a file, in the owner's words."""

from desktop.errors import N_, QianjiError
from desktop.exchange.reading.wishes import PROSE
from desktop.exchange.rows import TWO_WAYS
from desktop.i18n import Translator
from desktop.services.import_desk import Understanding
from desktop.services.imports import columns_of
from desktop.ui.imports.wanted import Wanted

_CHOOSE_ORDER = N_(
    "The dates in the column “{header}” can be read in more than one way, such as {value}. Choose their order at the "
    "left."
)


def open_question(made: Understanding, texts: Translator) -> str:
    """What is still to be said about the columns; empty where nothing is."""
    _ = texts
    if made.table.is_prose and not made.taken:
        return _(PROSE).format(file=made.table.file_name)
    if not made.has_rows:
        told = _("{file} has headings but no rows below them. Fill in rows, save it, and choose it again.")
        return told.format(file=made.table.file_name)
    if not made.is_told:
        return _("What the file holds could not be told by its headings. Choose it at the left.")
    titles = {choice.name: choice.title for choice in columns_of(made.kind, _.language)}
    if made.doubts:
        ours, headers = next(iter(made.doubts.items()))
        told = _("{headings} could all be {column}. Choose which one it is.")
        return told.format(headings=_(", ").join(headers), column=titles[ours])
    if made.lacking:
        told = _("Still needed: {columns}. Choose which column of the file says it.")
        return told.format(columns=_(", ").join(titles[name] for name in made.lacking))
    return made.obstacle.sentence(_) if made.obstacle is not None else ""


def recognised(wanted: Wanted, texts: Translator) -> str:
    """That such a file was imported before and its columns are taken alike; empty where it was not."""
    told = texts("Recognised by its headings: the columns are taken as in “{file}”.")
    return told.format(file=wanted.shape.file_name) if wanted.shape is not None else ""


def trouble_sentence(error: QianjiError, texts: Translator) -> str:
    """An error as the page says it: what a mapping file would state is chosen here."""
    if error.message == TWO_WAYS:
        return texts(_CHOOSE_ORDER).format(**error.values)
    return error.sentence(texts) if error.message else ""
