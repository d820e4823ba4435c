"""Points, totals, grades, ranks and bonuses of one evaluation, worked out again from the written rules."""

# ruff: noqa: S608 - statements put together from this folder's own words only

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.rules.again.facts import STAFF, TEAMS, Actual, Asked, Narrow, figures
from tests.rules.again.points import Row, half_up, needs_target, points

LOWER_IS_BETTER = {"lost_deals", "deal_cycle_days", "overdue_amount", "churn_rate", "complaints", "complaint_rate"}
# Counts and sums: targets of shorter periods may be added up.
ADD_UP = {
    "visits", "effective_visits", "new_deals", "new_customers", "signings", "signed_amount", "gross_profit",
    "won_deals", "lost_deals", "collected_amount", "complaints", "market_feedback", "activity_leads",
    "activity_deals",
}  # fmt: skip
# Of these, and of numbers of different customers, a newcomer or somebody absent is asked less.
SHRINK = (ADD_UP | {"visited_customers", "signed_customers"}) - LOWER_IS_BETTER


@dataclass
class Score:
    """One line of one person."""

    indicator: str
    actual: Actual = None
    target: Actual = None
    effective_target: Actual = None
    attainment: Actual = None
    points: Actual = None
    weighted: Actual = None
    is_scored: bool = False


@dataclass
class Result:
    """One person in the evaluation."""

    lines: list[Score]
    total: Actual = None
    rounded: Actual = None
    scored_weight: Fraction = Fraction(0)
    conduct: Fraction = Fraction(0)
    grade: str = ""
    rank: int | None = None
    rank_of: int = 0
    coefficient: Actual = None
    bonus: Actual = None


