"""The peer: the twelve figures by hand-written SQL of one engine over the same file and indexes, nothing else known.

Every join order is fixed by hand, every sum is made where it is cheapest, and only money that refunds or names tangle
goes through Python. Figures are exact, as the program's are: a rate is the quotient of two whole numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from typing import Any

from desktop.domain.period import DAY, Period

CODES = (
    "effective_visits", "visit_conversion", "log_timeliness", "new_deals", "signed_amount", "gross_profit",
    "new_customers", "repeat_rate", "collected_amount", "collection_rate", "retention_rate", "satisfaction",
)  # fmt: skip
Figures = dict[int, tuple[Decimal | None, ...]]
_EXACT = Context(prec=28)
_HALF = 1_000_000
_SHARED_YUAN = Decimal(1_000_000)

_VISITS = """
    SELECT s.id, sum(v.outcome_id IN (SELECT id FROM lookup WHERE kind = 'outcome' AND is_effective)),
        count(DISTINCT v.customer_id), count(v.id),
        sum(CASE WHEN v.entered_on <= v.visited_on THEN 1
            ELSE julianday(v.entered_on) - julianday(v.visited_on) <= 2 END)
    FROM staff s CROSS JOIN visit v
        ON v.staff_id = s.id AND v.visited_on BETWEEN :start AND :end AND v.deleted_at IS NULL
    WHERE s.deleted_at IS NULL GROUP BY s.id"""
_DEALS = """
    SELECT s.id, count(*) FROM staff s CROSS JOIN deal d
        ON d.staff_id = s.id AND d.opened_on BETWEEN :start AND :end AND d.deleted_at IS NULL
    WHERE s.deleted_at IS NULL GROUP BY s.id"""
_SURVEYS = """
    SELECT s.id, count(*), sum(r.score) FROM staff s CROSS JOIN survey r
        ON r.staff_id = s.id AND r.answered_on BETWEEN :start AND :end AND r.deleted_at IS NULL
    WHERE s.deleted_at IS NULL GROUP BY s.id"""
_SIGNINGS = """
    SELECT h.staff_id, sum(g.amount / 1000000 * h.share), sum(g.amount % 1000000 * h.share), count(g.profit),
        sum(g.profit / 1000000 * h.share), sum(g.profit % 1000000 * h.share), count(DISTINCT g.customer_id),
        count(DISTINCT CASE WHEN NOT g.again THEN g.customer_id END),
        count(DISTINCT CASE WHEN g.again THEN g.customer_id END)
    FROM (
        SELECT id, amount, profit, customer_id, EXISTS (
            SELECT 1 FROM signing e
            WHERE e.customer_id = n.customer_id AND e.signed_on < n.signed_on AND e.deleted_at IS NULL
        ) AS again
        FROM signing n WHERE signed_on BETWEEN :start AND :end AND deleted_at IS NULL LIMIT -1
    ) g CROSS JOIN signing_share h ON h.signing_id = g.id GROUP BY h.staff_id"""
_RECEIPTS = """
    SELECT h.staff_id, sum(r.amount / 1000000 * h.share), sum(r.amount % 1000000 * h.share)
    FROM receipt r CROSS JOIN signing g ON g.id = r.signing_id AND g.deleted_at IS NULL
    CROSS JOIN signing_share h ON h.signing_id = r.signing_id
    WHERE r.received_on BETWEEN :start AND :end AND r.deleted_at IS NULL GROUP BY h.staff_id"""
# One row for each person with all that is plain (key 0), and one for each tangled signing's share.
_DUES = """
    SELECT h.staff_id, CASE WHEN q.received < q.older + q.due AND EXISTS (
            SELECT 1 FROM receipt t WHERE t.signing_id = q.signing_id AND t.received_on <= :end
                AND t.deleted_at IS NULL AND (t.instalment_id IS NOT NULL OR t.amount < 0)
        ) THEN q.signing_id ELSE 0 END AS tangled, max(h.share),
        sum(q.due / 1000000 * h.share), sum(q.due % 1000000 * h.share),
        sum(min(max(q.received - q.older, 0), q.due) / 1000000 * h.share),
        sum(min(max(q.received - q.older, 0), q.due) % 1000000 * h.share)
    FROM (
        SELECT i.signing_id, sum(i.amount) AS due,
            (SELECT coalesce(sum(o.amount), 0) FROM instalment o
             WHERE o.signing_id = i.signing_id AND o.due_on < :start AND o.deleted_at IS NULL) AS older,
            (SELECT coalesce(sum(r.amount), 0) FROM receipt r
             WHERE r.signing_id = i.signing_id AND r.received_on <= :end AND r.deleted_at IS NULL
                AND NOT (r.instalment_id IS NOT NULL AND r.amount > 0 AND EXISTS (
                    SELECT 1 FROM instalment l WHERE l.id = r.instalment_id AND l.due_on > :end
                        AND l.deleted_at IS NULL))) AS received
        FROM instalment i WHERE i.due_on BETWEEN :start AND :end AND i.deleted_at IS NULL
        GROUP BY i.signing_id LIMIT -1
    ) q CROSS JOIN signing g ON g.id = q.signing_id AND g.deleted_at IS NULL
    CROSS JOIN signing_share h ON h.signing_id = q.signing_id GROUP BY h.staff_id, tangled"""
_INSTALMENTS = "SELECT id, signing_id, due_on, amount FROM instalment WHERE deleted_at IS NULL AND signing_id IN "
_MONEY = (
    "SELECT signing_id, instalment_id, amount FROM receipt "
    "WHERE received_on <= :end AND deleted_at IS NULL AND signing_id IN "
)
_CUSTOMERS = """
    SELECT staff_id, sum(marks / 2), sum(marks = 3) FROM (
        SELECT staff_id, max(was) * 2 + max(still) AS marks FROM (
            SELECT h.staff_id, g.customer_id, g.signed_on <= :before AS was,
                g.terminated_on IS NULL OR g.terminated_on > :end AS still
            FROM signing g CROSS JOIN signing_share h ON h.signing_id = g.id
            WHERE g.term_end IS NULL AND g.signed_on <= :end
                AND (g.terminated_on IS NULL OR g.terminated_on > :before)
                AND g.customer_id IS NOT NULL AND g.deleted_at IS NULL
            UNION ALL
            SELECT h.staff_id, g.customer_id, g.signed_on <= :before,
                g.term_end >= :end AND (g.terminated_on IS NULL OR g.terminated_on > :end)
            FROM signing g CROSS JOIN signing_share h ON h.signing_id = g.id
            WHERE g.term_end >= :before AND g.signed_on <= :end
                AND (g.terminated_on IS NULL OR g.terminated_on > :before)
                AND g.customer_id IS NOT NULL AND g.deleted_at IS NULL
        ) GROUP BY staff_id, customer_id
    ) GROUP BY staff_id"""


def hand_written_facts(connection: Any, period: Period) -> Figures:
    """The figures of `CODES` by staff key."""
    days = {"start": str(period.start), "end": str(period.end), "before": str(period.start - DAY)}

    def ask(statement: str) -> dict[int, tuple[Any, ...]]:
        return {row[0]: row[1:] for row in connection.execute(statement, days).fetchall()}

    visits, deals, surveys, signings = ask(_VISITS), ask(_DEALS), ask(_SURVEYS), ask(_SIGNINGS)
    receipts, customers, dues = ask(_RECEIPTS), ask(_CUSTOMERS), _dues(connection, days)
    found: Figures = {}
    for (who,) in connection.execute("SELECT id FROM staff WHERE deleted_at IS NULL").fetchall():
        effective, visited, number, timely = visits.get(who, (0, 0, 0, 0))
        amount, amount_low, profitable, profit, profit_low, signed, new, again = signings.get(who, (0,) * 8)
        surveyed, score = surveys.get(who, (0, 0))
        before, still = customers.get(who, (0, 0))
        due, paid = dues.get(who, (0, 0))
        collected = receipts.get(who, (0, 0))
        found[who] = (
            Decimal(effective),
            _rate(signed, visited),
            _rate(timely, number),
            Decimal(deals.get(who, (0,))[0]),
            _money(amount, amount_low),
            _money(profit, profit_low) if profitable else None,
            Decimal(new),
            _rate(again, signed),
            _money(*collected),
            _rate(paid, due),
            _rate(still, before),
            _EXACT.divide(Decimal(score), Decimal(100 * surveyed)) if surveyed else None,
        )
    return found


def _rate(part: int, whole: int) -> Decimal | None:
    return _EXACT.divide(Decimal(100 * part), Decimal(whole)) if whole else None


def _money(high: int, low: int) -> Decimal:
    return Decimal(high * _HALF + low) / _SHARED_YUAN


def _dues(connection: Any, days: Mapping[str, str]) -> dict[int, tuple[int, int]]:
    """What fell due and what of it was paid, 分 × share, by staff key."""
    sums: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    shares: list[tuple[int, int, int]] = []
    for who, tangled, share, due, due_low, paid, paid_low in connection.execute(_DUES, days).fetchall():
        if tangled:
            shares.append((who, tangled, share))
        else:
            sums[who] = (due * _HALF + due_low, paid * _HALF + paid_low)
    spread = _tangled(connection, days, {signing for _who, signing, _share in shares})
    for who, signing, share in shares:
        (due, paid), (more_due, more_paid) = sums[who], spread[signing]
        sums[who] = (due + more_due * share, paid + more_paid * share)
    return sums


def _tangled(connection: Any, days: Mapping[str, str], signings: set[int]) -> dict[int, tuple[int, int]]:
    keys = f"({', '.join(map(str, signings))})"
    plans: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    money: dict[int, list[tuple[int | None, int]]] = defaultdict(list)
    for key, signing, day, amount in connection.execute(_INSTALMENTS + keys).fetchall():
        plans[signing].append((day, key, amount))
    for signing, key, amount in connection.execute(_MONEY + keys, days).fetchall():
        money[signing].append((key, amount))
    return {signing: _spread(sorted(plan), money[signing], days) for signing, plan in plans.items()}


def _spread(
    plan: list[tuple[str, int, int]], money: Iterable[tuple[int | None, int]], days: Mapping[str, str]
) -> tuple[int, int]:
    """What fell due in the period and what of it is paid: named money first, the rest oldest first."""
    own = {key: 0 for _day, key, _amount in plan}
    free = 0
    for named, amount in money:
        if named in own:
            own[named] += amount
        else:
            free += amount
    paid = {}
    for _day, key, amount in plan:
        paid[key] = min(max(own[key], 0), amount)
        free += own[key] - paid[key]
    for _day, key, amount in plan if free > 0 else plan[::-1]:
        part = min(free, amount - paid[key]) if free > 0 else max(free, -paid[key])
        paid[key] += part
        free -= part
    inside = [(key, amount) for day, key, amount in plan if days["start"] <= day <= days["end"]]
    return sum(amount for _key, amount in inside), sum(paid[key] for key, _amount in inside)
