"""The list of schemes."""

from desktop.queries.scheme_list import scheme_lines
from desktop.services.evaluations import Evaluations
from desktop.services.scheme_verbs import Schemes
from desktop.store.database import Database
from tests.services.small_company import Q2, Q3, add_scheme, line, today, two_people


def test_tells_what_rests_on_each_scheme(database: Database) -> None:
    with database.write() as session:
        two_people(session)
        add_scheme(session, line("signings", "100"), name="乙", is_default=False)
        retired = add_scheme(session, line("signings", "100"), name="丙", is_default=False)
    schemes, evaluations = Schemes(database), Evaluations(database, today)
    schemes.retire(retired)
    evaluations.run(Q2)
    evaluations.run(Q3)

    with database.read() as session:
        first, second, third = scheme_lines(session)

    assert (first.choice.name, first.items, first.evaluations, first.latest) == ("测试方案", 2, 2, "2026Q3")
    assert (first.is_in_use, first.choice.is_default, first.is_retired) == (True, True, False)
    assert (second.choice.name, second.evaluations, second.latest, second.is_in_use) == ("乙", 0, "", False)
    assert (third.choice.name, third.is_retired) == ("丙", True)
