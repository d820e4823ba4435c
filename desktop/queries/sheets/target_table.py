"""The table of a letter of targets: what is scored first, with its weight, then what is agreed beside it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from desktop.domain.indicators import Catalogue, Indicator, Unit
from desktop.domain.period import Period, PeriodKind
from desktop.domain.scheme import Filter
from desktop.domain.sheets import Cell, Column, Figure, Line, Precision, Table
from desktop.domain.target_split import apportion
from desktop.domain.targets import Bearer, TargetFigure, TargetKey, TargetLevel, Targets
from desktop.domain.wording.dates import month_name
from desktop.domain.wording.words import Words as Wording
from desktop.errors import N_
from desktop.i18n import ENGLISH
from desktop.queries.people import Person
from desktop.queries.sheets.paper import Paper
from desktop.queries.sheets.scored import Key, Scored, weight_of

Held = Mapping[tuple[str, Filter], Mapping[TargetLevel, TargetFigure]]
Parts = Sequence[tuple[Period, Targets]]
# From where on money is written in a larger unit, and the step of its last digit, in 元.
_CHINESE_MONEY, _ENGLISH_MONEY = (Decimal("99999.5"), Decimal(1000)), (Decimal("999999.5"), Decimal(10_000))
_TENTH = Decimal("0.1")


def target_table(paper: Paper, person: Person, held: Held, parts: Parts, known: Catalogue, scored: Scored) -> Table:
    """A line for each scored indicator and each further target; what is scored without a target stands open."""
    _ = paper.texts
    shown = _levels(paper, held)
    keys = [key for key in scored if key[0] in known]
    keys += [key for key in held if key not in scored]
    columns = [Column(_(N_("Indicator")), 2.6)]
    if scored:
        columns.append(Column(_.pgettext("sheet", "Weight"), 0.8, Unit.PERCENT, precision=Precision.PLAIN))
    columns += [Column(name, 1.4, is_amounts=True) for _level, name in shown]
    columns += [Column(_called(part, paper.language), 1.3, is_amounts=True) for part, _targets in parts]
    lines = []
    for key in keys:
        cells: list[Cell] = [_name(paper, known, key)]
        if scored:
            cells.append(weight_of(scored, key))
        lines.append(Line((*cells, *_figures(paper, person, key, held.get(key, {}), parts, known, shown, scored))))
    return Table(
        title=_(N_("1. Targets")),
        note=_(N_("The parts are those set for them; what is not set stays open.")) if parts else "",
        columns=tuple(columns),
        lines=tuple(lines),
    )


def weight_sentences(scored: Scored, held: Held) -> tuple[str, ...]:
    """What the column of weights means, and what stands there without one or without a target."""
    if not scored:
        return ()
    told = [N_("The weights are those of the scheme in force; they say how much each line counts in the evaluation.")]
    if any(key not in scored for key in held):
        told.append(N_("A target without a weight is agreed, but not scored."))
    if any(key not in held and item.default_target is None for key, item in scored.items()):
        told.append(N_("A line without a target is scored by its own rule, or not at all while no target is set."))
    return tuple(told)


def _levels(paper: Paper, held: Held) -> list[tuple[TargetLevel, str]]:
    """The levels that were set, with their names; one where all of them are the same everywhere."""
    _ = paper.texts
    levels = [
        (TargetLevel.BASE, _.pgettext("target level", "Base")),
        (TargetLevel.SPRINT, _(N_("Target"))),
        (TargetLevel.CHALLENGE, _(N_("Challenge"))),
    ]
    target = levels[1]
    if all(
        TargetLevel.SPRINT in figures and len({figure.value for figure in figures.values()}) == 1
        for figures in held.values()
    ):
        return [target]
    return [(level, name) for level, name in levels if any(level in figures for figures in held.values())]


def _name(paper: Paper, known: Catalogue, key: Key) -> str:
    code, narrowed = key
    return " · ".join(part for part in (known[code].called(paper.texts), narrowed.label) if part)


def _figures(
    paper: Paper,
    person: Person,
    key: Key,
    figures: Mapping[TargetLevel, TargetFigure],
    parts: Parts,
    known: Catalogue,
    shown: Sequence[tuple[TargetLevel, str]],
    scored: Scored,
) -> list[Cell]:
    """The target at each level, the scheme's own where none was set, then its parts, which add up to it."""
    code, narrowed = key
    values = {level: figure.value for level, figure in figures.items()}
    if not values and key in scored and (usual := scored[key].default_target) is not None:
        values = {TargetLevel.SPRINT: usual}
    target = TargetKey(Bearer.STAFF, person.staff_id, code, narrowed)
    found = [targets.figures.get(target) for _part, targets in parts]
    split = [None if figure is None else figure.value for figure in found]
    whole = values.get(TargetLevel.SPRINT)
    if whole is not None:
        split = adding_up(whole, split, known[code], paper.language)
    every = [*(values.get(level) for level, _name in shown), *split]
    return [None if value is None else figure_of(paper, known, code, value) for value in every]


def adding_up(
    whole: Decimal, parts: Sequence[Decimal | None], indicator: Indicator, language: str
) -> list[Decimal | None]:
    """Parts that are exactly the whole, rounded so that the written figures are it, too; others as they are."""
    values = [part for part in parts if part is not None]
    step = _step(indicator, values, language)
    if not values or len(values) < len(parts) or sum(values) != whole or step is None:
        return list(parts)
    rounded = apportion((whole / step).quantize(Decimal(1)) * step, dict(enumerate(map(Fraction, values))), step)
    return [rounded[place] for place in range(len(values))]


def _step(indicator: Indicator, values: Sequence[Decimal], language: str) -> Decimal | None:
    """The step of the last digit that is written, None where it is not the same for all."""
    if indicator.unit is not Unit.MONEY:
        return _TENTH
    limit, step = _ENGLISH_MONEY if language == ENGLISH else _CHINESE_MONEY
    larger = {value >= limit for value in values}
    return None if len(larger) > 1 else step if True in larger else Decimal(1)


def figure_of(paper: Paper, known: Catalogue, code: str, value: Decimal) -> Figure:
    """A value of an indicator with its unit, as it stands among figures of other indicators."""
    indicator = known[code]
    word = paper.texts(indicator.measure_word) if indicator.measure_word else ""
    return Figure(value, Wording(paper.texts).value(indicator, value), indicator.unit, word)


def _called(part: Period, language: str) -> str:
    return month_name(part.start, language) if part.kind is PeriodKind.MONTH else part.short_label()
