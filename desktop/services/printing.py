"""Printing: the review forms of an evaluation, read as they were sealed and written as files."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.domain.paper import PaperOptions
from desktop.domain.paper_wish import AS_KEPT, PaperWish
from desktop.domain.period import Period
from desktop.domain.review import ReviewForm
from desktop.errors import N_, RequestError, Term
from desktop.i18n import CHINESE
from desktop.queries.evaluations import evaluation_row, evaluations_of
from desktop.queries.paper import paper_options
from desktop.queries.printed_forms import printed_forms
from desktop.services.form_files import PrintSummary, Refused, write_forms
from desktop.services.seal_check import refuse_altered
from desktop.store.database import Database


class ReviewPrinting:
    """Writes review forms from one data file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self,
        evaluation: int | Period,
        out: Path,
        staff_codes: Sequence[str] | None = None,
        merged: bool = False,
        language: str = CHINESE,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        wish: PaperWish = AS_KEPT,
    ) -> PrintSummary:
        """Write one PDF for each person, or one for all, into the folder `out`, which is made if need be.

        A period means all its evaluations, whatever their scheme; what `wish` leaves open is as the company keeps it.
        """
        with self._database.read() as session:
            options = wish.over(paper_options(session))
        forms, everybody = self._forms(evaluation, language, staff_codes, options)
        forms = [replace(form, logo=wish.logo_over(form.logo)) for form in forms]
        refused = _unknown(forms, staff_codes, _period_of(evaluation, forms))
        if not forms and refused:
            raise refused[0].reason
        summary = write_forms(forms, out, merged, progress, cancelled, options, everybody)
        summary.refused[:0] = refused
        return summary

    def _forms(
        self, evaluation: int | Period, language: str, staff_codes: Sequence[str] | None, options: PaperOptions
    ) -> tuple[list[ReviewForm], int]:
        """The forms wanted, and how many there are of everybody."""
        with self._database.read() as session:
            if isinstance(evaluation, Period):
                keys = evaluations_of(session, evaluation.start, evaluation.end)
                if not keys:
                    raise RequestError(
                        N_(
                            "{period} has not been evaluated yet. Run `qianji evaluate --period {period}` first, "
                            "or run it on the evaluations page."
                        ),
                        period=evaluation.label,
                    )
            else:
                keys = [evaluation]
            forms = [form for key in keys for form in sealed_forms(session, key, language, staff_codes, options)]
            rows = [evaluation_row(session, key, language) for key in keys] if staff_codes else []
            return forms, sum(row.people for row in rows if row) if staff_codes else len(forms)


def sealed_forms(
    session: Session, evaluation_id: int, language: str, staff_codes: Sequence[str] | None, options: PaperOptions
) -> list[ReviewForm]:
    """The forms of an evaluation as they are printed; those of a finalised one only while it is what was sealed."""
    refuse_altered(session, (evaluation_id,))
    return printed_forms(session, evaluation_id, language, staff_codes, options)


def _period_of(evaluation: int | Period, forms: Sequence[ReviewForm]) -> object:
    """What the period is called in a refusal."""
    if isinstance(evaluation, Period):
        return evaluation.label
    return forms[0].period_label if forms else Term(N_("this period"))


def _unknown(forms: Sequence[ReviewForm], staff_codes: Sequence[str] | None, period: object) -> list[Refused]:
    known = {form.person.code for form in forms}
    message = N_(
        "Nobody with the code {code} was evaluated in {period}. Look up the code on the staff page, or evaluate "
        "again if this person came later."
    )
    return [
        Refused(code, "", RequestError(message, code=code, period=period))
        for code in dict.fromkeys(staff_codes or ())
        if code not in known
    ]
