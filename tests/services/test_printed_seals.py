"""A seal on paper is held against the file."""

import pytest

from desktop.domain.seal import short_seal
from desktop.errors import RequestError
from desktop.models import Evaluation
from desktop.services.evaluations import Evaluations
from desktop.services.printed_seals import SealedThen, sealed_then
from desktop.store.database import Database
from tests.services.small_company import Q3, today, two_people


@pytest.fixture
def final(database: Database) -> int:
    """The key of a small company's third quarter, finalised."""
    with database.write() as session:
        two_people(session)
    key = Evaluations(database, today).run(Q3).evaluation_id
    Evaluations(database, today).finalise(key)
    return key


def known(database: Database, seal: str) -> SealedThen | None:
    with database.read() as session:
        return sealed_then(session, seal)


def test_a_printed_seal_is_found_however_it_is_typed_also_after_reopening(database: Database, final: int) -> None:
    with database.read() as session:
        digits = short_seal(session.get_one(Evaluation, final).seal or "")
    printed = " ".join(digits[start : start + 4] for start in range(0, 16, 4))

    before = known(database, printed.lower())
    Evaluations(database, today).reopen(final, "a visit was missing")
    after = known(database, printed)

    assert before is not None
    assert after is not None
    assert (before.period, before.holds, after.holds) == ("2026Q3", True, False)


def test_a_seal_of_another_file_is_not_known(database: Database, final: int) -> None:
    assert known(database, "0123 4567 89AB CDEF") is None


@pytest.mark.parametrize("typed", ["", "12AB", "no seal at all"])
def test_what_is_no_seal_is_refused(database: Database, typed: str) -> None:
    with pytest.raises(RequestError, match="no seal of a form"):
        known(database, typed)
