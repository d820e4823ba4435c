"""The table of a letter of targets: what is scored first, with its weight, then what is agreed beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from desktop.domain.indicators import Catalogue, Indicator, Unit
from desktop.domain.period import Period, PeriodKind
from desktop.domain.scheme import Filter, Scope
from desktop.domain.sheets import Cell, Column, Figure, Line, Precision, Table
from desktop.domain.target_split import apportion
from desktop.domain.targets import Bearer, TargetFigure, TargetKey, TargetLevel, Targets
from desktop.domain.wording.dates import month_name
from desktop.domain.wording.words import Words as Wording
from desktop.errors import N_
from desktop.i18n import ENGLISH
from desktop.queries.people import Person
from desktop.queries.sheets.paper import Paper
from desktop.queries.sheets.scored import Items

Held = Mapping[tuple[str, Filter], Mapping[TargetLevel, TargetFigure]]
Parts = Sequence[tuple[Period, Targets]]
# From where on money is written in a larger unit, and the step of its last digit, in 元.
_CHINESE_MONEY, _ENGLISH_MONEY = (Decimal("99999.5"), Decimal(1000)), (Decimal("999999.5"), Decimal(10_000))
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Aim:
    """A line of the letter: what is aimed at, by whom, and how much it weighs; None where it is not scored."""

    key: TargetKey
    weight: Decimal | None
    figures: Mapping[TargetLevel, TargetFigure]
    usual: Decimal | None = None  # the scheme's own target

    @property
    def values(self) -> Mapping[TargetLevel, Decimal]:
        """The target at each level, the scheme's own where none was set."""
        if self.figures or self.usual is None:
            return {level: figure.value for level, figure in self.figures.items()}
        return {TargetLevel.SPRINT: self.usual}


def targets_held(targets: Targets, person: Person, known: Catalogue) -> Held:
    """A person's targets by indicator and filter, each with its levels, in the order of the indicators."""
    held: dict[tuple[str, Filter], dict[TargetLevel, TargetFigure]] = {}
    for key, figure in targets.figures.items():
        if key.bearer is Bearer.STAFF and key.bearer_id == person.staff_id and key.indicator in known:
            held.setdefault((key.indicator, key.filter), {})[key.level] = figure
    order = {code: place for place, code in enumerate(known)}
    return dict(sorted(held.items(), key=lambda each: (order[each[0][0]], each[0][1].label)))


def aims_of(person: Person, held: Held, targets: Targets, items: Items) -> list[Aim]:
    """What is scored, in the scheme's order, then the person's further targets."""
    aims, own = [], set()
    for item in items:
        if item.scope is Scope.TEAM:
            key = TargetKey(Bearer.TEAM, person.led_team_ids[0], item.indicator, item.filter)
            levels = {level: targets.figures.get(key._replace(level=level)) for level in TargetLevel}
            figures = {level: figure for level, figure in levels.items() if figure is not None}
        else:
            key = TargetKey(Bearer.STAFF, person.staff_id, item.indicator, item.filter)
            figures = dict(held.get((item.indicator, item.filter), {}))
            own.add((item.indicator, item.filter))
        aims.append(Aim(key, item.weight, figures, item.default_target))
    aims += [
        Aim(TargetKey(Bearer.STAFF, person.staff_id, *named), None, figures)
        for named, figures in held.items()
        if named not in own
    ]
    return aims


def target_table(paper: Paper, aims: Sequence[Aim], parts: Parts, known: Catalogue) -> Table:
    """A line for each scored indicator and each further target; what is scored without a target stands open."""
    _ = paper.texts
    shown = _levels(paper, aims)
    is_weighed = any(aim.weight is not None for aim in aims)
    columns = [Column(_(N_("Indicator")), 2.6)]
    if is_weighed:
        columns.append(Column(_.pgettext("sheet", "Weight"), 0.9, Unit.COUNT, precision=Precision.PLAIN))
    columns += [Column(name, 1.4, is_amounts=True) for _level, name in shown]
    columns += [Column(_called(part, paper.language), 1.3, is_amounts=True) for part, _targets in parts]
    lines = []
    for aim in (aim for aim in aims if aim.key.indicator in known):
        cells: list[Cell] = [line_name(paper, known, aim.key), *([aim.weight] if is_weighed else [])]
        lines.append(Line((*cells, *_figures(paper, aim, parts, known, [level for level, _name in shown]))))
    return Table(
        title=_(N_("1. Targets")),
        note=_(N_("The parts are those set for them; what is not set stays open.")) if parts else "",
        columns=tuple(columns),
        lines=tuple(lines),
    )


def weight_sentences(aims: Sequence[Aim]) -> tuple[str, ...]:
    """What the column of weights means, and what stands there without one or without a target."""
    if all(aim.weight is None for aim in aims):
        return ()
    told = [N_("The weights are those of the scheme in force; they say how much each line counts in the evaluation.")]
    if any(aim.weight is None for aim in aims):
        told.append(N_("A target without a weight is agreed, but not scored."))
    if not all(aim.values for aim in aims):
        told.append(N_("A line without a target is scored by its own rule, or not at all while no target is set."))
    return tuple(told)


def _levels(paper: Paper, aims: Sequence[Aim]) -> list[tuple[TargetLevel, str]]:
    """The levels that were set, with their names; one where all of them are the same everywhere."""
    _ = paper.texts
    levels = [
        (TargetLevel.BASE, _.pgettext("target level", "Base")),
        (TargetLevel.SPRINT, _(N_("Target"))),
        (TargetLevel.CHALLENGE, _(N_("Challenge"))),
    ]
    found = [aim.values for aim in aims if aim.values]
    if all(TargetLevel.SPRINT in values and len(set(values.values())) == 1 for values in found):
        return [levels[1]]
    return [(level, name) for level, name in levels if any(level in values for values in found)]


def line_name(paper: Paper, known: Catalogue, key: TargetKey) -> str:
    """What a line counts: the indicator, what narrows it, and that it is the team's."""
    team = paper.texts(N_("of the team")) if key.bearer is Bearer.TEAM else ""
    return " · ".join(part for part in (known[key.indicator].called(paper.texts), key.filter.label, team) if part)


def _figures(paper: Paper, aim: Aim, parts: Parts, known: Catalogue, levels: Sequence[TargetLevel]) -> list[Cell]:
    """The target at each level, then its parts, which add up to it."""
    code = aim.key.indicator
    found = [targets.figures.get(aim.key) for _part, targets in parts]
    split = [None if figure is None else figure.value for figure in found]
    whole = aim.values.get(TargetLevel.SPRINT)
    if whole is not None:
        split = adding_up(whole, split, known[code], paper.language)
    every = [*map(aim.values.get, levels), *split]
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
    """A value of an indicator with its unit, as it stands among figures of other indicators.

    English counts stand bare: the line's name says what is counted, be it one or many.
    """
    indicator = known[code]
    word = paper.texts(indicator.measure_word) if indicator.measure_word and paper.language != ENGLISH else ""
    return Figure(value, Wording(paper.texts).value(indicator, value), indicator.unit, word)


def _called(part: Period, language: str) -> str:
    return month_name(part.start, language) if part.kind is PeriodKind.MONTH else part.short_label()
