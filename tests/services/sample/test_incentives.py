"""What the sample company pays and honours."""

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.queries.awards import honours
from desktop.queries.commissions import StatementLine, statement_lines
from desktop.services.sample.incentives import reward
from desktop.services.sample.rehearsal import sample_periods
from desktop.store.database import Database
from tests.made_once import SAMPLE_DAY


@pytest.fixture(scope="module")
def rewarded(rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The sample company after its evaluations."""
    path = tmp_path_factory.mktemp("sample") / "company.qianji"
    shutil.copyfile(rehearsed_file, path)
    with Database.open(path) as database:
        yield database


@pytest.fixture(scope="module")
def lines(rewarded: Database) -> tuple[StatementLine, ...]:
    with rewarded.read() as session:
        return statement_lines(session, None, "zh_CN")


def test_earlier_quarters_are_settled_but_for_a_part(lines: tuple[StatementLine, ...]) -> None:
    earlier = [line for line in lines if line.period.label <= "2026Q2"]

    assert [line.is_kept for line in earlier] == [True] * len(earlier)
    assert len([line for line in earlier if line.open]) == 1
    assert all(line.now is None for line in earlier)


def test_the_last_full_quarter_waits_for_the_owner(lines: tuple[StatementLine, ...]) -> None:
    last = [line for line in lines if line.period.label == "2026Q3"]

    assert len(last) == 24
    assert all(line.settled == 0 and line.open > 0 for line in last)


def test_a_leavers_commission_is_still_owed(lines: tuple[StatementLine, ...]) -> None:
    owed = [line for line in lines if line.left_on is not None and line.open]

    assert {line.staff for line in owed} == {"齐正阳"}
    assert sum(line.open for line in owed) > Decimal(1000)


def test_one_figure_is_the_owners_with_a_reason(lines: tuple[StatementLine, ...]) -> None:
    (own,) = [line for line in lines if line.override is not None]

    assert own.override != own.computed
    assert own.override_reason
    assert own.open == 0


def test_three_quarters_have_their_honours_and_the_last_one_is_open(rewarded: Database) -> None:
    with rewarded.read() as session:
        found = honours(session, None, None, "en")

    assert {line.period_label for line in found} == {"2025Q4", "2026Q1", "2026Q2"}
    assert {line.kind for line in found} == {"Top signer", "Collection star", "Best newcomer", "Most improved"}
    assert all(line.points == 0 for line in found)  # the reviews' figures stay as they were


def test_it_is_done_once(rewarded: Database, lines: tuple[StatementLine, ...]) -> None:
    reward(rewarded, SAMPLE_DAY, sample_periods(SAMPLE_DAY))

    with rewarded.read() as session:
        assert statement_lines(session, None, "zh_CN") == lines
