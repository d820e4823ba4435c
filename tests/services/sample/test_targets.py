"""The sample company's targets: three levels, whole years, months and two revisions with their reasons."""

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.target_gap import GapKind
from desktop.domain.targets import Bearer, TargetFigure, TargetKey, TargetLevel
from desktop.models import TargetRevision
from desktop.queries.target_gaps import year_gaps
from desktop.queries.target_lens import Lens
from desktop.queries.target_marks import unusual_targets
from desktop.queries.targets import targets_for
from desktop.store.database import Database


@pytest.fixture(scope="module")
def company(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The sample company, read only."""
    path = tmp_path_factory.mktemp("sample") / "sample.qianji"
    shutil.copyfile(sample_file, path)
    with Database.open(path) as database, database.read() as session:
        yield session


def figure(session: Session, label: str, bearer: Bearer, bearer_id: int, level: str = "sprint") -> TargetFigure:
    figures = targets_for(session, parse_period(label)).figures
    return figures[TargetKey(bearer, bearer_id, "collected_amount", level=TargetLevel(level))]


class TestSampleTargets:
    def test_people_teams_and_the_company_have_three_levels_each_quarter(self, company: Session) -> None:
        for bearer, bearer_id in ((Bearer.STAFF, 1), (Bearer.TEAM, 1), (Bearer.COMPANY, 0)):
            base, usual, challenge = (
                figure(company, "2026Q3", bearer, bearer_id, level).value for level in ("base", "sprint", "challenge")
            )
            assert base < usual < challenge

    def test_a_whole_year_is_asked_of_the_company_and_a_little_more_than_its_quarters(self, company: Session) -> None:
        year = figure(company, "2026", Bearer.COMPANY, 0)
        quarters = sum(figure(company, f"2026Q{part}", Bearer.COMPANY, 0).value for part in (1, 2, 3, 4))

        assert year.parts == 0
        assert quarters <= year.value <= quarters * Decimal("1.1")

    def test_months_make_up_their_quarter(self, company: Session) -> None:
        months = sum(figure(company, f"2026-{month:02}", Bearer.TEAM, 2).value for month in (7, 8, 9))

        assert months == figure(company, "2026Q3", Bearer.TEAM, 2).value

    def test_two_were_lowered_with_a_reason(self, company: Session) -> None:
        revisions = company.scalars(select(TargetRevision).order_by(TargetRevision.id)).all()

        assert len(revisions) == 2
        assert all(each.reason and (each.old_value or 0) > (each.new_value or 0) for each in revisions)

    @pytest.mark.parametrize("year", ["2025", "2026"])
    def test_teams_are_asked_what_their_people_are_asked_while_they_are_there(
        self, company: Session, year: str
    ) -> None:
        lines = year_gaps(company, parse_period(year), Lens("collected_amount"), "zh_CN")

        held = [line for line in lines if line.bearer is Bearer.TEAM or line.period.label != year]
        assert {line.kind for line in held} == set(GapKind)
        assert [(line.indicator.code, line.name, line.period.label) for line in held if not line.gap.is_closed] == []

    def test_gaps_are_few_and_nothing_sticks_out(self, company: Session) -> None:
        lines = year_gaps(company, parse_period("2026"), Lens("collected_amount"), "zh_CN")

        assert 0 < sum(not line.gap.is_closed for line in lines) < len(lines) / 4
        assert unusual_targets(company, parse_period("2026"), Lens("collected_amount")) == {}
