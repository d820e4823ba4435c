"""What facts cost: a fixed number of statements."""

import pytest
from sqlalchemy.orm import Session

from desktop.queries.evidence import evidence_for
from desktop.queries.facts import staff_facts
from tests.queries.builders import a_person, a_visit
from tests.queries.chance import make_company
from tests.queries.quarter_facts import JULY, QUARTER
from tests.queries.statements import counted


class TestCost:
    @pytest.mark.parametrize("people", [1, 40])
    def test_takes_ten_statements_whatever_the_head_count(self, session: Session, people: int) -> None:
        make_company(session, 3)
        for _ in range(people):
            a_visit(session, a_person(session), JULY)

        with counted(session) as statements:
            staff_facts(session, QUARTER)

        assert len(statements) == 10

    def test_evidence_takes_as_many_statements_for_any_head_count(self, session: Session) -> None:
        make_company(session, 3)

        with counted(session) as of_few:
            evidence_for(session, QUARTER)
        for _ in range(40):
            a_visit(session, a_person(session), JULY)
        with counted(session) as of_many:
            evidence_for(session, QUARTER)

        assert len(of_few) == len(of_many)
