"""Sheets spelled as office programs do are looked through many rows at a time, with the same verdict."""

import pytest

from desktop.exchange.reading import usual_places
from desktop.exchange.reading.soundness import refuse_misplaced
from desktop.exchange.reading.spelling import spelling_of
from desktop.exchange.reading.usual_places import are_sound_places
from desktop.exchange.sentences import Refusal


def sheet(*rows: tuple[str, str]) -> bytes:
    """A sheet whose rows bear these numbers and cells, as in ("5", "A5 B5")."""
    written = "".join(f'<row r="{number}">{_cells(places)}</row>' for number, places in rows)
    return f"<worksheet><sheetData>{written}</sheetData></worksheet>".encode()


def _cells(places: str) -> str:
    return "".join(f'<c r="{place}"><v>1</v></c>' for place in places.split())


def are_sound(xml: bytes) -> bool:
    return are_sound_places(xml, spelling_of(xml))


@pytest.mark.parametrize("block", [1, 40, 1 << 20])
def test_places_that_agree_are_sound_whatever_is_looked_through_at_a_time(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usual_places, "_BLOCK", block)

    assert are_sound(sheet(("1", "A1 B1 AA1"), ("2", ""), ("12", "A12 C12"), ("13", "A13"), ("14", "")))


@pytest.mark.parametrize("block", [1, 1 << 20])
@pytest.mark.parametrize(
    "rows",
    [
        (("1", "A1 B1"), ("2", "A2 A3"), ("3", "B3")),  # a cell of the next row
        (("1", "A1 B1"), ("2", "A1 B2")),  # of the row before
        (("1", "A1 B1 A1"),),  # twice
        (("1", "A1"), ("2", "A2"), ("1", "B1")),  # a row twice
        (("1", "A1"), ("2", "A22")),
        (("22", "A2"), ("2", "B2")),
    ],
)
def test_places_that_contradict_each_other_are_refused(
    rows: tuple[tuple[str, str], ...], block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usual_places, "_BLOCK", block)
    xml = sheet(*rows)

    assert not are_sound(xml)
    with pytest.raises(Refusal):
        refuse_misplaced(xml, spelling_of(xml))


@pytest.mark.parametrize(
    "xml",
    [
        sheet(("1", "a1")),  # small letters
        sheet(("1", "A1"), ("2", "A2")).replace(b'<c r="A2"', b'<c s="1" r="A2"'),
        sheet(("1", "A1"), ("2", "A2")).replace(b'<row r="2"', b'<row spans="1:1" r="2"'),
        sheet(("1", "A1"), ("2", "A2")).replace(b'r="2"', b""),
        sheet(("1", "A1"), ("02", "A02")).replace(b'"A02"', b'"A2"'),
        b"<worksheet><sheetData/></worksheet>",
    ],
)
def test_other_spellings_are_left_to_the_closer_look(xml: bytes) -> None:
    assert not are_sound(xml)
