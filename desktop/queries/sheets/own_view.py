"""The blank form in which people judge themselves before the talk: own points with reasons, and four questions."""

from desktop.domain.indicators import Unit
from desktop.domain.review import ReviewForm
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import (
    Blanks,
    Cell,
    Column,
    Line,
    Pairs,
    Precision,
    Remarks,
    Sheet,
    Signing,
    Table,
    Writing,
)
from desktop.errors import N_
from desktop.queries.own_indicators import indicators_of
from desktop.queries.sheets.paper import Paper
from desktop.queries.sheets.reviewed import each_reviewed, number_beside, pairs_of_form
from desktop.queries.sheets.target_table import figure_of

_QUESTIONS = (
    N_("2. Main achievements (figures, customers, contracts)"),
    N_("3. Difficulties, and what was tried"),
    N_("4. Support and training wanted"),
    N_("5. Own judgement, and plans for the next period"),
)


def self_sheets(paper: Paper) -> list[Sheet]:
    """One blank form for each person of the period's evaluations, by code: weights and targets, no result."""
    return [_blank(paper, form) for form in each_reviewed(paper)]


def _blank(paper: Paper, form: ReviewForm) -> Sheet:
    _, pgettext = paper.texts, paper.texts.pgettext
    last = len(_QUESTIONS) - 1
    return paper.sheet(
        SheetKind.SELF,
        [
            Pairs(pairs_of_form(paper, form)),
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
        subject=form.person.name,
        person=(form.person.code, form.person.name),
        number=number_beside(form, "ZP"),
    )


def _table(paper: Paper, form: ReviewForm) -> Table:
    _, pgettext = paper.texts, paper.texts.pgettext
    known = indicators_of(paper.session)
    lines = []
    for item in form.items:
        target: Cell = None
        if item.effective_target is not None and item.indicator in known:
            target = figure_of(paper, known, item.indicator, item.effective_target)
        lines.append(Line((item.name, item.weight, target, "", "", "")))
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
        tuple(lines),
        filled_by_hand=True,
    )
