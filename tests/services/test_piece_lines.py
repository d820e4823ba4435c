"""What another process is to set arrives there as it was."""

from dataclasses import is_dataclass, replace
from enum import EnumType
from io import BytesIO
from types import ModuleType

import pytest

from desktop.domain import paper, review, sheets
from desktop.domain.indicators import Unit
from desktop.domain.paper import FOR_FILING, USUAL, PaperOptions
from desktop.services import piece_lines
from desktop.services.compositor_child import GREETING, answer_all
from desktop.services.piece_lines import line_of, value_in
from desktop.services.printing_pieces import described, piece_pdf, pieces_of_forms
from tests.reports.english_form import english

PIECE, BAD = pieces_of_forms([replace(english(), logo=b"\x89PNG\x00"), replace(english(), items=(None,))])  # type: ignore[arg-type] # broken on purpose


@pytest.mark.parametrize("module", [paper, review, sheets])
def test_every_value_of_paper_can_travel(module: ModuleType) -> None:
    own = {name: each for name, each in vars(module).items() if getattr(each, "__module__", "") == module.__name__}
    kinds = {
        name
        for name, each in own.items()
        if isinstance(each, EnumType) or (isinstance(each, type) and is_dataclass(each))
    }

    assert kinds <= set(piece_lines._MAKERS)


def test_a_form_arrives_as_it_was() -> None:
    arrived = value_in(line_of(PIECE))

    assert arrived == PIECE
    assert isinstance(arrived.value.items[0].unit, Unit)
    assert value_in(line_of(PaperOptions(margins=FOR_FILING, accent="#1F6FB8"))).margins == FOR_FILING


def test_nothing_but_paper_is_made_of_a_line() -> None:
    with pytest.raises(KeyError):
        value_in(b'{"Path":["/etc/passwd"]}\n')


def test_the_process_answers_line_by_line_until_nobody_asks() -> None:
    good = pieces_of_forms([english()])[0]
    asked = b"".join(
        line_of(each)
        for each in ((described([good]), USUAL), ("set", BAD), ("set", good), ("add", good, ""), ("content",))
    )
    told = BytesIO()

    answer_all(BytesIO(asked), told)

    told.seek(0)
    assert told.readline() == GREETING
    assert value_in(told.readline())[0] == "failed"
    made = value_in(told.readline())
    assert told.read(made[2]) == piece_pdf(good)
    assert value_in(told.readline()) == ("made", (), 0)
    assert told.read(value_in(told.readline())[2]).startswith(b"%PDF")
