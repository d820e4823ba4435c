"""The bonuses of a period's evaluations."""

from decimal import Decimal

from desktop.queries.bonuses import bonus_lines
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q2, Q3, add_scheme, add_staff, add_target, add_visits, line, today


def test_they_say_base_factor_and_whether_the_result_is_final(database: Database) -> None:
    with database.write() as session:
        add_scheme(session, line("visits", "100"), name="季度考核")
        person = add_staff(session, "E01", "王龚")
        add_staff(session, "E02", "李禾")
        add_target(session, "visits", "10", staff_id=person)
        add_visits(session, person, 9)
    evaluations = Evaluations(database, today)
    evaluations.run(Q3)

    with database.read() as session:
        first, second = bonus_lines(session, Q3.start, Q3.end, "en")
        elsewhere = bonus_lines(session, Q2.start, Q2.end, "en")
    evaluations.finalise(1)
    with database.read() as session:
        final = bonus_lines(session, Q3.start, Q3.end, "zh_CN")[0]

    assert (first.staff, first.scheme, first.period_label) == ("王龚", "季度考核 EN", "2026Q3")
    assert (first.total, first.base, first.coefficient) == (Decimal("90.0"), Decimal(8000), Decimal("1.2"))
    assert (first.computed, first.bonus, first.reason, first.is_final) == (Decimal(9600), Decimal(9600), "", False)
    assert (second.total, second.bonus, second.grade) == (None, None, "")
    assert first.grade_codes.index(first.grade_code) == 0  # the best stands first
    assert elsewhere == ()
    assert (final.is_final, final.grade, final.scheme) == (True, "优秀", "季度考核")
