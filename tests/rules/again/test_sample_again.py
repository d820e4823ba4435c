"""The whole sample company worked out twice: every indicator, every line, total, grade, rank and bonus agree."""

import ast
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop.domain.facts import Facts
from desktop.domain.period import parse_period
from desktop.domain.scheme import Filter
from desktop.models import Evaluation
from desktop.queries.facts import company_facts, staff_facts, team_facts
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.made_once import SAMPLE_DAY
from tests.outside import without_guards
from tests.rules.again import odd_schemes
from tests.rules.again.compared import again, decimal, differences, plainly, stored
from tests.rules.again.facts import COMPANY, STAFF, TEAMS, Asked, Narrow, figures

FILTERS = (Filter(), Filter(region="华东"), Filter("社区店", "", "单店加盟商"), Filter(source="Trade fair"))
USUAL = ("招商专员季度考核", "招商主管季度考核", "招商新人月度考核")


@pytest.fixture(scope="module")
def sample(rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company with its four evaluations, to be read."""
    return shutil.copyfile(rehearsed_file, tmp_path_factory.mktemp("sample") / "sample.qianji")


@pytest.fixture
def copy(rehearsed_file: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copyfile(rehearsed_file, tmp_path / "copy.qianji")


@pytest.mark.parametrize("label", ["2026-09", "2026Q3", "2025H2", "2026", "2026-05-30..2026-08-29", "2026-W33"])
def test_every_indicator_of_people_teams_and_company_agrees(sample: Path, label: str) -> None:
    period = parse_period(label)
    with Database.open(sample) as database, database.read() as session:
        told: list[tuple[str, Filter, dict[int, Facts]]] = [
            *((STAFF, chosen, staff_facts(session, period, chosen)) for chosen in FILTERS),
            *((TEAMS, chosen, team_facts(session, period, chosen)) for chosen in FILTERS[:2]),
            (COMPANY, FILTERS[0], {0: company_facts(session, period)}),
        ]

    with plainly(sample) as plain:
        for whose, chosen, facts in told:
            narrow = Narrow(chosen.product, chosen.region, chosen.customer_kind, chosen.source)
            again = figures(Asked(plain, whose, period.start, period.end, narrow), list(facts))
            for bearer, of_bearer in facts.items():
                found = {code: measure.actual for code, measure in of_bearer.items()}
                assert found == {code: decimal(again[bearer][code]) for code in found}, (chosen, bearer)


@pytest.mark.parametrize(
    ("label", "schemes"),
    [
        ("2026-10", (USUAL[2], *odd_schemes.NAMES)),
        ("2026Q3", USUAL),
        ("2025H2", (USUAL[0], odd_schemes.NAMES[0])),
        ("2026", (USUAL[1], odd_schemes.NAMES[1])),
        ("2026-05-30..2026-08-29", (USUAL[0], odd_schemes.NAMES[1])),
        ("2026-W33", (USUAL[1], odd_schemes.NAMES[0])),
    ],
)
def test_every_line_total_grade_rank_and_bonus_agrees(copy: Path, label: str, schemes: tuple[str, ...]) -> None:
    period = parse_period(label)
    with Database.open(copy) as database:
        with database.write() as session:
            without_guards(session).execute(update(Evaluation).values(deleted_at=datetime(2026, 1, 1, tzinfo=UTC)))
            odd_schemes.add(session)
        runs = [Evaluations(database, lambda: SAMPLE_DAY).run(period, scheme).evaluation_id for scheme in schemes]
        kept = {run: stored(database, run) for run in runs}

    with plainly(copy) as plain:
        for run, reviews in kept.items():
            assert differences(reviews, again(plain, run)) == []


def test_the_open_evaluation_of_the_demo_agrees(sample: Path) -> None:
    """Plans of the earlier evaluations fall due in it."""
    with Database.open(sample) as database:
        with database.read() as session:
            run = session.scalars(select(Evaluation.id).where(Evaluation.period_label == "2026Q3")).one()
        reviews = stored(database, run)

    with plainly(sample) as plain:
        assert differences(reviews, again(plain, run)) == []
    assert len(reviews) == 24


def test_the_second_computation_shares_nothing_with_the_first() -> None:
    imported = set()
    for name in ("records.py", "facts.py", "points.py", "scores.py"):
        for node in ast.walk(ast.parse((Path(__file__).parent / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module or "")

    assert not {module for module in imported if module.startswith(("desktop", "sqlalchemy"))}
