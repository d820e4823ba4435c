"""Every indicator of every person, team or the company, from one file and the written rules."""

# ruff: noqa: S608 - statements put together from this folder's own words only

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from tests.rules.again import records as sql

Actual = Fraction | None
Sums = dict[int, tuple[int, int]]  # bearer → Σ part, Σ whole
YUAN = Fraction(1, 1_000_000)  # of 分 × hundredths of a percent
RELATIONS = {"manager": 50, "peer": 20, "customer": 20, "self": 10}

# Who counts for whom on which days.
STAFF = "SELECT id AS bearer, id AS staff_id, '0001-01-01' AS first, '9999-12-31' AS last FROM staff"
COMPANY = "SELECT 0 AS bearer, id AS staff_id, '0001-01-01' AS first, '9999-12-31' AS last FROM staff"
TEAMS = """
WITH RECURSIVE inside(team, outer_team) AS (
    SELECT id, id FROM team WHERE deleted_at IS NULL
    UNION SELECT inside.team, team.parent_id FROM inside JOIN team ON team.id = inside.outer_team
          WHERE team.parent_id IN (SELECT id FROM team WHERE deleted_at IS NULL)
)
SELECT inside.outer_team AS bearer, m.staff_id, COALESCE(m.started_on, '0001-01-01') AS first,
       COALESCE(m.ended_on, '9999-12-31') AS last
FROM team_membership m JOIN inside ON inside.team = m.team_id
"""


@dataclass(frozen=True)
class Narrow:
    """A filter in the owner's words; "" does not narrow."""

    product: str = ""
    region: str = ""
    customer_kind: str = ""
    source: str = ""

    @property
    def is_nothing(self) -> bool:
        return not (self.product or self.region or self.customer_kind or self.source)


@dataclass
class Asked:
    """One question to one file: whose figures, of which days, narrowed to what."""

    file: sqlite3.Connection
    whose: str
    first: date
    last: date
    narrow: Narrow = field(default_factory=Narrow)

    def sums(self, rows: str, **parts: str) -> Sums:
        """Σ part and Σ whole of each bearer, each record of each person once."""
        once = f"SELECT DISTINCT w.bearer, r.id, r.staff_id, r.part, r.whole FROM ({self._told(rows, parts)}) r"
        found = self._ask(f"SELECT bearer, SUM(part), SUM(whole) FROM ({once} {_MINE}) GROUP BY bearer")
        return {bearer: (part, whole) for bearer, part, whole in found}

    def different(self, rows: str, **parts: str) -> dict[int, set[int]]:
        """The different customers of each bearer."""
        found: dict[int, set[int]] = {}
        asked = f"SELECT DISTINCT w.bearer, r.key FROM ({self._told(rows, parts)}) r {_MINE} AND r.key IS NOT NULL"
        for bearer, key in self._ask(asked):
            found.setdefault(bearer, set()).add(key)
        return found

    def quality(self) -> dict[int, dict[int, Fraction]]:
        """The score of each new customer of each bearer."""
        found: dict[int, dict[int, Fraction]] = {}
        asked = f"SELECT w.bearer, r.key, r.part, r.whole FROM ({self._told(sql.QUALITY, {})}) r {_MINE} AND r.whole"
        for bearer, key, part, whole in self._ask(asked):
            found.setdefault(bearer, {})[key] = Fraction(part, whole)
        return found

    def active(self) -> dict[int, tuple[int, int, int]]:
        """Of each bearer: customers active the day before, those still active at the end, those active on any day."""
        each = f"""SELECT w.bearer, r.key, MAX(r.was) AS was, MAX(r.is_still) AS still, MAX(r.within) AS within
                   FROM ({self._told(sql.ACTIVE, {})}) r {_MINE} GROUP BY w.bearer, r.key"""
        found = self._ask(f"SELECT bearer, SUM(was), SUM(was AND still), SUM(within) FROM ({each}) GROUP BY bearer")
        return {bearer: (was, still, within) for bearer, was, still, within in found}

    def _ask(self, statement: str) -> list[tuple[int, ...]]:
        """The rows of a statement; `whose` holds living people only."""
        living = "SELECT w.* FROM ({}) w JOIN staff p ON p.id = w.staff_id WHERE p.deleted_at IS NULL"
        self.file.execute("DROP TABLE IF EXISTS temp.whose")
        self.file.execute(f"CREATE TEMP TABLE whose AS {living.format(self.whose)}")
        days = {
            "a": self.first.isoformat(),
            "b": self.last.isoformat(),
            "before": (self.first - timedelta(days=1)).isoformat(),
            "product": self.narrow.product,
            "region": self.narrow.region,
            "kind": self.narrow.customer_kind,
            "source": self.narrow.source,
        }
        return self.file.execute(statement, days).fetchall()

    def _told(self, rows: str, parts: Mapping[str, str]) -> str:
        words = {"condition": "TRUE", **parts}
        return rows.format(**words, **self._filters())

    def _filters(self) -> dict[str, str]:
        narrow = self.narrow
        customer = [f"{{0}} IN (SELECT id FROM customer WHERE {column} IN ({_word(kind, place)}))"
                    for column, kind, place, chosen in (
                        ("kind_id", "customer_kind", "kind", narrow.customer_kind),
                        ("source_id", "source", "source", narrow.source),
                    ) if chosen]  # fmt: skip
        regions = _word("region", "region")
        of_region = f"{{0}} IN (SELECT id FROM customer WHERE region_id IN ({regions}))"
        everywhere = [*customer, of_region] if narrow.region else customer
        product = f"{{0}} IN ({_word('product', 'product')})"

        def said(column: str, conditions: list[str]) -> list[str]:
            return [condition.format(column) for condition in conditions]

        products = [product] if narrow.product else []
        deals = f"v.deal_id IN (SELECT id FROM deal WHERE {product.format('product_id')})"
        signing = said("s.customer_id", customer) + said("s.product_id", products)
        if narrow.region:
            signing.append(
                f"CASE WHEN s.region_id IS NULL THEN {of_region.format('s.customer_id')} "
                f"ELSE s.region_id IN ({regions}) END"
            )
        return {
            "visit_filter": _all(said("v.customer_id", everywhere) + ([deals] if products else [])),
            "deal_filter": _all(said("d.customer_id", everywhere) + said("d.product_id", products)),
            "signing_filter": _all(signing),
            "survey_filter": _all(said("q.customer_id", everywhere)),
        }


