"""Companies of chance on every preset, worked out twice: each role's scheme and odd ones, days at year ends."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.models import Scheme
from desktop.services.evaluations import Evaluations
from desktop.services.presets import load_preset
from desktop.store.database import Database
from tests.made_once import SAMPLE_DAY
from tests.rules.again import chance_schemes, odd_company
from tests.rules.again.compared import again, differences, plainly, stored

ROLES = {"specialist", "leader", "newcomer"}
ODD = ("偶然一", "偶然二", "偶然三")
# Preset, the month its fiscal year starts in, and a period.
CASES = (
    ("franchise", 1, "2026Q1"), ("franchise", 4, "2026-W01"), ("property", 7, "2025H2"), ("property", 1, "2026Q2"),
    ("sales", 4, "2025"), ("sales", 1, "2025-12-20..2026-01-19"), ("accounts", 12, "2025Q1"),
    ("accounts", 1, "2026-02"),
)  # fmt: skip


@pytest.mark.parametrize("preset", ["franchise", "property", "sales", "accounts"])
def test_every_preset_has_a_scheme_for_each_role(preset: str) -> None:
    assert {entry.role for entry in load_preset(preset).schemes} >= ROLES


@pytest.mark.parametrize(("seed", "case"), list(enumerate(CASES)))
def test_every_scheme_gives_what_the_rules_give(tmp_path: Path, seed: int, case: tuple[str, int, str]) -> None:
    preset, fiscal_start, label = case
    file = tmp_path / "company.qianji"

    def fill(session: Session) -> None:
        odd_company.fill(session, seed, preset, fiscal_start, (label,))
        for number, name in enumerate(ODD):
            chance_schemes.add(session, 10 * seed + number, name)

    with Database.create(file, fill) as database:
        with database.read() as session:
            schemes = session.scalars(select(Scheme.name).where(Scheme.name != "默认")).all()
        verbs = Evaluations(database, lambda: SAMPLE_DAY)
        runs = [verbs.run(parse_period(label, fiscal_start), name).evaluation_id for name in schemes]
        kept = {run: stored(database, run) for run in runs}

    assert len(kept) >= len(ROLES) + len(ODD)
    with plainly(file) as plain:
        assert [
            difference for run, found in kept.items() for difference in differences(found, again(plain, run))
        ] == []
