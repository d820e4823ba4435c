"""The record of changes as the owner reads it."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import desktop.services
from desktop.domain.attachment import Bearer, Place
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.models import Visit
from desktop.queries.change_list import ChangeList
from desktop.queries.change_log import ChangeRow, WantedChanges, words_in_use
from desktop.queries.change_words import ABOUT, HAPPENED, about, happened
from desktop.queries.key_order import Order
from desktop.services import audit
from desktop.services.attachments import Attachments
from desktop.services.company import found_company
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from tests.made_once import made_once

DAY = date(2026, 10, 8)
LATEST = Order()


def two_visits(path: Path) -> None:
    """Found a company in which two people logged a visit each; the first was removed."""
    with found_company(path, "栗巷茶食") as opened:
        wang = StaffRegister(opened, lambda: DAY).add(StaffDraft("王䶮", "E01", hired_on=date(2024, 1, 1)))
        li = StaffRegister(opened, lambda: DAY).add(StaffDraft("李契", "E02", hired_on=date(2024, 1, 1)))
        log = VisitLog(opened, lambda: DAY)
        visit = log.log(VisitDraft(DAY, wang, customer="禾味餐饮"))
        log.log(VisitDraft(DAY, li, customer="城东广场"))
        log.remove(visit)


@pytest.fixture
def database(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    made = made_once(tmp_path_factory, "two-visits.qianji", two_visits)  # the common one has no company
    with Database.open(shutil.copyfile(made, tmp_path / "company.qianji")) as opened:
        yield opened


def changes(
    session: Session, wanted: WantedChanges, order: Order = LATEST, language: str = ENGLISH
) -> list[ChangeRow]:
    """The entries in their order, read as the window reads them."""
    listed = ChangeList(wanted, language)
    keys = listed.order(session, order)
    found = {row.number: row for row in listed.lines(session, keys.keys(0, len(keys)))}
    assert listed.first(session, order, 3) == keys.keys(0, 3)
    return [found[key] for key in keys.keys(0, len(keys))]


def verbs(database: Database, wanted: WantedChanges) -> list[str]:
    with database.read() as session:
        return [row.verb for row in changes(session, wanted)]


class TestChanges:
    def test_come_latest_first_with_their_record(self, database: Database) -> None:
        with database.read() as session:
            latest = changes(session, WantedChanges())[0]

        assert (latest.verb, latest.label, latest.day) == ("visit.removed", "王䶮 · 禾味餐饮 · 2026-10-08", DAY)
        assert latest.staff_id is not None

    def test_are_narrowed_by_kind(self, database: Database) -> None:
        assert set(verbs(database, WantedChanges("visit"))) == {"visit.logged", "visit.removed"}

    def test_are_narrowed_by_day(self, database: Database) -> None:
        today = date.today()  # noqa: DTZ011 - entries bear the machine's own moment

        assert verbs(database, WantedChanges(start=today, end=today))
        assert verbs(database, WantedChanges(end=today - timedelta(days=1))) == []

    @pytest.mark.parametrize("text", ["王䶮", "e01", "禾味"])
    def test_are_found_by_person_code_or_customer(self, database: Database, text: str) -> None:
        found = verbs(database, WantedChanges("visit", text=text))

        assert found == ["visit.removed", "visit.logged"]

    def test_of_an_attachment_lead_to_the_record_it_hangs_on_and_are_found_by_it(
        self, database: Database, tmp_path: Path
    ) -> None:
        (tmp_path / "现场.jpg").write_bytes(b"\xff\xd8")
        attachments, visit = Attachments(database), Place(Bearer.VISIT, 2)
        (key,) = attachments.attach(visit, [tmp_path / "现场.jpg"])

        with database.read() as session:
            assert [row.verb for row in changes(session, WantedChanges(text="李契", about="attachment"))] == [
                "attachment.added"
            ]
            (row,) = changes(session, WantedChanges(text="现场", about="attachment"))
            assert (row.bearer, row.day, row.is_removed) == (visit, DAY, False)
            assert row.staff_id == session.get_one(Visit, 2).staff_id

        attachments.remove([key])
        with database.read() as session:
            assert all(row.is_removed for row in changes(session, WantedChanges(about="attachment")))

    def test_of_an_attachment_whose_record_was_removed_lead_nowhere(self, database: Database, tmp_path: Path) -> None:
        (tmp_path / "现场.jpg").write_bytes(b"\xff\xd8")
        Attachments(database).attach(Place(Bearer.VISIT, 2), [tmp_path / "现场.jpg"])
        VisitLog(database, lambda: DAY).remove(2)

        with database.read() as session:
            (row,) = changes(session, WantedChanges(about="attachment"))
        assert (row.bearer, row.is_removed) == (None, False)

    def test_are_found_by_what_they_say(self, database: Database) -> None:
        with database.write() as session:
            audit.append(session, "file.imported", details={"file": "十月拜访.xlsx", "created": 3})

        assert verbs(database, WantedChanges(text="十月")) == ["file.imported"]

    @pytest.mark.parametrize("typed", ["{number}", "0,00{number}"])
    def test_are_found_by_their_number_as_a_check_names_it(self, database: Database, typed: str) -> None:
        with database.read() as session:
            latest = changes(session, WantedChanges())[0]
            found = changes(session, WantedChanges(text=typed.format(number=latest.number)))

        assert latest.number in [row.number for row in found]

    def test_no_number_is_too_long_to_look_for(self, database: Database) -> None:
        assert verbs(database, WantedChanges(text="9" * 40)) == []

    @pytest.mark.parametrize("language", [ENGLISH, CHINESE])
    @pytest.mark.parametrize(("column", "word"), [("what", about), ("happened", happened)])
    def test_stand_in_the_order_of_the_words_read(
        self, database: Database, column: str, word: Callable[[str], str], language: str
    ) -> None:
        with database.read() as session:
            rows = changes(session, WantedChanges(), Order(column), language)

        read = [translator(language)(word(row.verb)) for row in rows]
        assert read == sorted(read)
        assert len(set(read)) > 1

    def test_of_one_record_stand_together(self, database: Database) -> None:
        with database.read() as session:
            rows = changes(session, WantedChanges("visit"), Order("which"))

        assert [(row.verb, row.record_id) for row in rows] == [
            ("visit.removed", 1), ("visit.logged", 1), ("visit.logged", 2),
        ]  # fmt: skip


def test_the_kinds_to_choose_from_are_those_in_use(database: Database) -> None:
    with database.read() as session:
        assert {"visit", "staff", "company"} <= set(words_in_use(session))


def test_everything_services_write_down_has_words() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(desktop.services.__file__).parent.rglob("*.py")]
    used = {
        verb
        for source in sources
        for verb in re.findall(r'(?:append\(\s*session,\s*|= \(?|verb = .*?|, |\()"([a-z_]+\.[a-z_]+)"', source)
        if not re.search(r"\.(id|qianji|toml|json|app|printing|keeping|xlsx|sshfs)$", verb)
    }

    assert not {
        verb for verb in used if verb.partition(".")[0] not in ABOUT or verb.partition(".")[2] not in HAPPENED
    }
