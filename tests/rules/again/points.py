"""Points out of an actual, after the written rules alone."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.rules.again.facts import Actual

Row = Mapping[str, Any]


def needs_target(item: Row) -> bool:
    return json.loads(item["rule"])["kind"] in ("ratio", "linear", "threshold")


def points(item: Row, actual: Fraction, target: Actual, higher: bool) -> Actual:
    """The points of §5 within [0, cap], None without a usable target."""
    rule, cap = json.loads(item["rule"]), Fraction(item["cap"], 100)
    kind = rule["kind"]
    if kind in ("ratio", "linear", "threshold"):
        if target is None or target < 0 or (target == 0 and (higher or actual > 0)):
            return None
        if kind == "threshold":
            raw = Fraction(100 if (actual >= target if higher else actual <= target) else 0)
        elif kind == "linear":
            raw = _line_points(Fraction(rule["zero_point"]), target, Fraction(rule["stretch"]), cap, actual, higher)
        else:
            raw = 100 * actual / target if higher else (100 * target / actual if actual > 0 else cap)
    elif kind == "bands":
        raw = next(
            Fraction(band["points"])
            for band in rule["bands"]
            if (band["lower"] is None or Fraction(band["lower"]) <= actual)
            and (band["upper"] is None or actual < Fraction(band["upper"]))
        )
    elif kind == "points":
        raw = actual
    else:
        each = Fraction(rule["factor"]) * actual
        raw = 100 - each if kind == "deduct" else each
    return max(Fraction(0), min(cap, raw))


def _line_points(
    zero: Fraction, target: Fraction, stretch: Fraction, cap: Fraction, actual: Fraction, higher: bool
) -> Fraction:
    if not higher:
        zero, target, stretch, actual = -zero, -target, -stretch, -actual
    if actual >= target:
        if actual == target or stretch <= target:
            return Fraction(100)
        return 100 + (cap - 100) * (min(actual, stretch) - target) / (stretch - target)
    return Fraction(0) if actual <= zero else 100 * (actual - zero) / (target - zero)


def half_up(value: Fraction, parts: int) -> Fraction:
    """To whole parts of one, halves up; for values of 0 and more."""
    return Fraction(int(value * parts + Fraction(1, 2)), parts)
