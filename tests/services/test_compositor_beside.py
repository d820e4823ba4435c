"""Forms are set in a process of their own: the same bytes, one bad form or an ended process stops nobody."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.__main__ import SET_PIECES
from desktop.domain.paper import USUAL
from desktop.errors import RequestError
from desktop.services import compositor_beside
from desktop.services.compositor import CompositorHere
from desktop.services.compositor_beside import MANY, SET_PIECES_ARGUMENT, CompositorBeside, SettingFaultError
from desktop.services.printing_batch import set_all
from desktop.services.printing_pieces import described, piece_pdf, pieces_of_forms
from tests.reports.english_form import english

FORM = english()
RARE = replace(FORM, person=replace(FORM.person, name="王\U0003ffff"))
BAD = replace(FORM, items=(None,))  # type: ignore[arg-type] # broken on purpose
GOOD, LOST, WRONG = pieces_of_forms([FORM, RARE, BAD])


@pytest.fixture(scope="module")
def beside() -> Iterator[CompositorBeside]:
    """The process, begun once."""
    found = CompositorBeside(described([GOOD, LOST]), USUAL)
    yield found
    found.close()


def test_a_form_has_the_same_bytes_wherever_it_is_set(beside: CompositorBeside) -> None:
    content, doubts = beside.set(LOST)

    assert content == piece_pdf(LOST)
    assert [each.characters for each in doubts] == [("\U0003ffff",)]


def test_a_form_that_cannot_be_set_is_told_with_its_traceback_and_the_next_one_is_set(
    beside: CompositorBeside,
) -> None:
    with pytest.raises(SettingFaultError, match="Traceback"):
        beside.set(WRONG)

    assert beside.set(GOOD)[0] == piece_pdf(GOOD)


def test_a_process_that_ends_takes_one_form_along_and_nothing_of_the_common_file(beside: CompositorBeside) -> None:
    here = CompositorHere(described([GOOD, LOST]), USUAL)
    here.add(GOOD, "one")
    here.add(LOST, "three")
    beside.add(GOOD, "one")
    beside._child.kill()  # type: ignore[union-attr] # it was begun

    with pytest.raises(RequestError, match="could not be set"):
        beside.add(GOOD, "two")
    beside.add(LOST, "three")

    assert beside.content() == here.content()


def test_a_process_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compositor_beside, "_command", lambda: [sys.executable, "-c", "input()"])
    monkeypatch.setattr(compositor_beside, "PATIENCE", 0.01)

    with pytest.raises(OSError, match="did not begin"):
        CompositorBeside(described([GOOD]), USUAL)


def test_where_no_process_can_be_begun_forms_are_set_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compositor_beside, "_command", lambda: [sys.executable, "-c", ""])

    batch = set_all([GOOD] * MANY, USUAL, lambda _done, _of: None, lambda: False)

    assert batch.done == MANY


def test_a_frozen_program_starts_itself_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    command = compositor_beside._command()

    done = subprocess.run([sys.executable, "-m", "desktop", *command[1:]], input=b"", capture_output=True, check=True)

    assert command[1] == SET_PIECES_ARGUMENT == SET_PIECES
    assert done.stdout == b"ready\n"
