"""Parts of a scheme as documents of plain texts, the way they are kept and frozen; decimals as text."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from desktop.domain.exact import plain
from desktop.domain.indicators import RecordKind, Unit
from desktop.domain.own_indicator import OwnIndicator, Source
from desktop.domain.scheme import (
    Band,
    Filter,
    Grade,
    Missing,
    Rule,
    RuleKind,
    Scheme,
    SchemeItem,
    Scope,
    Tier,
    TierBasis,
)

Document = Mapping[str, Any]


def rule_document(rule: Rule) -> dict[str, Any]:
    """A rule with only the parameters it uses."""
    document: dict[str, Any] = {"kind": rule.kind.value}
    for name in ("zero_point", "stretch", "factor"):
        value = getattr(rule, name)
        if value is not None:
            document[name] = plain(value)
    if rule.bands:
        document["bands"] = [
            {"lower": _text(band.lower), "upper": _text(band.upper), "points": plain(band.points)}
            for band in rule.bands
        ]
    return document


def rule_from(document: Document) -> Rule:
    """The rule a document describes."""
    bands = tuple(
        Band(_number(band.get("lower")), _number(band.get("upper")), Decimal(band["points"]))
        for band in document.get("bands", ())
    )
    return Rule(
        RuleKind(document["kind"]),
        _number(document.get("zero_point")),
        _number(document.get("stretch")),
        _number(document.get("factor")),
        bands,
    )


def filter_document(chosen: Filter) -> dict[str, Any]:
    """A filter with only the fields that narrow."""
    return {name: value for name, value in chosen._asdict().items() if value}


def filter_from(document: Document) -> Filter:
    """The filter a document describes."""
    return Filter(**document)


def grades_document(grades: Sequence[Grade]) -> list[dict[str, Any]]:
    """The grades, names in both languages."""
    return [
        {"code": grade.code, "names": dict(grade.names), "lower": plain(grade.lower), "upper": _text(grade.upper)}
        for grade in grades
    ]


def grades_from(documents: Sequence[Document]) -> tuple[Grade, ...]:
    """The grades documents describe."""
    return tuple(
        Grade(document["code"], dict(document["names"]), Decimal(document["lower"]), _number(document["upper"]))
        for document in documents
    )


def tiers_document(tiers: Sequence[Tier]) -> list[dict[str, Any]]:
    """The bonus tiers."""
    return [
        {
            "lower": plain(tier.lower),
            "upper": _text(tier.upper),
            "coefficient": plain(tier.coefficient),
            "grade": tier.grade,
        }
        for tier in tiers
    ]


def tiers_from(documents: Sequence[Document]) -> tuple[Tier, ...]:
    """The bonus tiers documents describe."""
    return tuple(
        Tier(
            Decimal(document["lower"]),
            _number(document["upper"]),
            Decimal(document["coefficient"]),
            document.get("grade", ""),
        )
        for document in documents
    )


def item_document(item: SchemeItem) -> dict[str, Any]:
    """One weighted line."""
    return {
        "indicator": item.indicator,
        "weight": plain(item.weight),
        "rule": rule_document(item.rule),
        "cap": plain(item.cap),
        "default_target": _text(item.default_target),
        "missing": item.missing.value,
        "scope": item.scope.value,
        "filter": filter_document(item.filter),
        "perspective": item.perspective,
        "veto_below": _text(item.veto_below),
    }


def item_from(document: Document) -> SchemeItem:
    """The line a document describes; what it leaves out takes the usual value."""
    return SchemeItem(
        document["indicator"],
        Decimal(document["weight"]),
        rule_from(document["rule"]),
        Decimal(document.get("cap", 120)),
        _number(document.get("default_target")),
        Missing(document.get("missing", Missing.SPREAD)),
        Scope(document.get("scope", Scope.OWN)),
        filter_from(document.get("filter", {})),
        document.get("perspective", "results"),
        _number(document.get("veto_below")),
    )


def scheme_document(scheme: Scheme) -> dict[str, Any]:
    """A whole version, as it is frozen with an evaluation."""
    return {
        "names": dict(scheme.names),
        "version": scheme.version,
        "items": [item_document(item) for item in scheme.items],
        "grades": grades_document(scheme.grades),
        "tiers": tiers_document(scheme.tiers),
        "tier_basis": scheme.tier_basis.value,
        "maximum": plain(scheme.maximum),
        "conduct_limit": plain(scheme.conduct_limit),
        "ramp": [plain(step) for step in scheme.ramp],
        "form_titles": dict(scheme.form_titles),
        "own_indicators": [own_document(each) for each in scheme.own],
    }


def scheme_from(document: Document) -> Scheme:
    """The version a document describes."""
    return Scheme(
        dict(document["names"]),
        document["version"],
        tuple(item_from(item) for item in document["items"]),
        grades_from(document["grades"]),
        tiers_from(document["tiers"]),
        TierBasis(document["tier_basis"]),
        Decimal(document["maximum"]),
        Decimal(document["conduct_limit"]),
        tuple(Decimal(step) for step in document["ramp"]),
        dict(document["form_titles"]),
        tuple(own_from(own) for own in document.get("own_indicators", ())),
    )


def own_document(own: OwnIndicator) -> dict[str, Any]:
    """An indicator of the owner's own."""
    return {
        "code": own.code,
        "name": own.name,
        "name_en": own.name_en,
        "unit": own.unit.value,
        "higher_is_better": own.higher_is_better,
        "source": own.source.value,
        "formula": own.formula,
        "records": own.records.value,
    }


def own_from(document: Document) -> OwnIndicator:
    """The own indicator a document describes."""
    return OwnIndicator(
        document["code"],
        document["name"],
        document["name_en"],
        Unit(document["unit"]),
        document["higher_is_better"],
        Source(document["source"]),
        document["formula"],
        RecordKind(document["records"]),
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