@dataclass
class Evaluated:
    """What one file says about one period under one version of a scheme."""

    file: sqlite3.Connection
    version_id: int
    first: date
    last: date
    own: dict[Narrow, dict[int, dict[str, Actual]]] = field(default_factory=dict)
    led: dict[Narrow, dict[int, dict[str, Actual]]] = field(default_factory=dict)

    def results(self) -> dict[str, Result]:
        """Everybody's result by staff code."""
        version = self._one("SELECT * FROM scheme_version WHERE id = ?", self.version_id)
        items = self._rows(
            "SELECT * FROM scheme_item WHERE scheme_version_id = ? ORDER BY sort_order, id", self.version_id
        )
        self._gather(items)
        people = self._people(version)
        found = {person["code"]: self._result(person, version, items) for person in people}
        totals = [result.rounded for result in found.values() if result.rounded is not None]
        for result in found.values():
            result.rank_of = len(totals)
            if result.rounded is not None:
                result.rank = 1 + sum(total > result.rounded for total in totals)
        return found

    def _rows(self, statement: str, *values: Any) -> list[Row]:
        cursor = self.file.execute(statement, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def _one(self, statement: str, *values: Any) -> Row:
        return self._rows(statement, *values)[0]

    def _gather(self, items: Iterable[Row]) -> None:
        staff = [row["id"] for row in self._rows("SELECT id FROM staff WHERE deleted_at IS NULL")]
        teams = [row["id"] for row in self._rows("SELECT id FROM team WHERE deleted_at IS NULL")]
        for narrow in {_narrow(item) for item in items}:
            self.own[narrow] = figures(Asked(self.file, STAFF, self.first, self.last, narrow), staff)
            self.led[narrow] = figures(Asked(self.file, TEAMS, self.first, self.last, narrow), teams)

    def _people(self, version: Row) -> list[Row]:
        scheme = self._one("SELECT * FROM scheme WHERE id = ?", version["scheme_id"])
        in_service = self._rows(
            """SELECT s.*, p.role FROM staff s LEFT JOIN position p ON p.id = s.position_id
               WHERE s.deleted_at IS NULL AND COALESCE(s.hired_on, ?) <= ? AND COALESCE(s.left_on, ?) >= ?""",
            self.first.isoformat(), self.last.isoformat(), self.last.isoformat(), self.first.isoformat(),
        )  # fmt: skip
        is_for_all = scheme["is_default"] or not scheme["role"]
        return [person for person in in_service if is_for_all or person["role"] == scheme["role"]]

    def _result(self, person: Row, version: Row, items: Iterable[Row]) -> Result:
        result = Result([self._line(person, version, item) for item in items])
        weights = [Fraction(item["weight"], 10_000) for item in items]
        result.scored_weight = sum(
            (weight for weight, line in zip(weights, result.lines, strict=True) if line.is_scored), Fraction(0)
        )
        events = self._rows(
            "SELECT * FROM conduct WHERE deleted_at IS NULL AND staff_id = ? AND happened_on BETWEEN ? AND ?",
            person["id"], self.first.isoformat(), self.last.isoformat(),
        )  # fmt: skip
        limit = Fraction(version["conduct_limit"], 100)
        signs = {"award": 1, "penalty": -1, "red_line": 0}
        earned = sum((signs[event["kind"]] * Fraction(event["points"], 100) for event in events), Fraction(0))
        result.conduct = max(-limit, min(limit, earned))
        if result.scored_weight:
            for weight, line in zip(weights, result.lines, strict=True):
                if line.is_scored and line.points is not None:
                    line.weighted = weight * line.points / result.scored_weight
            total = sum((line.weighted for line in result.lines if line.weighted is not None), result.conduct)
            result.total = max(Fraction(0), min(Fraction(version["maximum"], 100), total))
            result.rounded = half_up(result.total, 10)
        self._judge(result, person, version, items, any(event["kind"] == "red_line" for event in events))
        return result

    def _judge(self, result: Result, person: Row, version: Row, items: Iterable[Row], crossed: bool) -> None:
        grades = sorted(json.loads(version["grades"]), key=lambda grade: Fraction(grade["lower"]))
        vetoed = any(
            item["veto_below"] is not None
            and line.points is not None
            and line.points < Fraction(item["veto_below"], 100)
            for item, line in zip(items, result.lines, strict=True)
        )
        if crossed or vetoed:
            result.grade = grades[0]["code"]
        elif result.rounded is not None:
            result.grade = [grade["code"] for grade in grades if result.rounded >= Fraction(grade["lower"])][-1]
        basis = version["tier_basis"]
        value = result.rounded if basis == "total" else self._main_attainment(result, items)
        for tier in json.loads(version["tiers"]) if result.rounded is not None else []:
            if basis == "grade":
                holds = tier["grade"] == result.grade
            else:
                upper = tier["upper"]
                holds = value is not None and Fraction(tier["lower"]) <= value
                holds = holds and (upper is None or (value is not None and value < Fraction(upper)))
            if holds and result.coefficient is None:
                result.coefficient = Fraction(tier["coefficient"])
        if result.coefficient is not None and person["bonus_base"] is not None:
            result.bonus = half_up(Fraction(person["bonus_base"], 100) * result.coefficient, 100)

    def _main_attainment(self, result: Result, items: Iterable[Row]) -> Actual:
        need = ("ratio", "linear", "threshold")
        asked = [(item, line) for item, line in zip(items, result.lines, strict=True)
                 if json.loads(item["rule"])["kind"] in need]  # fmt: skip
        reached = max(asked, key=lambda pair: pair[0]["weight"])[1].attainment if asked else None
        return None if reached is None else half_up(max(reached, Fraction(0)), 10)

    def _line(self, person: Row, version: Row, item: Row) -> Score:
        code, narrow, is_team = item["indicator"], _narrow(item), item["scope"] == "team"
        line, days = Score(code), self._days()
        team = self._led_team(person) if is_team else None
        if not is_team:
            line.actual = self.own[narrow][person["id"]][code]
            line.target, days = self._target("staff_id", person["id"], code, narrow)
            if days != self._days() and not self._presence(person, ["1"], days):
                line.target, days = None, self._days()  # set only for days on which the person was not there
        elif team is not None:
            line.actual = self.led[narrow][team][code]
            line.target, _covered = self._target("team_id", team, code, narrow)
        if line.target is None and item["default_target"] is not None:
            line.target = Fraction(item["default_target"], 10_000)
        line.effective_target = line.target
        if line.target is not None and not is_team and code in SHRINK:
            line.effective_target = line.target * self._presence(person, json.loads(version["ramp"]), days)
        higher = code not in LOWER_IS_BETTER
        if line.actual is not None and line.effective_target is not None and line.effective_target > 0:
            if higher:
                line.attainment = 100 * line.actual / line.effective_target
            elif line.actual > 0:
                line.attainment = 100 * line.effective_target / line.actual
        if line.actual is not None:
            line.points = points(item, line.actual, line.effective_target, higher)
            line.is_scored = line.points is not None
        return line if line.is_scored else self._unscored(line, item)

    def _unscored(self, line: Score, item: Row) -> Score:
        was_away = bool(line.target) and line.effective_target == 0
        if item["missing"] != "spread" and not (was_away and needs_target(item)):
            line.points, line.is_scored = Fraction(0 if item["missing"] == "zero" else 100), True
        return line

    def _led_team(self, person: Row) -> int | None:
        led = self._rows("SELECT id FROM team WHERE deleted_at IS NULL AND leader_id = ? ORDER BY name", person["id"])
        day = min(self.last, date.fromisoformat(person["left_on"] or "9999-12-31")).isoformat()
        own = self._rows(
            """SELECT m.team_id AS id FROM team_membership m JOIN team t ON t.id = m.team_id
               WHERE m.staff_id = ? AND t.deleted_at IS NULL AND COALESCE(m.started_on, ?) <= ?
                 AND COALESCE(m.ended_on, ?) >= ?
               ORDER BY COALESCE(m.started_on, '0001-01-01') DESC, m.team_id DESC""",
            person["id"], day, day, day, day,
        )  # fmt: skip
        teams = [row["id"] for row in led]
        return own[0]["id"] if own and own[0]["id"] in teams else (teams[0] if teams else None)

    def _days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    def _target(self, bearer: str, bearer_id: int, code: str, narrow: Narrow) -> tuple[Actual, list[date]]:
        """The target and the days it is set for."""
        kinds = {"product": narrow.product, "region": narrow.region, "customer_kind": narrow.customer_kind,
                 "source": narrow.source}  # fmt: skip
        words = " AND ".join(
            f"t.{kind}_id IS (SELECT id FROM lookup WHERE kind = '{kind}' AND ? IN (name, name_en))" for kind in kinds
        )
        inside = self._rows(
            f"""SELECT * FROM target t WHERE t.deleted_at IS NULL AND t.{bearer} = ? AND t.indicator = ?
                AND t.level = 'sprint' AND t.start >= ? AND t."end" <= ? AND {words} ORDER BY t.id""",
            bearer_id, code, self.first.isoformat(), self.last.isoformat(), *(x or None for x in kinds.values()),
        )  # fmt: skip
        latest = {(row["start"], row["end"]): Fraction(row["value"], 10_000) for row in inside}
        whole = latest.get((self.first.isoformat(), self.last.isoformat()))
        if whole is not None or not latest or code not in ADD_UP:
            return whole, self._days()
        return _best_cover(latest, self.first, self.last)

    def _presence(self, person: Row, steps: list[str], asked: list[date]) -> Fraction:
        first, last, step = asked[0], asked[-1], Fraction(1)
        if person["hired_on"]:
            hired = date.fromisoformat(person["hired_on"])
            months = 0
            while _months_later(hired, months + 1) <= asked[0]:
                months += 1
            step = Fraction(steps[months]) if months < len(steps) else Fraction(1)
            first = max(first, hired)
        if person["left_on"]:
            last = min(last, date.fromisoformat(person["left_on"]))
        away = self._rows(
            "SELECT * FROM absence WHERE deleted_at IS NULL AND staff_id = ? AND is_approved", person["id"]
        )
        days = 0
        for day in (each for each in asked if first <= each <= last):
            days += not any(row["started_on"] <= day.isoformat() <= row["ended_on"] for row in away)
        return step * Fraction(days, len(asked))


def _narrow(item: Row) -> Narrow:
    return Narrow(**json.loads(item["filter"]))


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def _best_cover(targets: Mapping[tuple[str, str], Fraction], first: date, last: date) -> tuple[Fraction, list[date]]:
    """Day by day: the sum of targets without overlap that cover most days, of those the fewest; and these days."""
    ending: dict[date, list[tuple[date, Fraction]]] = {}
    for (began, ended), value in targets.items():
        ending.setdefault(date.fromisoformat(ended), []).append((date.fromisoformat(began), value))
    best: dict[date, tuple[int, int, Fraction, list[date]]] = {first - timedelta(days=1): (0, 0, Fraction(0), [])}
    day = first
    while day <= last:
        choices = [best[day - timedelta(days=1)]]
        for start, value in ending.get(day, []):
            days, number, total, covered = best[start - timedelta(days=1)]
            more = [start + timedelta(days=place) for place in range((day - start).days + 1)]
            choices.append((days + len(more), number - 1, total + value, covered + more))
        best[day] = max(choices, key=lambda choice: choice[:2])
        day += timedelta(days=1)
    return best[last][2], best[last][3]
