"""What tests of many verbs ask for."""

import pytest

from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import today


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    """The evaluations of a company with nothing in it yet."""
    return Evaluations(database, today)
