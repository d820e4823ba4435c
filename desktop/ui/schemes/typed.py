"""From what was typed into rows and fields to parts of a scheme, or to a sentence where it means nothing."""

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from desktop.domain.edges import Edge, edge_problems
from desktop.domain.exact import plain
from desktop.domain.scheme import Band, Grade, Tier
from desktop.i18n import CHINESE, ENGLISH, Translator

TypedRow = Mapping[str, str]
_LARGEST = Decimal(10) ** 12


class UnreadableError(ValueError):
    """A text that is no number."""


def number(text: str) -> Decimal | None:
    """The number of a text, full-width digits and thousands separators included; None for an empty one."""
    written = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").removesuffix("%")
    if not written:
        return None
    try:
        value = Decimal(written)
    except InvalidOperation as wrong:
        raise UnreadableError(text) from wrong
    if not value.is_finite() or abs(value) >= _LARGEST or -int(value.as_tuple().exponent) > 4:
        raise UnreadableError(text)
    return value


def bands_typed(rows: Sequence[TypedRow], texts: Translator) -> tuple[tuple[Band, ...], dict[int, str]]:
    """The bands of a rule, and a sentence for each wrong row; bands only where every number can be read."""
    read, problems = _read(rows, ("lower", "upper", "points"), texts)
    for row, values in read.items():
        if values["points"] is None:
            problems[row] = texts("How many points does it earn?")
    if problems:
        return (), problems
    ordered = [read[row] for row in range(len(rows))]
    bands = tuple(Band(each["lower"], each["upper"], each["points"] or Decimal(0)) for each in ordered)
    problems = _edges([(band.lower, band.upper) for band in bands], None, None, texts)
    return tuple(sorted(bands, key=lambda band: Decimal("-Infinity") if band.lower is None else band.lower)), problems


def band_rows(bands: Sequence[Band]) -> list[dict[str, str]]:
    """Bands as rows show them."""
    return [{"lower": text(band.lower), "upper": text(band.upper), "points": plain(band.points)} for band in bands]


def grades_typed(
    rows: Sequence[TypedRow], maximum: Decimal, texts: Translator
) -> tuple[tuple[Grade, ...], dict[int, str]]:
    """The grades from the best down, and a sentence for each wrong row."""
    read, problems = _read(rows, ("lower", "upper"), texts)
    for row, typed in enumerate(rows):
        if not typed["name"].strip():
            problems[row] = texts("What is this grade called?")
        elif row in read and read[row]["lower"] is None:
            problems[row] = texts("From how many points on?")
    if problems:
        return (), problems
    taken = {typed["code"] for typed in rows if typed.get("code")}
    grades = []
    for row, typed in enumerate(rows):
        code = typed.get("code") or _new_code(taken)
        names = {CHINESE: typed["name"].strip(), ENGLISH: typed["name_en"].strip() or typed["name"].strip()}
        grades.append(Grade(code, names, read[row]["lower"] or Decimal(0), read[row]["upper"]))
    problems = _edges([(grade.lower, grade.upper) for grade in grades], Decimal(0), maximum, texts)
    return tuple(sorted(grades, key=lambda grade: -grade.lower)), problems


def grade_rows(grades: Sequence[Grade]) -> list[dict[str, str]]:
    """Grades as rows show them, the best first."""
    return [
        {
            "code": grade.code,
            "name": grade.names.get(CHINESE, ""),
            "name_en": grade.names.get(ENGLISH, ""),
            "lower": plain(grade.lower),
            "upper": text(grade.upper),
        }
        for grade in sorted(grades, key=lambda grade: -grade.lower)
    ]


