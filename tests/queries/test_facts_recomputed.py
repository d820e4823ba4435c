from collections.abc import Callable, Mapping

import pytest
from sqlalchemy.orm import Session

from desktop.domain.exact import as_decimal
from desktop.domain.facts import Facts
from desktop.domain.indicators import INDICATORS
from desktop.domain.period import parse_period
from desktop.queries.evidence import evidence_for
from desktop.queries.facts import company_facts, staff_facts, team_facts
from tests.queries.chance import make_company
from tests.queries.lines_of import all_lines, by_company, by_person, by_team
from tests.queries.recomputed import Recomputed, Result

PERIODS = ("2026Q1", "2026-02", "2026-01-17..2026-05-09", "2026-W12", "2026Q2")


@pytest.mark.parametrize("seed", [1, 2, 3, 100, 113])
class TestFactsAgreeWithPlainPython:
    def test_of_every_person_with_the_ids_behind_them(self, session: Session, seed: int) -> None:
        make_company(session, seed)
        tables = all_lines(session)

        for label in PERIODS:
            period = parse_period(label)
            facts, evidence = staff_facts(session, period), evidence_for(session, period)

            assert set(facts) == set(evidence) == {person["id"] for person in tables["staff"]}
            for staff_id, found in facts.items():
                expected = Recomputed(tables, period, by_person(staff_id)).all()
                assert figures(found) == shown(expected)
                noted = {code: sorted(ids) for code, ids in evidence[staff_id].record_ids.items()}
                assert noted == {code: ids for code, (_actual, ids) in expected.items() if code in noted or ids}

    def test_of_every_team(self, session: Session, seed: int) -> None:
        make_company(session, seed)
        tables = all_lines(session)

        for label in PERIODS:
            period = parse_period(label)
            facts = team_facts(session, period)

            assert set(facts) == {team["id"] for team in tables["team"]}
            for team_id, found in facts.items():
                assert figures(found) == shown(Recomputed(tables, period, by_team(tables, team_id)).all())

    def test_of_the_company(self, session: Session, seed: int) -> None:
        make_company(session, seed)
        tables = all_lines(session)

        for label in PERIODS:
            period = parse_period(label)
            found = company_facts(session, period)

            assert figures(found) == shown(Recomputed(tables, period, by_company(tables)).all())


@pytest.mark.parametrize("question", [staff_facts, team_facts])
class TestWanted:
    def test_each_indicator_asked_alone_is_what_it_is_among_all(
        self, session: Session, question: Callable[..., dict[int, Facts]]
    ) -> None:
        make_company(session, 5)
        period = parse_period("2026Q1")
        together = question(session, period)

        for code in INDICATORS:
            alone = question(session, period, wanted=frozenset({code}))
            assert alone == {bearer_id: {code: facts[code]} for bearer_id, facts in together.items()}


def figures(facts: Facts) -> dict[str, tuple[str, int]]:
    """Code → actual and number of records."""
    return {code: (str(measure.actual), measure.records) for code, measure in sorted(facts.items())}


def shown(expected: Mapping[str, Result]) -> dict[str, tuple[str, int]]:
    """The same of what was recomputed; without data there are no records to name."""
    return {
        code: (str(None if actual is None else as_decimal(actual)), 0 if actual is None else len(ids))
        for code, (actual, ids) in sorted(expected.items())
    }
