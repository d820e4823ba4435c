"""What schemes say in the owner's words: cycles, roles, rules, scopes, what a missing figure counts as."""

from decimal import Decimal

from desktop.domain.exact import plain
from desktop.domain.indicators import Catalogue, Unit
from desktop.domain.own_indicator import Source
from desktop.domain.scheme import Missing, RuleKind, SchemeItem, Scope, TierBasis
from desktop.i18n import Translator

_THOUSANDS = Decimal(1000)


def cycle_word(cycle: str, texts: Translator) -> str:
    """How often a scheme is used."""
    return {
        "week": texts("Weekly"),
        "month": texts("Monthly"),
        "quarter": texts("Quarterly"),
        "half": texts("Half-yearly"),
        "year": texts("Yearly"),
        "custom": texts("Other days"),
    }[cycle]


def role_word(role: str, texts: Translator) -> str:
    """For whom a scheme is."""
    return {
        "": texts("Everybody"),
        "specialist": texts("Specialists"),
        "leader": texts("Team leaders"),
        "newcomer": texts("Newcomers"),
    }[role]


def rule_word(kind: RuleKind, texts: Translator) -> str:
    """A rule by its name."""
    return {
        RuleKind.RATIO: texts("By attainment"),
        RuleKind.LINEAR: texts("Along a line"),
        RuleKind.BANDS: texts("By bands"),
        RuleKind.DEDUCT: texts("Points off for each"),
        RuleKind.ADD: texts("Points for each"),
        RuleKind.THRESHOLD: texts("Reached or not"),
        RuleKind.POINTS: texts("Figure as points"),
    }[kind]


def rule_hint(kind: RuleKind, texts: Translator) -> str:
    """What a rule does, in a sentence."""
    return {
        RuleKind.RATIO: texts("100 × actual ÷ target; where less is better the other way round."),
        RuleKind.LINEAR: texts("From 0 points over the target at 100 to the cap, in a straight line."),
        RuleKind.BANDS: texts("Each range of figures earns its own points; no target is needed."),
        RuleKind.DEDUCT: texts("100 less so many points for each case; no target is needed."),
        RuleKind.ADD: texts("So many points for each; no target is needed."),
        RuleKind.THRESHOLD: texts("100 points once the target is reached, else none."),
        RuleKind.POINTS: texts("The figure itself is the number of points."),
    }[kind]


def rule_text(item: SchemeItem, texts: Translator) -> str:
    """A line's rule with its parameters, short enough for a table."""
    rule, name = item.rule, rule_word(item.rule.kind, texts)
    match rule.kind:
        case RuleKind.LINEAR:
            ends = [rule.zero_point, item.default_target, rule.stretch]
            told = " / ".join("…" if each is None else plain(each) for each in ends)
            return texts("Linear {ends}").format(ends=told)
        case RuleKind.DEDUCT if rule.factor is not None:
            return texts("−{points} for each").format(points=plain(rule.factor))
        case RuleKind.ADD if rule.factor is not None:
            return texts("+{points} for each").format(points=plain(rule.factor))
        case RuleKind.BANDS:
            number = len(rule.bands)
            return texts.ngettext("{number} band", "{number} bands", number).format(number=number)
        case _:
            return name


def missing_word(missing: Missing, texts: Translator) -> str:
    """What a line counts as without data or target."""
    return {
        Missing.SPREAD: texts("Weight spread over the rest"),
        Missing.ZERO: texts("Counts as 0"),
        Missing.FULL: texts("Counts as 100"),
    }[missing]


def scope_word(scope: Scope, texts: Translator) -> str:
    """Whose records count."""
    return {Scope.OWN: texts("Own records"), Scope.TEAM: texts("The team the person leads")}[scope]


def basis_word(basis: TierBasis, texts: Translator) -> str:
    """What decides the bonus coefficient."""
    return {
        TierBasis.TOTAL: texts("The total"),
        TierBasis.ATTAINMENT: texts("Attainment of the main line, in %"),
        TierBasis.GRADE: texts("The grade"),
    }[basis]


def source_word(source: Source, texts: Translator) -> str:
    """Where the figures of an own indicator come from."""
    return {
        Source.MANUAL: texts("Points you give"),
        Source.RATERS: texts("Points raters give"),
        Source.FORMULA: texts("Formula"),
    }[source]


def unit_word(unit: Unit, texts: Translator) -> str:
    """What an indicator counts in."""
    return {
        Unit.COUNT: texts.pgettext("unit", "Number"),
        Unit.MONEY: texts.pgettext("unit", "Yuan"),
        Unit.PERCENT: texts.pgettext("unit", "Percent"),
        Unit.DAYS: texts.pgettext("unit", "Days"),
        Unit.POINTS: texts.pgettext("unit", "Points"),
    }[unit]


def item_name(item: SchemeItem, catalogue: Catalogue, texts: Translator) -> str:
    """A line by its indicator, whose records, and what it is narrowed to."""
    known = catalogue.get(item.indicator)
    name = known.called(texts) if known else item.indicator
    if item.scope is Scope.TEAM:
        name = texts("{indicator} (team)").format(indicator=name)
    return f"{name} · {item.filter.label}" if item.filter.label else name


def number_text(value: Decimal | None) -> str:
    """A number with thousands separated, "" for none."""
    if value is None:
        return ""
    return f"{value:,f}" if abs(value) >= _THOUSANDS and value == value.to_integral_value() else plain(value)
