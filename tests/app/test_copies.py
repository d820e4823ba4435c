"""Copies in which somebody went on with a file that was only looked at: the file tells of them ever after."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.app.reading import READING
from desktop.app.watch import BRANCH
from desktop.models import Staff
from desktop.services.entry_drafts import EntryDrafts
from tests.app.hand import Hand
from tests.app.running import Run


@pytest.fixture
def hand(run: Run, qtbot: QtBot) -> Hand:
    return Hand(run, qtbot)


def look_at(hand: Hand, file: Path) -> None:
    hand.run.program.opening.reading.look_at(file)
    hand.qtbot.waitUntil(lambda: hand.is_on(lambda database: database.is_read_only), timeout=20000)
    hand.run.wait_for_page()


def test_who_opens_the_file_again_is_led_to_the_copy_and_makes_no_second_one_unasked(
    hand: Hand, company_file: Path
) -> None:
    hand.run.start()
    look_at(hand, company_file)
    copy = hand.copied()
    with copy.write() as session:
        session.add(Staff(code="E1", name="Wang Yi"))
    look_at(hand, company_file)
    notices = hand.run.program.desk.window.notices

    assert f"You went on in the copy {copy.path}" in hand.said()[READING]
    hand.click(notices.act(READING, 1))
    assert hand.answer(is_agreed=False) == "Save another copy of company.qianji?"
    hand.begin_person("Li Er")
    hand.qtbot.waitUntil(hand.run.has_settled)
    again = hand.copied()

    assert again.path == copy.path
    with again.read() as session:
        assert session.scalars(select(Staff.name)).all() == ["Wang Yi"]
    assert "Li Er" in EntryDrafts(again).all_kept()["form staff new"][0]["name"]


def test_who_works_with_the_file_after_all_hears_of_the_copy(hand: Hand, company_file: Path) -> None:
    hand.run.start()
    look_at(hand, company_file)
    copy = hand.copied().path
    hand.run.program.opening.open_existing(company_file)
    hand.qtbot.waitUntil(lambda: hand.is_on(lambda database: database.path == company_file), timeout=20000)
    hand.run.wait_for_page()
    hand.run.program.watch.settle()

    assert str(copy) in hand.said()[BRANCH]
    hand.click(hand.run.program.desk.window.notices.act(BRANCH))
    hand.qtbot.waitUntil(lambda: hand.is_on(lambda database: database.path == copy), timeout=20000)