_MINE = "JOIN temp.whose w ON w.staff_id = r.staff_id WHERE r.day BETWEEN w.first AND w.last"


def _word(kind: str, place: str) -> str:
    return f"SELECT id FROM lookup WHERE kind = '{kind}' AND :{place} IN (name, name_en)"


def _all(conditions: list[str]) -> str:
    return " AND ".join(conditions) or "TRUE"


def figures(asked: Asked, bearers: list[int]) -> dict[int, dict[str, Actual]]:
    """Code → actual of each bearer; None is "no data"."""
    found: dict[int, dict[str, Actual]] = {bearer: {} for bearer in bearers}
    for tell in (_visits, _deals, _signings, _money, _customers, _quality):
        for code, of_bearer in tell(asked).items():
            for bearer in bearers:
                found[bearer][code] = of_bearer(bearer)
    if not asked.narrow.is_nothing:
        _say_what_cannot_be_narrowed(asked.narrow, found)
    return found


Figures = dict[str, Callable[[int], Actual]]


def _sum(sums: Sums, unit: Fraction = Fraction(1)) -> Callable[[int], Actual]:
    return lambda bearer: unit * sums.get(bearer, (0, 0))[0]


def _share(sums: Sums, factor: int = 100) -> Callable[[int], Actual]:
    def told(bearer: int) -> Actual:
        part, whole = sums.get(bearer, (0, 0))
        return Fraction(factor * part, whole) if whole else None

    return told


def _number(sets: Mapping[int, set[int]]) -> Callable[[int], Actual]:
    return lambda bearer: Fraction(len(sets.get(bearer, ())))


def _of(part: Callable[[int], Actual], whole: Callable[[int], Actual], factor: int = 100) -> Callable[[int], Actual]:
    def told(bearer: int) -> Actual:
        below = whole(bearer)
        return factor * (part(bearer) or Fraction(0)) / below if below else None

    return told


def _visits(asked: Asked) -> Figures:
    visits = asked.sums(sql.VISITS, part="1")
    seen = _number(asked.different(sql.VISITS, part="1"))
    return {
        "visits": _sum(visits),
        "effective_visits": _sum(asked.sums(sql.VISITS, part=sql.EFFECTIVE)),
        "visited_customers": seen,
        "visit_conversion": _of(_number(asked.different(sql.SIGNINGS, part="1")), seen),
        "log_timeliness": _share(asked.sums(sql.VISITS, part=sql.IN_TIME)),
    }


