"""What is asked before an import is taken back, and said after it."""

from desktop.i18n import Translator
from desktop.queries.imports import PastImport
from desktop.services.import_undo import TakenBack


def taken_back_sentence(what: TakenBack, texts: Translator) -> str:
    """What taking an import back did."""
    told = texts("{file} was taken back: {created} new records removed, {updated} changed ones as before.")
    return told.format(file=what.file, created=f"{what.created:,}", updated=f"{what.updated:,}")


def question_before(past: PastImport, texts: Translator) -> tuple[str, str]:
    """What is asked before an import is taken back: the question and what it means."""
    _ = texts
    explanation = _(
        "{created} new records go and {updated} changed ones are as before. Records changed since stand against it; "
        "then nothing happens."
    )
    return (
        _("Undo the import of {file}?").format(file=past.file),
        explanation.format(created=f"{past.created:,}", updated=f"{past.updated:,}"),
    )
