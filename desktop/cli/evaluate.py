"""`qianji evaluate`: the figures, grades and texts of everybody in a period."""

import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.clickwords import ngettext
from desktop.cli.context import Invocation
from desktop.domain.exact import plain
from desktop.domain.seal import short_seal
from desktop.errors import N_, QianjiError

if TYPE_CHECKING:
    from desktop.domain.period import Period
    from desktop.domain.review import ReviewFinding, ReviewForm, ReviewItem
    from desktop.queries.evaluations import EvaluationRow


@click.command(help=N_("Evaluate everybody in a period: totals, grades, ranks, findings and plans."))
@click.option("--period", "period_text", required=True, metavar="P", help=N_("2026Q3, 2026-07, 2026H2, 2026, …"))
@click.option("--scheme", metavar="NAME", help=N_("The scheme's name; without it the default scheme."))
@click.option("--draft", is_flag=True, help=N_("Compute nothing: keep a draft and tell what to look at first."))
@click.option("--finalise", is_flag=True, help=N_("Freeze the result under a seal."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
@click.pass_obj
def evaluate(
    invocation: Invocation, period_text: str, scheme: str | None, draft: bool, finalise: bool, as_json: bool
) -> None:
    """Compute, perhaps finalise, and print; a finalised evaluation is only printed."""
    if draft and finalise:
        raise click.UsageError(invocation.translate(N_("A draft has nothing to finalise; give one of the two.")))
    period, database = invocation.period(period_text), invocation.database()
    if draft:
        _draft(invocation, period, scheme, as_json)
        return
    from desktop.queries.evaluations import evaluation_row  # after the file was opened, so that refusals come at once
    from desktop.queries.reviews import review_forms
    from desktop.services.backups import Backups
    from desktop.services.finalising import KeptEvaluations

    def missed(error: QianjiError) -> None:
        reason = error.sentence(invocation.translate)
        invocation.warn(N_("It is finalised, but no backup was made of it: {reason}"), reason=reason)

    evaluations = KeptEvaluations(database, lambda: invocation.today, Backups(database), missed)
    result = evaluations.run(period, scheme)
    if result.was_finalised:
        invocation.warn(
            N_("The evaluation of {period} is finalised; these are the frozen results."), period=period.label
        )
    elif finalise:
        evaluations.finalise(result.evaluation_id)
        _warn_unfinished(invocation, result.evaluation_id)
    if result.is_running:
        invocation.warn(N_("{period} is not over yet; its figures will still change."), period=period.label)
    if not result.was_finalised:
        for told in (*result.notes, *result.warnings):
            click.echo(told.sentence(invocation.translate), err=True)
    with database.read() as session:
        row = evaluation_row(session, result.evaluation_id, invocation.language)
        forms = review_forms(session, result.evaluation_id, invocation.language)
    if row is None:
        return
    if as_json:
        invocation.print_json(_document(row, forms))
    else:
        _tell(invocation, row, forms)


def _draft(invocation: Invocation, period: "Period", scheme: str | None, as_json: bool) -> None:
    """Keep a draft and print its data check."""
    from desktop.queries.evaluations import evaluation_row
    from desktop.queries.schemes import scheme_choices, scheme_named
    from desktop.services.evaluation_precheck import data_check
    from desktop.services.evaluations import Evaluations

    database = invocation.database()
    evaluation_id = Evaluations(database, lambda: invocation.today).prepare(period, scheme)
    with database.read() as session:
        row = evaluation_row(session, evaluation_id, invocation.language)
        found = data_check(session, period, scheme_named(scheme_choices(session), scheme), invocation.today)
    if row is None:
        return
    sentences = found.sentences(invocation.translate)
    if as_json:
        invocation.print_json(
            {
                "period": row.period.label,
                "scheme": row.scheme,
                "status": row.status,
                "people": found.people,
                "computable": found.obstacle is None,
                "notes": list(sentences),
            }
        )
        return
    if row.is_draft:
        told = ngettext(
            "{period}, {scheme}: a draft for {number} person; nothing was computed.",
            "{period}, {scheme}: a draft for {number} people; nothing was computed.",
        )
        invocation.say_counted(told, found.people, period=period.title(invocation.translate), scheme=row.scheme)
    else:
        invocation.warn(N_("{period} was computed before and stays as it is."), period=period.label)
    for sentence in sentences:
        invocation.say(N_("- {sentence}"), sentence=sentence)


def _warn_unfinished(invocation: Invocation, evaluation_id: int) -> None:
    """Say what was frozen unfinished: no interview, nothing scored."""
    from desktop.domain.data_notes import names_in_a_row
    from desktop.queries.reviews import review_list

    with invocation.database().read() as session:
        people = review_list(session, evaluation_id, invocation.language)
    for message, names in (
        (N_("There was no interview yet with: {people}."), [each.name for each in people if not each.interviewed_on]),
        (N_("Nothing could be scored for: {people}."), [each.name for each in people if each.total is None]),
    ):
        if names:
            invocation.warn(message, people=names_in_a_row(tuple(names), invocation.translate))


def _document(row: "EvaluationRow", forms: "list[ReviewForm]") -> dict[str, Any]:
    return {
        "period": {
            "label": row.period.label,
            "start": row.period.start.isoformat(),
            "end": row.period.end.isoformat(),
        },
        "scheme": row.scheme,
        "scheme_version": row.scheme_version,
        "finalised": row.is_finalised,
        "seal": row.seal,
        "reviews": [_review(form) for form in forms],
    }


def _review(form: "ReviewForm") -> dict[str, Any]:
    return {
        "code": form.person.code,
        "name": form.person.name,
        "number": form.number,
        "total": None if form.total is None else str(form.total),
        "exact_total": _text(form.exact_total),
        "conduct_points": _text(form.conduct_points),
        "scored_weight": _text(form.scored_weight),
        "grade": form.grade or None,
        "grade_note": form.grade_note,
        "rank": form.rank,
        "coefficient": _text(form.coefficient),
        "bonus": None if form.bonus is None else str(form.bonus),
        "items": [_item(item) for item in form.items],
        "strengths": [_finding(finding) for finding in form.strengths],
        "weaknesses": [_finding(finding) for finding in form.weaknesses],
        "remarks": [_finding(finding) for finding in form.remarks],
        "actions": [
            {
                "text": action.text,
                "measure": action.goal,
                "due_on": action.due_on.isoformat(),
                "owner": action.owner,
                "support": action.support,
            }
            for action in form.actions
        ],
    }


def _item(item: "ReviewItem") -> dict[str, Any]:
    return {
        "indicator": item.indicator,
        "target": _text(item.target),
        "effective_target": _text(item.effective_target),
        "actual": _text(item.actual),
        "points": _text(item.points),
        "weight": _text(item.weight),
        "weighted": _text(item.weighted),
        "scored": item.is_scored,
        "reason": item.reason,
    }


def _finding(finding: "ReviewFinding") -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "indicator": finding.indicator,
        "text": finding.text,
        "cause": finding.cause,
        "impact": _text(finding.impact),
        "records": list(finding.record_ids),
    }


def _text(value: Decimal | None) -> str | None:
    """A figure in plain decimal notation."""
    return None if value is None else plain(value)


def _tell(invocation: Invocation, row: "EvaluationRow", forms: "list[ReviewForm]") -> None:
    from desktop.domain.review import GradeGround

    heading = ngettext(
        "{period}, {scheme} (version {version}): {number} person, {scored} with a total.",
        "{period}, {scheme} (version {version}): {number} people, {scored} with a total.",
    )
    invocation.say_counted(
        heading,
        row.people,
        period=row.period.title(invocation.translate),
        scheme=row.scheme,
        version=row.scheme_version,
        scored=row.scored,
    )
    if row.is_finalised:
        invocation.say(N_("Finalised, seal {seal}."), seal=short_seal(row.seal))
    for form in sorted(forms, key=lambda each: (each.rank is None, each.rank or 0, each.person.code)):
        place = "—" if form.rank is None else str(form.rank)
        total = "—" if form.total is None else str(form.total)
        told = [f"{place:>4}", f"{total:>6}", form.grade or "—", form.person.code, form.person.name]
        if form.is_thin or form.grade_ground is not GradeGround.BAND:
            told.append(f"({form.grade_note})")
        sys.stdout.write("  ".join(told) + "\n")
