"""A review form in English with everything that can stand on one."""

import dataclasses
from datetime import date
from decimal import Decimal as D  # noqa: N817 - the tables below stay readable

from desktop.domain.indicators import Unit
from desktop.domain.review import PlanResult, ReviewedPerson, ReviewForm, Verdict
from tests.reports.builders import action, finding, item
from tests.reports.chinese_form import chinese

_ENGLISH_ITEMS = (
    item("Signed amount", Unit.MONEY, 25, "3600000", "3326000", "4120000", "120", "Results"),
    item("Collection rate", Unit.PERCENT, 15, "90", "90", "71.43", "79.37", "Results"),
    item("New customers", Unit.COUNT, 10, "6", "5.54", "5", "90.2", "Results"),
    item("Effective visits", Unit.COUNT, 15, "45", "41.58", "24", "57.7", "Process"),
    item("Deal cycle", Unit.DAYS, 5, "48", "48", "51.5", "93.2", "Process"),
    item("Log timeliness", Unit.PERCENT, 5, "95", "95", "97.37", "102.5", "Process"),
    item("Customer quality", Unit.POINTS, 10, None, None, "78.6", "78.6", "Quality"),
    item(
        "Satisfaction",
        Unit.POINTS,
        5,
        "85",
        "85",
        None,
        None,
        "Quality",
        reason="no survey this quarter; weight spread over the rest.",
    ),
    item("Market feedback", Unit.COUNT, 5, "5", "4.62", "6", "120", "Team"),
    item("360° rating", Unit.POINTS, 5, None, None, "84.5", "84.5", "Team"),
)


def english(**changes: object) -> ReviewForm:
    """The same review in English."""
    form = chinese(
        language="en",
        company="Chenghu Tea Franchise Management Co., Ltd.",
        title="Quarterly performance review",
        period_title="Third quarter 2026",
        person=ReviewedPerson(7, "Z011", "Shen Hong", "Recruiter", "East China", "Gu Mingyuan", 31, D(9000)),
        grade="Excellent",
        grade_note="90 and above",
        items=_ENGLISH_ITEMS,
        strengths=(
            finding(
                "Signed amount",
                "¥4.12 m, 123.9 % of target and second of fourteen; up 21.5 %. Two September "
                "contracts (Yunxi Plaza, Dingyuan Catering) made up 45.1 % of it.",
                "5.3",
            ),
            finding(
                "Market feedback",
                "6 reports adopted against a target of 4.6 (capped at 120 "
                "points). Two went into the August plan for Suzhou.",
                "1.1",
            ),
            finding(
                "Log timeliness",
                "37 of 38 visits entered within two days (97.4 %); 90.2 % last quarter, target 95.0 %.",
                "0.1",
            ),
        ),
        weaknesses=(
            finding(
                "Effective visits",
                "24 against a target of 41.6 (57.7 %), team median 35; none at all between 3 and 23 August.",
                "-6.7",
                "20.8 % of visited customers signed (team 16.4 %): too few visits, not weak closing.",
            ),
            finding(
                "Collection rate",
                "71.4 % (¥1,000,000 of ¥1,400,000 due), down from 92.0 %.",
                "-3.3",
                "all ¥400,000 overdue is with Hejia, 37 days late.",
            ),
            finding(
                "Customer quality",
                "78.6 on average for 5 new customers, team median 84.0.",
                "-2.3",
                "two are less than a year old with little capital.",
            ),
        ),
        actions=(
            action(
                "Plan next week's visits every Friday.",
                "Visits a week 1.8 → 3",
                date(2026, 12, 31),
                "Shen Hong",
                "30 prospects in the south",
            ),
            action(
                "Collect the ¥400,000 overdue at Hejia.",
                "Collection 71.4 → 90 %",
                date(2026, 10, 31),
                "Shen Hong",
                "Weekly receivables list",
            ),
            action(
                "Check age and capital before signing.",
                "Quality 78.6 → 85",
                date(2026, 12, 31),
                "Shen Hong",
                "Answer within two days",
            ),
            action(
                "Proposal meeting within 30 days (again).",
                "Deal cycle 52 → 48 days",
                date(2026, 12, 31),
                "Shen Hong",
                "Gu Mingyuan joins meetings",
            ),
        ),
        next_period_title="2026 Q4",
        last_plan=(
            PlanResult(
                "Deal cycle",
                "63 days → target 48",
                "now 52 days",
                Verdict.IMPROVED,
                "4 days short of target; carried over.",
            ),
            PlanResult(
                "Log timeliness",
                "90.2 % → target 95.0 %",
                "now 97.4 %",
                Verdict.DONE,
                "7.2 points up on last quarter.",
            ),
            PlanResult(
                "Effective visits", "33 → target 42", "now 24", Verdict.MISSED, "9 fewer than before; see weakness 1."
            ),
        ),
        last_plan_title="3 actions set in 2026 Q2, 1 reached",
        target_note="approved leave 17–23 August (7 days): amounts and counts × 85/92; rates unchanged",
    )
    return dataclasses.replace(form, **changes)  # type: ignore[arg-type] # as above
