"""The words of a long log are held in memory only where nobody else writes, and let go for an import."""

import pytest

from desktop.queries.held_words import are_held
from desktop.queries.key_order import Order
from desktop.queries.visit_list import VisitList
from desktop.queries.visits import VisitFilter
from desktop.services.visit_words import VisitWords
from desktop.store.looking import look_at
from tests.services.importing import Importing, importing, staffed

__all__ = ["importing", "staffed"]
VISITS = "日期,工号,内容\n2026-01-05,E01,谈了账期\n2026-01-06,E01,看样品\n"


@pytest.mark.on_file
@pytest.mark.usefixtures("staffed")
class TestHeldWords:
    def test_an_import_lets_them_go_and_its_visits_are_found(self, importing: Importing) -> None:
        importing.take("visits", VISITS)
        VisitWords(importing.database, long=0).hold_more()

        importing.take("visits", VISITS.replace("2026", "2025"))

        with importing.database.read() as session:
            assert not are_held(session, "账期")
            assert len(VisitList(VisitFilter(text="账期"), "zh_CN").order(session, Order())) == 2

    def test_an_import_that_is_only_tried_leaves_them_held(self, importing: Importing) -> None:
        importing.take("visits", VISITS)
        VisitWords(importing.database, long=0).hold_more()

        importing.take("visits", VISITS.replace("谈了", "又谈"), dry_run=True)

        with importing.database.read() as session:
            assert are_held(session, "账期")
            assert len(VisitList(VisitFilter(text="谈了"), "zh_CN").order(session, Order())) == 1

    def test_of_a_file_that_is_only_looked_at_nothing_is_held(self, importing: Importing) -> None:
        importing.take("visits", VISITS)
        importing.database.close()

        with look_at(importing.database.path) as looked:
            assert not VisitWords(looked, long=0).hold_more()
            with looked.read() as session:
                assert not are_held(session, "账期")
