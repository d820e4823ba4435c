"""Review forms as files: one for each person, or one for all; one bad form never stops the others."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.paper import USUAL, PaperOptions
from desktop.domain.review import ReviewForm
from desktop.errors import N_, QianjiError, RequestError
from desktop.folder_rights import takes_files
from desktop.log import log_to_file
from desktop.reports import review as paper
from desktop.reports.file_names import FileNames, ending_of
from desktop.reports.unwritable import unwritable
from desktop.services.garbage import collect_young, collected_later
from desktop.services.printing_refusals import not_set
from desktop.services.selection_name import selection_name

_log = logging.getLogger("qianji.printing")
_TITLE = 60  # characters of a title in a file's name, which tells more behind it


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was not written, and why in a sentence."""

    code: str
    name: str
    reason: QianjiError


@dataclass(frozen=True, slots=True)
class Unprintable:
    """The characters of a form that no font holds; they are printed as 〓."""

    code: str
    name: str
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Texts that are printed, but that readers of the file may copy in another order."""

    code: str
    name: str
    texts: tuple[str, ...]


@dataclass(slots=True)
class PrintSummary:
    """What became of a print run."""

    folder: Path
    written: list[Path] = field(default_factory=list)
    forms: int = 0  # how many forms the written files hold
    refused: list[Refused] = field(default_factory=list)
    unprintable: list[Unprintable] = field(default_factory=list)
    uncertain: list[Uncertain] = field(default_factory=list)
    was_cancelled: bool = False


@collected_later()
def write_forms(
    forms: Sequence[ReviewForm],
    out: Path,
    merged: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    options: PaperOptions = USUAL,
    everybody: int = 0,
) -> PrintSummary:
    """Write forms that were read before; this needs no data file, so it may run beside everything else.

    `everybody` says how many forms there would be without a choice: a common file of fewer tells so in its name.
    """
    if not forms:
        raise RequestError(
            N_(
                "This evaluation has nobody in it, so there is no form to write. Look on the schemes page whom its "
                "scheme covers, then evaluate again."
            )
        )
    summary = PrintSummary(out)
    _make_folder(out)
    for form in forms:
        _note_characters(summary, form)
    if merged:
        _write_merged(summary, forms, _merged_name(forms, everybody), progress, cancelled, options)
    else:
        _write_each(summary, forms, progress, cancelled, options)
    return summary


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(out, out, error) from error


def _note_characters(summary: PrintSummary, form: ReviewForm) -> None:
    """Remember what cannot be printed, or not be copied for sure, before anything is written."""
    characters, texts = paper.unprintable(form), paper.uncertain(form)
    if characters:
        summary.unprintable.append(Unprintable(form.person.code, form.person.name, characters))
    if texts:
        summary.uncertain.append(Uncertain(form.person.code, form.person.name, texts))


def _write_each(
    summary: PrintSummary,
    forms: Sequence[ReviewForm],
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
    options: PaperOptions,
) -> None:
    names = FileNames()
    for done, form in enumerate(forms, 1):
        if cancelled and cancelled():
            summary.was_cancelled = True
            return
        path = summary.folder / names.name(f"{form.number} {form.person.name}", ending_of(form.language))
        try:
            paper.write_review(form, path, options)
        except Exception as error:  # noqa: BLE001 - whatever one form does, the others are wanted
            _refuse(summary, form, error)
        else:
            summary.written.append(path)
            summary.forms += 1
        if progress:
            progress(done, len(forms))
        collect_young()
    _refuse_where_nothing_can_stand(summary)


def _refuse_where_nothing_can_stand(summary: PrintSummary) -> None:
    """A folder that takes no file at all is a wrong request, not a list of refused forms."""
    if (
        not summary.written
        and summary.refused
        and all(_is_of_the_folder(each, summary.folder) for each in summary.refused)
    ):
        raise summary.refused[0].reason


def _is_of_the_folder(refused: Refused, folder: Path) -> bool:
    cause = refused.reason.__cause__
    if isinstance(cause, PermissionError):  # perhaps one file only, that another program holds
        return not takes_files(folder)
    return isinstance(cause, OSError)


def _merged_name(forms: Sequence[ReviewForm], everybody: int) -> str:
    first, people = forms[0], [(form.person.code, form.person.name) for form in forms]
    chosen = selection_name(people, everybody, first.language)
    return FileNames().name(f"{first.period_label} {first.title[:_TITLE]} {chosen}")


def _write_merged(
    summary: PrintSummary,
    forms: Sequence[ReviewForm],
    name: str,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
    options: PaperOptions,
) -> None:
    path = summary.folder / name
    stopped = False

    def asked() -> bool:
        nonlocal stopped
        stopped = stopped or bool(cancelled and cancelled())
        collect_young()  # what the form before left behind
        return stopped

    before = len(summary.refused)
    try:
        is_written = paper.write_reviews_merged(
            forms, path, progress, asked, lambda form, error: _refuse(summary, form, error), options
        )
    except OSError as error:
        raise unwritable(path, path.parent, error) from error
    summary.was_cancelled = stopped
    if is_written:
        summary.written.append(path)
        summary.forms = len(forms) - (len(summary.refused) - before)


def _refuse(summary: PrintSummary, form: ReviewForm, error: Exception) -> None:
    log_to_file()  # without a file the traceback would go to the owner's terminal
    _log.error("review form %s was not written", form.review_id, exc_info=error)
    reason = error if isinstance(error, QianjiError) else _reason(summary.folder, form, error)
    summary.refused.append(Refused(form.person.code, form.person.name, reason))


def _reason(folder: Path, form: ReviewForm, error: Exception) -> QianjiError:
    """What a failure means for the owner."""
    if isinstance(error, OSError):
        told = unwritable(folder, folder, error)
        told.__cause__ = error
        return told
    return not_set(form, form.person.name)
