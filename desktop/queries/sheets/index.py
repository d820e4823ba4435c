"""The index of an evaluation's printed forms: what lies in the file, and what became of each."""

from decimal import Decimal
from itertools import count

from desktop.domain.acknowledgement import Acknowledgement, Outcome
from desktop.domain.indicators import Unit
from desktop.domain.review import ReviewForm
from desktop.domain.seal import short_seal
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import Band, BandCell, Cell, Column, Line, Pair, Pairs, Remarks, Sheet, Signing, Table
from desktop.errors import N_
from desktop.queries.acknowledgements import handouts
from desktop.queries.evaluations import evaluations_of
from desktop.queries.sheets.paper import Paper, not_evaluated
from desktop.queries.sheets.reviewed import reviewed


def index_sheets(paper: Paper) -> list[Sheet]:
    """One index for each evaluation of the period, its forms by number; totals are rounded to 0.1."""
    keys = evaluations_of(paper.session, paper.period.start, paper.period.end)
    found = [(key, forms) for key, forms in zip(keys, reviewed(paper), strict=True) if forms]
    if not found:
        raise not_evaluated(paper.period)
    return [_index(paper, key, forms, place if len(found) > 1 else 0) for place, (key, forms) in enumerate(found, 1)]


def _index(paper: Paper, evaluation_id: int, forms: list[ReviewForm], place: int) -> Sheet:
    _, pgettext, first = paper.texts, paper.texts.pgettext, forms[0]
    became = {each.review_id: each.acknowledged for each in handouts(paper.session, evaluation_id)}
    outcomes = [each.outcome if (each := became.get(form.review_id)) else None for form in forms]
    state = _(N_("draft, not finalised"))
    if first.finalised_on:
        state = _(N_("finalised on {day}")).format(day=paper.day(first.finalised_on))
    pairs = [
        Pair(pgettext("sheet", "Scheme"), f"{first.scheme} v{first.scheme_version}", is_strong=True),
        Pair(pgettext("sheet", "State"), state),
        Pair(pgettext("sheet", "Seal"), short_seal(first.seal) if first.seal else ""),
    ]
    talks = sum(form.interview_on is not None for form in forms)
    cells = (
        (pgettext("sheet", "Forms"), len(forms)),
        (pgettext("sheet", "Interviewed"), talks),
        (pgettext("sheet", "Signed"), outcomes.count(Outcome.SIGNED)),
        (pgettext("sheet", "Refused"), outcomes.count(Outcome.REFUSED)),
        (pgettext("sheet", "Still open"), outcomes.count(None)),
    )
    return paper.sheet(
        SheetKind.INDEX,
        [
            Pairs(tuple(pair for pair in pairs if pair.value)),
            Band(tuple(BandCell(name, str(number)) for name, number in cells)),
            _table(paper, forms, became),
            Remarks((_(N_("A signature confirms that a form was read, not that its content is agreed with.")),)),
            Signing(
                (
                    pgettext("signing", "Made by"),
                    pgettext("signing", "Checked by"),
                    pgettext("signing", "Filed by"),
                )
            ),
        ],
        subject=paper.team_name(),
        number=paper.number("ML", str(place) if place else ""),
    )


def _table(paper: Paper, forms: list[ReviewForm], became: dict[int, Acknowledgement | None]) -> Table:
    pgettext, number = paper.texts.pgettext, count(1)
    return Table(
        pgettext("sheet title", "Forms"),
        (
            Column(pgettext("sheet", "No."), 0.6, Unit.COUNT),
            Column(pgettext("sheet", "Form number"), 2.2),
            Column(pgettext("sheet", "Code"), 1.0),
            Column(pgettext("sheet", "Name"), 1.5),
            Column(pgettext("sheet", "Team"), 1.8),
            Column(pgettext("sheet", "Total"), 0.9, Unit.POINTS),
            Column(pgettext("sheet", "Grade"), 1.2),
            Column(pgettext("sheet", "Interview"), 1.5, is_middle=True),
            Column(pgettext("sheet", "Signature"), 1.3, is_middle=True),
            Column(pgettext("sheet", "On"), 1.5, is_middle=True),
            Column(pgettext("sheet", "Remark"), 1.6),
        ),
        tuple(
            _line(paper, Decimal(next(number)), form, became.get(form.review_id))
            for form in sorted(forms, key=lambda form: form.number)
        ),
        filled_by_hand=any(became.get(form.review_id) is None for form in forms),
    )


def _line(paper: Paper, number: Decimal, form: ReviewForm, became: Acknowledgement | None) -> Line:
    person, pgettext = form.person, paper.texts.pgettext
    outcome: Cell = ""
    if became is not None:
        signed = became.outcome is Outcome.SIGNED
        outcome = pgettext("sheet", "signed") if signed else pgettext("sheet", "refused")
    witness = paper.texts(N_("witness {name}")).format(name=became.witness) if became and became.witness else ""
    return Line(
        (
            number,
            form.number,
            person.code,
            person.name,
            person.team,
            form.total,
            form.grade or "—",
            form.interview_on or "",
            outcome,
            became.happened_on if became else "",
            witness,
        )
    )
