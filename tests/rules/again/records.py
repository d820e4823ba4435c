"""The records of a period as plain SQL: one line for each record and person, with what it adds."""

# ruff: noqa: S608 - statements put together from this folder's own words only

# Every text is a SELECT of id, staff_id, day, part, whole (and key where different customers are counted). Amounts
# are in 分, shares in hundredths of a percent, scores in hundredths, as the file keeps them.

VISITS = """
SELECT v.id, v.staff_id, v.visited_on AS day, v.customer_id AS key,
       {part} AS part, 1 AS whole
FROM visit v
LEFT JOIN lookup o ON o.id = v.outcome_id
WHERE v.deleted_at IS NULL AND v.visited_on BETWEEN :a AND :b AND {visit_filter}
"""
EFFECTIVE = "COALESCE(o.is_effective, 0)"
IN_TIME = "julianday(v.entered_on) - julianday(v.visited_on) <= COALESCE((SELECT MIN(c.log_days) FROM company c), 2)"

DEALS_OPENED = """
SELECT d.id, d.staff_id, d.opened_on AS day, (d.result = 'won' AND d.closed_on <= :b) IS TRUE AS part, 1 AS whole
FROM deal d WHERE d.deleted_at IS NULL AND d.opened_on BETWEEN :a AND :b AND {deal_filter}
"""
DEALS_CLOSED = """
SELECT d.id, d.staff_id, d.closed_on AS day, d.result = '{result}' AS part, 1 AS whole
FROM deal d
WHERE d.deleted_at IS NULL AND d.result <> 'open' AND d.closed_on BETWEEN :a AND :b AND {deal_filter}
"""
DEAL_CYCLES = """
SELECT d.id, d.staff_id, d.closed_on AS day,
       CAST(julianday(d.closed_on) - julianday(d.opened_on) AS INTEGER) AS part, 1 AS whole
FROM deal d
WHERE d.deleted_at IS NULL AND d.result = 'won' AND d.closed_on BETWEEN :a AND :b AND d.opened_on IS NOT NULL
  AND {deal_filter}
"""

SIGNINGS = """
SELECT s.id, h.staff_id, s.signed_on AS day, s.customer_id AS key, {part} AS part, h.share AS whole
FROM signing s JOIN signing_share h ON h.signing_id = s.id
WHERE s.deleted_at IS NULL AND s.signed_on BETWEEN :a AND :b AND {signing_filter} AND {condition}
"""
FIRST = """s.customer_id IS NOT NULL AND s.signed_on = (
    SELECT MIN(f.signed_on) FROM signing f WHERE f.customer_id = s.customer_id AND f.deleted_at IS NULL)"""
REPEATED = """s.customer_id IS NOT NULL AND s.signed_on > (
    SELECT MIN(f.signed_on) FROM signing f WHERE f.customer_id = s.customer_id AND f.deleted_at IS NULL)"""

LANDINGS = """
SELECT s.id, h.staff_id, COALESCE(s.landing_planned_on, s.landed_on) AS day,
       h.share * ((s.landed_on <= :b) IS TRUE) AS part, h.share AS whole
FROM signing s JOIN signing_share h ON h.signing_id = s.id
WHERE s.deleted_at IS NULL AND COALESCE(s.landing_planned_on, s.landed_on) BETWEEN :a AND :b AND {signing_filter}
"""

RECEIPTS = """
SELECT r.id, h.staff_id, r.received_on AS day, r.amount * h.share AS part, 1 AS whole
FROM receipt r JOIN signing s ON s.id = r.signing_id JOIN signing_share h ON h.signing_id = s.id
WHERE r.deleted_at IS NULL AND s.deleted_at IS NULL AND r.received_on BETWEEN :a AND :b AND {signing_filter}
"""

# What each instalment got by :b. Named money first, within the instalment's amount; all else, and what is beyond it,
# is one heap that fills the oldest gaps. A heap below zero takes back from the newest.
PAID = """
WITH living AS (
    SELECT i.id, i.signing_id, i.due_on, i.amount, COALESCE(SUM(r.amount), 0) AS named
    FROM instalment i
    LEFT JOIN receipt r ON r.instalment_id = i.id AND r.deleted_at IS NULL AND r.received_on <= :b
    WHERE i.deleted_at IS NULL GROUP BY i.id
), own AS (
    SELECT *, MAX(0, MIN(named, amount)) AS kept FROM living
), heap AS (
    SELECT signing_id, SUM(money) AS money FROM (
        SELECT signing_id, amount AS money FROM receipt WHERE deleted_at IS NULL AND received_on <= :b
        UNION ALL SELECT signing_id, -kept FROM own
    ) GROUP BY signing_id
), ordered AS (
    SELECT o.*, h.money,
           COALESCE(SUM(o.amount - o.kept) OVER (PARTITION BY o.signing_id ORDER BY o.due_on, o.id
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS gaps_before,
           COALESCE(SUM(o.kept) OVER (PARTITION BY o.signing_id ORDER BY o.due_on DESC, o.id DESC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS kept_after
    FROM own o JOIN heap h ON h.signing_id = o.signing_id
)
SELECT id, signing_id, due_on, amount,
       kept + CASE WHEN money > 0 THEN MIN(MAX(money - gaps_before, 0), amount - kept)
                   WHEN money < 0 THEN -MIN(MAX(-money - kept_after, 0), kept) ELSE 0 END AS got
FROM ordered
"""
DUE = """
SELECT p.id, h.staff_id, p.due_on AS day, p.got * h.share AS part, p.amount * h.share AS whole
FROM ({paid}) p JOIN signing s ON s.id = p.signing_id JOIN signing_share h ON h.signing_id = s.id
WHERE s.deleted_at IS NULL AND p.due_on BETWEEN :a AND :b AND {signing_filter}
"""
OVERDUE = """
SELECT p.id, h.staff_id, p.due_on AS day, (p.amount - p.got) * h.share AS part, 1 AS whole
FROM ({paid}) p JOIN signing s ON s.id = p.signing_id JOIN signing_share h ON h.signing_id = s.id
WHERE s.deleted_at IS NULL AND p.due_on <= :b AND p.got < p.amount AND {signing_filter}
"""

