"""What the palette finds beyond the words it shows: acts and pages by pinyin and initials, before records."""

from collections.abc import Sequence
from datetime import date

import pytest

from desktop.app.record_search import RecordSearch
from desktop.i18n import CHINESE, translator
from desktop.store.database import Database
from desktop.ui.ports import Wish
from desktop.ui.shell.commands import Command
from tests.queries.builders import a_person, a_signing
from tests.ui.surroundings import FakeGuide, InstantTasks

ADD, PRINT, EVALUATIONS = (
    Command(name, "命令", lambda: None, keys)
    for name, keys in (("添加员工", ("xzyg",)), ("打印报表", ("dy",)), ("考核", ("evaluations",)))
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tjyg", [ADD]),
        ("tianjia", [ADD]),
        ("dybb", [PRINT]),
        ("kaohe", [EVALUATIONS]),
        ("KH", [EVALUATIONS]),
        ("xzyg", []),  # the palette shows it already, by a key of its own
        ("添加", []),  # and by its words
    ],
)
def test_acts_and_pages_are_found_by_pinyin(database: Database, typed: str, found: list[Command]) -> None:
    answers: list[Sequence[Command]] = []
    tasks = InstantTasks(database)
    search = RecordSearch(tasks, translator(CHINESE), FakeGuide(), set(), [ADD, PRINT, EVALUATIONS])

    search.ask(typed, answers.append)

    assert [list(answer) for answer in answers] == [found]


def test_a_contract_opens_itself_over_the_list_narrowed_to_it(database: Database) -> None:
    with database.write() as session:
        signing = a_signing(session, date(2026, 11, 5), (a_person(session, "王龚"), "100"), number="HT-1")
        signing_id = signing.id
    answers: list[Sequence[Command]] = []
    guide = FakeGuide()
    search = RecordSearch(InstantTasks(database), translator(CHINESE), guide, {"signings"})

    search.ask("HT-1", answers.append)
    answers[0][0].run()

    assert guide.led == [("signings", Wish(text="HT-1", record_id=signing_id))]
