"""What the tests of rules may ask for."""

from collections.abc import Callable

import pytest

from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.reviewed import forms
from tests.rules.told import Fill, Told
from tests.services.small_company import POINTS, Q3, add_company, add_scheme, line, today


@pytest.fixture
def told(database: Database) -> Callable[[Fill], dict[str, Told]]:
    """Fills a company that counts visits 40, amounts 40 and satisfaction 20, evaluates, gives the forms by code."""

    def tell(fill: Fill) -> dict[str, Told]:
        with database.write() as session:
            add_company(session)
            add_scheme(session, line("visits", "40"), line("signed_amount", "40"), line("satisfaction", "20", POINTS))
            fill(session)
        run = Evaluations(database, today).run(Q3).evaluation_id
        chinese, english = (forms(database, run, language) for language in ("zh_CN", "en"))
        return {code: Told(chinese[code], english[code]) for code in chinese}

    return tell