def tiers_typed(rows: Sequence[TypedRow], texts: Translator) -> tuple[tuple[Tier, ...], dict[int, str]]:
    """The bonus tiers by total or attainment, and a sentence for each wrong row."""
    read, problems = _read(rows, ("lower", "upper", "coefficient"), texts)
    for row, values in read.items():
        if values["lower"] is None:
            problems[row] = texts("From where on?")
        elif values["coefficient"] is None or values["coefficient"] < 0:
            problems[row] = texts("Which coefficient, 0 or more?")
    if problems:
        return (), problems
    tiers = tuple(
        Tier(read[row]["lower"] or Decimal(0), read[row]["upper"], read[row]["coefficient"] or Decimal(0))
        for row in range(len(rows))
    )
    problems = _edges([(tier.lower, tier.upper) for tier in tiers], None, None, texts, may_leave_gaps=True)
    return tuple(sorted(tiers, key=lambda tier: tier.lower)), problems


def grade_tiers_typed(rows: Sequence[TypedRow], texts: Translator) -> tuple[tuple[Tier, ...], dict[int, str]]:
    """The bonus coefficients by grade, and a sentence for each wrong row."""
    read, problems = _read(rows, ("coefficient",), texts)
    for row, values in read.items():
        if values["coefficient"] is None or values["coefficient"] < 0:
            problems[row] = texts("Which coefficient, 0 or more?")
    if problems:
        return (), problems
    return tuple(
        Tier(Decimal(0), None, read[row]["coefficient"] or Decimal(0), typed["grade"])
        for row, typed in enumerate(rows)
    ), {}


def tier_rows(tiers: Sequence[Tier]) -> list[dict[str, str]]:
    """Tiers by total or attainment as rows show them, the highest first."""
    return [
        {"lower": plain(tier.lower), "upper": text(tier.upper), "coefficient": plain(tier.coefficient)}
        for tier in sorted(tiers, key=lambda tier: -tier.lower)
    ]


def grade_tier_rows(tiers: Sequence[Tier], grades: Sequence[Grade], language: str) -> list[dict[str, str]]:
    """One row for each grade with its coefficient, empty where there is none yet."""
    known = {tier.grade: plain(tier.coefficient) for tier in tiers if tier.grade}
    return [
        {
            "grade": grade.code,
            "name": grade.names.get(language) or grade.code,
            "coefficient": known.get(grade.code, ""),
        }
        for grade in sorted(grades, key=lambda grade: -grade.lower)
    ]


def ramp_typed(written: str, texts: Translator) -> tuple[tuple[Decimal, ...], str]:
    """The newcomers' steps from percentages in a row, none for an empty text; or a sentence."""
    steps = []
    for part in unicodedata.normalize("NFKC", written).replace(",", " ").replace("、", " ").replace("%", " ").split():
        try:
            step = number(part)
        except UnreadableError:
            step = None
        if step is None or not 0 < step <= 100:
            return (), texts("Write percentages above 0 and up to 100, for example 50 67 83 100.")
        steps.append(step / 100)
    return tuple(steps), ""


def ramp_text(ramp: Sequence[Decimal]) -> str:
    """The steps as percentages in a row."""
    return " ".join(plain(step * 100) for step in ramp)


def text(value: Decimal | None) -> str:
    """A number as a row shows it."""
    return "" if value is None else plain(value)


def _read(
    rows: Sequence[TypedRow], columns: Sequence[str], texts: Translator
) -> tuple[dict[int, dict[str, Decimal | None]], dict[int, str]]:
    read: dict[int, dict[str, Decimal | None]] = {}
    problems = {}
    for row, typed in enumerate(rows):
        try:
            read[row] = {column: number(typed[column]) for column in columns}
        except UnreadableError as wrong:
            problems[row] = texts("“{text}” is no number.").format(text=wrong)
    return read, problems


def _edges(
    edges: Sequence[Edge],
    first: Decimal | None,
    last: Decimal | None,
    texts: Translator,
    may_leave_gaps: bool = False,
) -> dict[int, str]:
    found = edge_problems(edges, first, last, may_leave_gaps)
    return {row: wrong.sentence(texts) for row, wrong in found.items()}


def _new_code(taken: set[str]) -> str:
    number = 1
    while f"grade_{number}" in taken:
        number += 1
    taken.add(f"grade_{number}")
    return f"grade_{number}"
