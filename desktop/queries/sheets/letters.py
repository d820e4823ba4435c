"""Target letters: what each person is to reach in a period, to be read and signed by both sides."""

from collections.abc import Sequence

from desktop.domain.period import Period, PeriodKind, containing
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import Pair, Pairs, Sheet, Signing, Table, Words, Writing
from desktop.domain.targets import Bearer
from desktop.errors import N_, RequestError
from desktop.queries.own_indicators import indicators_of
from desktop.queries.people import Person
from desktop.queries.sheets.paper import Paper
from desktop.queries.sheets.scored import scored_by
from desktop.queries.sheets.target_table import aims_of, target_table, targets_held, weight_sentences
from desktop.queries.targets import targets_for

_PARTS = {
    PeriodKind.YEAR: PeriodKind.QUARTER,
    PeriodKind.HALF: PeriodKind.QUARTER,
    PeriodKind.QUARTER: PeriodKind.MONTH,
}
_DUTIES = (
    N_("The company provides the material, prices and training the targets need, and answers requests in time."),
    N_("The employee works towards the targets and records visits, deals, contracts and receipts truly and in time."),
)
_COUNTING = (
    N_(
        "The figures are counted from the records of these days: each record on its own date, "
        "each shared contract by its shares."
    ),
    N_(
        "Approved leave, and days before joining or after leaving, reduce targets of counts and amounts "
        "in proportion."
    ),
    N_(
        "The result enters the evaluation of the period; bonus and commission follow the rules the company has "
        "made known. This letter sets no fines and no deductions from wages."
    ),
)
_CLOSING = (
    N_("A change of a target is written down with its reason and told to the employee before it holds."),
    N_("This letter does not change the employment contract; where they differ, the law and the contract hold."),
    N_("Made out twice; each side keeps one copy."),
)


def target_letters(paper: Paper) -> list[Sheet]:
    """One letter for each person with a target in the period, by code."""
    targets = targets_for(paper.session, paper.period)
    parts = [(part, targets_for(paper.session, part)) for part in _parts(paper.period)]
    known = indicators_of(paper.session)
    scored = scored_by(paper)
    letters = []
    for person in paper.everybody():
        if held := targets_held(targets, person, known):
            aims = aims_of(person, held, targets, scored(person))
            letters.append(_letter(paper, person, target_table(paper, aims, parts, known), weight_sentences(aims)))
    if not letters:
        nobody = N_("Nobody has a target for {period}. Enter targets on the targets page, or import them.")
        if any(key.bearer is Bearer.STAFF for key in targets.figures):
            nobody = N_("Nobody who was chosen has a target for {period}. Choose others, or enter their targets.")
        raise RequestError(nobody, period=paper.period.label)
    return letters


def _parts(period: Period) -> list[Period]:
    """The months of a quarter, the quarters of a longer period; nothing for the others."""
    kind = _PARTS.get(period.kind)
    if kind is None:
        return []
    parts = [containing(kind, period.start, period.fiscal_year_start)]
    while parts[-1].end < period.end:
        parts.append(parts[-1].next())
    return parts


def _letter(paper: Paper, person: Person, table: Table, weights: Sequence[str]) -> Sheet:
    _, pgettext = paper.texts, paper.texts.pgettext

    def clauses(title: str, sentences: Sequence[str]) -> Words:
        return Words(_(title), tuple(f"{place}. {_(each)}" for place, each in enumerate(sentences, 1)))

    meaning = N_(
        "A signature confirms that the targets were read and explained, not that they are agreed with; "
        "objections may be written above."
    )
    company, side = paper.company_name(), Pair(_(N_("The employee")), person.name, is_strong=True)
    return paper.sheet(
        SheetKind.TARGETS,
        [
            Pairs((Pair(_(N_("The company")), company, is_wide=True), side, *paper.pairs_of(person)[1:])),
            table,
            clauses(N_("2. What both sides do"), _DUTIES),
            clauses(N_("3. How it is counted"), (*weights, *_COUNTING)),
            clauses(N_("4. Changes and copies"), _CLOSING),
            Writing(_(N_("The employee’s opinion")), lines=3, fills=True, most=6),
            Signing(
                (
                    pgettext("sheet", "Company (seal)"),
                    pgettext("sheet", "For the company"),
                    pgettext("sheet", "Employee"),
                ),
                _(meaning),
                has_refusal=True,
                has_stamp=True,
            ),
        ],
        subject=person.name,
        person=(person.code, person.name),
        number=paper.number("MB", person.code),
    )