ACTIVE = """
SELECT s.id, h.staff_id, s.signed_on AS day, s.customer_id AS key,
       s.signed_on <= :before AND (s.terminated_on IS NULL OR s.terminated_on > :before)
           AND (s.term_end IS NULL OR s.term_end >= :before) AS was,
       s.signed_on <= :b AND (s.terminated_on IS NULL OR s.terminated_on > :b)
           AND (s.term_end IS NULL OR s.term_end >= :b) AS is_still,
       MAX(s.signed_on, :a) <= MIN(:b, COALESCE(s.term_end, :b), COALESCE(date(s.terminated_on, '-1 day'), :b))
           AS within
FROM signing s JOIN signing_share h ON h.signing_id = s.id
WHERE s.deleted_at IS NULL AND s.customer_id IS NOT NULL AND {signing_filter}
"""

# The points of a customer on the day of its first signing: weights 30, 20, 20, 20, 10; part and whole in hundredths.
YEARS = """(CAST(strftime('%Y', s.signed_on) AS INTEGER) - CAST(strftime('%Y', c.founded_on) AS INTEGER)
          - (strftime('%m%d', s.signed_on) < strftime('%m%d', c.founded_on)))"""
QUALITY = f"""
SELECT s.id, h.staff_id, s.signed_on AS day, s.customer_id AS key,
  COALESCE(CASE WHEN c.registered_capital < 0 THEN NULL
       WHEN c.registered_capital < 50000000 THEN 20 WHEN c.registered_capital < 100000000 THEN 40
       WHEN c.registered_capital < 500000000 THEN 60 WHEN c.registered_capital < 1000000000 THEN 80
       WHEN c.registered_capital IS NOT NULL THEN 100 END, 0) * 100 * 30
  + COALESCE(CASE WHEN c.founded_on > s.signed_on THEN NULL WHEN {YEARS} < 1 THEN 20 WHEN {YEARS} < 3 THEN 40
       WHEN {YEARS} < 5 THEN 60 WHEN {YEARS} < 10 THEN 80 WHEN c.founded_on IS NOT NULL THEN 100 END, 0) * 100 * 20
  + COALESCE(c.track_record, 0) * 20 + COALESCE(c.reputation, 0) * 20 + COALESCE(c.credit, 0) * 10 AS part,
  (30 * ((c.registered_capital >= 0) IS TRUE) + 20 * ((c.founded_on <= s.signed_on) IS TRUE)
   + 20 * (c.track_record IS NOT NULL) + 20 * (c.reputation IS NOT NULL) + 10 * (c.credit IS NOT NULL)) * 100
     AS whole
FROM signing s JOIN signing_share h ON h.signing_id = s.id JOIN customer c ON c.id = s.customer_id
WHERE s.deleted_at IS NULL AND s.signed_on BETWEEN :a AND :b AND {{signing_filter}} AND {FIRST}
"""

SURVEYS = """
SELECT q.id, q.staff_id, q.answered_on AS day, q.score AS part, 1 AS whole FROM survey q
WHERE q.deleted_at IS NULL AND q.answered_on BETWEEN :a AND :b AND {survey_filter}
"""
COMPLAINTS = """
SELECT q.id, q.staff_id, q.received_on AS day, 1 AS part, 1 AS whole FROM complaint q
WHERE q.deleted_at IS NULL AND q.received_on BETWEEN :a AND :b AND {survey_filter}
"""
MILESTONES = """
SELECT m.id, d.staff_id, m.planned_on AS day, (m.done_on <= m.planned_on) IS TRUE AS part, 1 AS whole
FROM milestone m JOIN deal d ON d.id = m.deal_id
WHERE m.deleted_at IS NULL AND d.deleted_at IS NULL AND m.planned_on BETWEEN :a AND :b AND {deal_filter}
"""
FEEDBACK = """
SELECT f.id, f.staff_id, f.reported_on AS day, 1 AS part, 1 AS whole FROM feedback f
WHERE f.deleted_at IS NULL AND f.reported_on BETWEEN :a AND :b AND f.status IN ('adopted', 'useful')
"""
ACTIVITIES = """
SELECT r.id, r.staff_id, a.held_on AS day, r.{part} AS part, 1 AS whole
FROM activity_result r JOIN activity a ON a.id = r.activity_id
WHERE a.deleted_at IS NULL AND a.held_on BETWEEN :a AND :b
"""
ACTIONS = """
SELECT n.id, n.staff_id, n.day, (n.done_on <= n.day) IS TRUE AS part, 1 AS whole
FROM (SELECT a.*, COALESCE((SELECT c.due_on FROM action_due_change c WHERE c.action_id = a.id
                            ORDER BY c.id DESC LIMIT 1), a.due_on) AS day FROM action a) n
JOIN review w ON w.id = n.review_id JOIN evaluation e ON e.id = w.evaluation_id
WHERE n.deleted_at IS NULL AND e.deleted_at IS NULL AND n.day BETWEEN :a AND :b
"""
RATINGS = """
SELECT g.id, g.staff_id, g."end" AS day, g.score AS part, 1 AS whole FROM rating g
WHERE g.deleted_at IS NULL AND g.start = :a AND g."end" = :b AND g.relation = '{relation}' AND g.indicator = ''
"""
