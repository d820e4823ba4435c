"""A server that takes everything and says nothing: whether it answers is known, and nobody has to wait for ever."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text

from desktop.errors import QianjiError
from desktop.store.server.database import ServerDatabase
from desktop.store.server.problems import UNREACHABLE
from tests.server import empty_template, fresh_database, new_name
from tests.store.server.cut_line import CutLine, cut_line
from tests.store.server.entering import add_team, teams

pytestmark = pytest.mark.on_server


@pytest.fixture
def line() -> Iterator[CutLine]:
    """A line to a company's database."""
    with fresh_database(new_name(), empty_template()) as made, cut_line(made) as passing:
        yield passing


def test_a_server_that_hangs_is_known_to_be_silent_until_it_goes_on(line: CutLine) -> None:
    with ServerDatabase.reach(line.address) as company:
        heard = [company.answers()]
        line.hold()
        heard.append(company.answers())
        line.go_on()
        heard.append(company.answers())

    assert heard == [True, False, True]


def test_a_server_that_refuses_answers(line: CutLine) -> None:
    with ServerDatabase.reach(line.address) as company:
        company.address = replace(line.address, database="nowhere")

        assert company.answers()


def test_what_waited_goes_on_when_the_server_does(line: CutLine) -> None:
    with ServerDatabase.reach(line.address) as company, ThreadPoolExecutor(1) as thread:
        line.hold()
        saving = thread.submit(add_team, company)
        assert not company.answers()
        assert not saving.done()
        line.go_on()
        saving.result()

        assert teams(company) == 1


def test_who_stops_waiting_hears_that_it_cannot_be_reached_and_may_try_again(line: CutLine) -> None:
    with ServerDatabase.reach(line.address) as company, ThreadPoolExecutor(1) as thread:
        line.hold()
        saving = thread.submit(add_team, company)
        assert not company.answers()
        company.stop_waiting()
        trouble = saving.exception()
        line.go_on()
        add_team(company)

        assert isinstance(trouble, QianjiError)
        assert trouble.message == UNREACHABLE
        assert teams(company) == 1


def test_at_the_end_a_silent_server_is_given_up(line: CutLine) -> None:
    company = ServerDatabase.reach(line.address)
    line.hold()
    company.lose_patience()

    with pytest.raises(QianjiError) as refused, company.read() as session:
        session.execute(text("SELECT 1"))
    company.close()

    assert refused.value.message == UNREACHABLE
