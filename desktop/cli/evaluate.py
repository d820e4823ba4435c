"""`qianji evaluate`: the figures, grades and texts of everybody in a period."""

import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.context import Invocation
from desktop.domain.exact import plain
from desktop.domain.seal import short_seal
from desktop.errors import N_

if TYPE_CHECKING:
    from desktop.domain.review import ReviewFinding, ReviewForm, ReviewItem
    from desktop.queries.evaluations import EvaluationRow


@click.command(help=N_("Evaluate everybody in a period: totals, grades, ranks, findings and plans."))
@click.option("--period", "period_text", required=True, metavar="P", help=N_("2026Q3, 2026-07, 2026H2, 2026, …"))
@click.option("--scheme", metavar="NAME", help=N_("The scheme's name; without it the default scheme."))
@click.option("--finalise", is_flag=True, help=N_("Freeze the result under a seal."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
@click.pass_obj
def evaluate(invocation: Invocation, period_text: str, scheme: str | None, finalise: bool, as_json: bool) -> None:
    """Compute, perhaps finalise, and print; a finalised evaluation is only printed."""
    period, database = invocation.period(period_text), invocation.database()
    from desktop.queries.evaluations import evaluation_row  # after the file was opened, so that refusals come at once
    from desktop.queries.reviews import review_forms
    from desktop.services.evaluations import Evaluations

    evaluations = Evaluations(database, lambda: invocation.today)
    result = evaluations.run(period, scheme)
    if result.was_finalised:
        invocation.warn(
            N_("The evaluation of {period} is finalised; these are the frozen results."), period=period.label
        )
    elif finalise:
        evaluations.finalise(result.evaluation_id)
    if result.is_running:
        invocation.warn(N_("{period} is not over yet; its figures will still change."), period=period.label)
    if not result.was_finalised:
        for warning in result.warnings:
            click.echo(warning.sentence(invocation.translate), err=True)
    with database.read() as session:
        row = evaluation_row(session, result.evaluation_id, invocation.language)
        forms = review_forms(session, result.evaluation_id, invocation.language)
    if row is None:
        return
    if as_json:
        invocation.print_json(_document(row, forms))
    else:
        _tell(invocation, row, forms)


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
    invocation.say(
        N_("{period}, {scheme} (version {version}): {people} people, {scored} with a total."),
        period=row.period.title(invocation.translate),
        scheme=row.scheme,
        version=row.scheme_version,
        people=row.people,
        scored=row.scored,
    )
    if row.is_finalised:
        invocation.say(N_("Finalised, seal {seal}."), seal=short_seal(row.seal))
    for form in sorted(forms, key=lambda each: (each.rank is None, each.rank or 0, each.person.code)):
        place = "—" if form.rank is None else str(form.rank)
        total = "—" if form.total is None else str(form.total)
        sys.stdout.write(f"{place:>4}  {total:>6}  {form.grade or '—'}  {form.person.code}  {form.person.name}\n")
