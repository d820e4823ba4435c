"""Target letters: what each person is to reach in a period, to be read and signed by both sides."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.indicators import Catalogue
from desktop.domain.period import Period, PeriodKind, containing
from desktop.domain.scheme import Filter
from desktop.domain.sheets import Column, Line, Sheet, Table
from desktop.domain.targets import Bearer, TargetFigure, TargetKey, TargetLevel, Targets
from desktop.domain.wording.dates import month_name
from desktop.domain.wording.words import Words
from desktop.errors import N_, RequestError
from desktop.queries.own_indicators import indicators_of
from desktop.queries.people import Person, people_in
from desktop.queries.sheets.paper import Paper
from desktop.queries.targets import targets_for

_PARTS = {
    PeriodKind.YEAR: PeriodKind.QUARTER,
    PeriodKind.HALF: PeriodKind.QUARTER,
    PeriodKind.QUARTER: PeriodKind.MONTH,
}
_TERMS = (
    N_(
        "The figures are counted from the records of these days: each record on its own date, "
        "each shared contract by its shares."
    ),
    N_(
        "Approved leave, and days before joining or after leaving, reduce targets of counts and amounts "
        "in proportion."
    ),
    N_("A change of a target is written down with its reason and told to the person before it holds."),
    N_("Made out twice; each side keeps one copy."),
)


def target_letters(
    session: Session, period: Period, language: str, today: date, codes: Sequence[str] | None = None
) -> list[Sheet]:
    """One letter for each person with a target in the period, by code; `codes` picks some of them."""
    paper = Paper(session, period, language, today)
    targets = targets_for(session, period)
    parts = [(part, targets_for(session, part)) for part in _parts(period)]
    people = [person for person in people_in(session, period) if codes is None or person.code in codes]
    known = indicators_of(session)
    letters = [
        _letter(paper, person, held, parts, known) for person in people if (held := _held(targets, person, known))
    ]
    if not letters:
        raise RequestError(
            N_("Nobody has a target for {period}. Enter targets on the targets page, or import them."),
            period=period.label,
        )
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


def _held(
    targets: Targets, person: Person, known: Catalogue
) -> dict[tuple[str, Filter], dict[TargetLevel, TargetFigure]]:
    """A person's targets by indicator and filter, each with its levels, in the order of the indicators."""
    held: dict[tuple[str, Filter], dict[TargetLevel, TargetFigure]] = {}
    for key, figure in targets.figures.items():
        if key.bearer is Bearer.STAFF and key.bearer_id == person.staff_id and key.indicator in known:
            held.setdefault((key.indicator, key.filter), {})[key.level] = figure
    order = {code: place for place, code in enumerate(known)}
    return dict(sorted(held.items(), key=lambda each: (order[each[0][0]], each[0][1].label)))


def _letter(
    paper: Paper,
    person: Person,
    held: Mapping[tuple[str, Filter], Mapping[TargetLevel, TargetFigure]],
    parts: Sequence[tuple[Period, Targets]],
    known: Catalogue,
) -> Sheet:
    pgettext = paper.texts.pgettext
    subject = [
        person.name,
        paper.own(person.position, person.position_en),
        paper.own(person.team, person.team_en),
        person.code,
    ]
    signatures = (pgettext("sheet", "Employee"), pgettext("sheet", "Superior"), pgettext("sheet", "Owner"))
    return paper.sheet(
        paper.texts(N_("Letter of targets")),
        [_table(paper, person, held, parts, known)],
        subject=" · ".join(each for each in subject if each),
        remarks=tuple(paper.texts(term) for term in _TERMS),
        signatures=signatures,
        writing=paper.texts(N_("The employee's opinion")),
        signature_meaning=paper.texts(
            N_("A signature confirms that the targets were read and explained; objections may be written above.")
        ),
    )


def _table(
    paper: Paper,
    person: Person,
    held: Mapping[tuple[str, Filter], Mapping[TargetLevel, TargetFigure]],
    parts: Sequence[tuple[Period, Targets]],
    known: Catalogue,
) -> Table:
    words, _ = Words(paper.texts), paper.texts
    levels = [
        (TargetLevel.BASE, _.pgettext("target level", "Base")),
        (TargetLevel.SPRINT, _(N_("Target"))),
        (TargetLevel.CHALLENGE, _(N_("Challenge"))),
    ]
    shown = [(level, name) for level, name in levels if any(level in figures for figures in held.values())]

    def written(code: str, value: Decimal | None) -> str:
        return "—" if value is None else words.value(known[code], value)

    lines = []
    for (code, narrowed), figures in held.items():
        name = " · ".join(part for part in (known[code].called(paper.texts), narrowed.label) if part)
        whole = [written(code, figures[level].value if level in figures else None) for level, _name in shown]
        split = [
            written(code, figure.value if figure else None)
            for _part, targets in parts
            for figure in [targets.figures.get(TargetKey(Bearer.STAFF, person.staff_id, code, narrowed))]
        ]
        lines.append(Line((name, *whole, *split)))
    return Table(
        title=_(N_("Targets")),
        note=_(N_("The parts are those set for them; what is not set stays open.")) if parts else "",
        columns=(
            Column(_(N_("Indicator")), 2.6),
            *(Column(name, 1.4, is_amounts=True) for _level, name in shown),
            *(Column(_called(part, paper.language), 1.3, is_amounts=True) for part, _targets in parts),
        ),
        lines=tuple(lines),
    )


def _called(part: Period, language: str) -> str:
    return month_name(part.start, language) if part.kind is PeriodKind.MONTH else part.short_label()