def _deals(asked: Asked) -> Figures:
    opened = asked.sums(sql.DEALS_OPENED)
    won, lost = (asked.sums(sql.DEALS_CLOSED, result=result) for result in ("won", "lost"))
    return {
        "new_deals": lambda bearer: Fraction(opened.get(bearer, (0, 0))[1]),
        "deal_conversion": _share(opened),
        "won_deals": _sum(won),
        "lost_deals": _sum(lost),
        "win_rate": _share(won),
        "deal_cycle_days": _share(asked.sums(sql.DEAL_CYCLES), 1),
    }


def _signings(asked: Asked) -> Figures:
    shares, amounts = (asked.sums(sql.SIGNINGS, part=part) for part in ("h.share", "s.amount * h.share"))
    profits = asked.sums(sql.SIGNINGS, part="s.profit * h.share", condition="s.profit IS NOT NULL")
    customers = _number(asked.different(sql.SIGNINGS, part="1"))
    number, amount = _sum(shares, Fraction(1, 10_000)), _sum(amounts, YUAN)
    return {
        "signings": number,
        "signed_amount": amount,
        "signed_customers": customers,
        "new_customers": _number(asked.different(sql.SIGNINGS, part="1", condition=sql.FIRST)),
        "gross_profit": lambda bearer: YUAN * profits[bearer][0] if bearer in profits else None,
        "average_deal": _of(amount, number, 1),
        "repeat_rate": _of(_number(asked.different(sql.SIGNINGS, part="1", condition=sql.REPEATED)), customers),
        "landing_rate": _share(asked.sums(sql.LANDINGS)),
    }


def _money(asked: Asked) -> Figures:
    return {
        "collected_amount": _sum(asked.sums(sql.RECEIPTS), YUAN),
        "collection_rate": _share(asked.sums(sql.DUE, paid=sql.PAID)),
        "overdue_amount": _sum(asked.sums(sql.OVERDUE, paid=sql.PAID), YUAN),
    }


def _customers(asked: Asked) -> Figures:
    active, complaints, scores = asked.active(), _sum(asked.sums(sql.COMPLAINTS)), asked.quality()

    def number(place: int) -> Callable[[int], Actual]:
        return lambda bearer: Fraction(active.get(bearer, (0, 0, 0))[place])

    was, still, within = number(0), number(1), number(2)

    def mean_quality(bearer: int) -> Actual:
        known = scores.get(bearer, {})
        return sum(known.values(), Fraction(0)) / len(known) if known else None

    return {
        "retention_rate": _of(still, was),
        "churn_rate": lambda bearer: None if (kept := _of(still, was)(bearer)) is None else 100 - kept,
        "complaints": complaints,
        "complaint_rate": _of(complaints, within),
        "customer_quality": mean_quality,
    }


def _quality(asked: Asked) -> Figures:
    def raters(bearer: int) -> Actual:
        known = {relation: mean for relation, told in given.items() if (mean := told(bearer)) is not None}
        weight = sum(RELATIONS[relation] for relation in known)
        return sum((RELATIONS[name] * mean for name, mean in known.items()), Fraction(0)) / weight if known else None

    def means(relation: str) -> Callable[[int], Actual]:
        told = _share(asked.sums(sql.RATINGS, relation=relation), 1)
        return lambda bearer: None if (mean := told(bearer)) is None else mean / 100

    given, surveys = {relation: means(relation) for relation in RELATIONS}, _share(asked.sums(sql.SURVEYS), 1)
    return {
        "satisfaction": lambda bearer: None if (mean := surveys(bearer)) is None else mean / 100,
        "milestones_on_time": _share(asked.sums(sql.MILESTONES)),
        "market_feedback": _sum(asked.sums(sql.FEEDBACK)),
        "activity_leads": _sum(asked.sums(sql.ACTIVITIES, part="leads")),
        "activity_deals": _sum(asked.sums(sql.ACTIVITIES, part="deals")),
        "plan_completion": _share(asked.sums(sql.ACTIONS)),
        "manual": means("owner"),
        "raters": raters,
    }


def _say_what_cannot_be_narrowed(narrow: Narrow, found: dict[int, dict[str, Actual]]) -> None:
    """Feedback, activities, actions and ratings know no customer; surveys and complaints no product."""
    blank = ["market_feedback", "activity_leads", "activity_deals", "plan_completion", "manual", "raters"]
    if narrow.product:
        blank += ["satisfaction", "complaints", "complaint_rate"]
    for told in found.values():
        told.update(dict.fromkeys(blank))
