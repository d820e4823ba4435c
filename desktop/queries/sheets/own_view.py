"""The blank form in which people judge themselves before the talk: own points with reasons, and four questions."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.indicators import Catalogue, Unit
from desktop.domain.review import ReviewForm
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import (
    Blanks,
    Cell,
    Column,
    Line,
    Pair,
    Pairs,
    Precision,
    Remarks,
    Sheet,
    Signing,
    Table,
    Writing,
)
from desktop.domain.targets import TargetLevel
from desktop.errors import N_, RequestError
from desktop.queries.evaluations import evaluations_of
from desktop.queries.own_indicators import indicators_of
from desktop.queries.sheets.paper import Paper
from desktop.queries.sheets.reviewed import each_reviewed, number_beside, pairs_of_form
from desktop.queries.sheets.scored import scored_by
from desktop.queries.sheets.target_table import Aim, aims_of, figure_of, line_name, targets_held
from desktop.queries.targets import targets_for

_QUESTIONS = (
    N_("2. Main achievements (figures, customers, contracts)"),
    N_("3. Difficulties, and what was tried"),
    N_("4. Support and training wanted"),
    N_("5. Own judgement, and plans for the next period"),
)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Whom a form is for, and what is to be judged: name, weight and target of each line."""

    person: tuple[str, str]  # code and name
    pairs: tuple[Pair, ...]
    number: str
    lines: tuple[tuple[Cell, ...], ...]


def self_sheets(paper: Paper) -> list[Sheet]:
    """One blank form for each person, by code: weights and targets, no result.

    Those of the period's evaluations; before there is one, what the scheme in force will count beside the targets.
    """
    if evaluations_of(paper.session, paper.period.start, paper.period.end):
        return [_blank(paper, _evaluated(paper, form)) for form in each_reviewed(paper)]
    coming = _coming(paper)
    if not coming:
        nobody = N_("Nobody who was chosen is in service in {period}, or there is no scheme yet to be judged by.")
        raise RequestError(nobody, period=paper.period.label)
    return [_blank(paper, each) for each in coming]


def _evaluated(paper: Paper, form: ReviewForm) -> _Lines:
    known = indicators_of(paper.session)
    return _Lines(
        (form.person.code, form.person.name),
        pairs_of_form(paper, form),
        number_beside(form, "ZP"),
        tuple(
            (item.name, item.weight, _target(paper, known, item.indicator, item.effective_target))
            for item in form.items
        ),
    )


def _coming(paper: Paper) -> list[_Lines]:
    """What will be scored of each person, with the targets as they are set."""
    scored, known = scored_by(paper), indicators_of(paper.session)
    targets = targets_for(paper.session, paper.period)
    found = []
    for person in paper.everybody():
        held = targets_held(targets, person, known)
        aims = [aim for aim in aims_of(person, held, targets, scored(person)) if aim.key.indicator in known]
        lines = tuple(
            (line_name(paper, known, aim.key), aim.weight, _target(paper, known, aim.key.indicator, _aimed(aim)))
            for aim in aims
            if aim.weight is not None
        )
        if lines:
            number = paper.number("ZP", person.code)
            found.append(_Lines((person.code, person.name), paper.pairs_of(person), number, lines))
    return found


def _aimed(aim: Aim) -> Decimal | None:
    return aim.values.get(TargetLevel.SPRINT)


def _target(paper: Paper, known: Catalogue, code: str, value: Decimal | None) -> Cell:
    return None if value is None or code not in known else figure_of(paper, known, code, value)


def _blank(paper: Paper, form: _Lines) -> Sheet:
    _, pgettext = paper.texts, paper.texts.pgettext
    last = len(_QUESTIONS) - 1
    return paper.sheet(
        SheetKind.SELF,
        [
            Pairs(form.pairs),
            Remarks(
                (
                    _(N_("Give each line 0 to 100 points and one fact for it: a figure, a customer, a contract.")),
                    _(N_("What you write is the basis of the talk; leave blank what you cannot judge.")),
                )
            ),
            _table(paper, form),
            *(Writing(_(question), lines=2, fills=place == last) for place, question in enumerate(_QUESTIONS)),
            Blanks((_(N_("To be handed in by ______________ to ______________")),)),
            Signing((pgettext("signing", "Employee"), pgettext("signing", "Received by"))),
        ],
        subject=form.person[1],
        person=form.person,
        number=form.number,
    )


def _table(paper: Paper, form: _Lines) -> Table:
    _, pgettext = paper.texts, paper.texts.pgettext
    return Table(
        _(N_("1. Own points")),
        (
            Column(pgettext("sheet", "Indicator"), 2.6),
            Column(pgettext("sheet", "Weight"), 0.9, Unit.PERCENT, precision=Precision.PLAIN),
            Column(pgettext("sheet", "Target"), 1.5, is_amounts=True),
            Column(pgettext("sheet", "Reached"), 1.5),
            Column(pgettext("sheet", "Own points"), 1.1),
            Column(pgettext("sheet", "Fact and reason"), 4.0),
        ),
        tuple(Line((*line, "", "", "")) for line in form.lines),
        filled_by_hand=True,
    )
