"""How forms look is kept with the company, and so is its logo."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from desktop.domain.paper import FOR_FILING, USUAL
from desktop.errors import RequestError
from desktop.models import AuditEntry, Company
from desktop.queries.paper import company_logo, paper_options
from desktop.services import paper
from desktop.store.database import Database

CHOSEN = replace(USUAL, shows_bonus=False, accent="#1F5FA8", margins=FOR_FILING)


@pytest.fixture
def founded(database: Database) -> Database:
    with database.write() as session:
        session.add(Company(name="招商公司"))
    return database


def png(path: Path, size: tuple[int, int] = (900, 300)) -> Path:
    Image.new("RGBA", size, (30, 90, 160, 255)).save(path)
    return path


def test_options_are_kept_and_the_former_ones_given_back(founded: Database) -> None:
    assert paper.change_paper(founded, CHOSEN) == USUAL

    with founded.read() as session:
        assert paper_options(session) == CHOSEN
        verbs = session.scalars(select(AuditEntry.verb)).all()
    assert "paper.changed" in verbs
    assert paper.change_paper(founded, USUAL) == CHOSEN


def test_nothing_is_kept_of_options_that_are_refused(founded: Database) -> None:
    with pytest.raises(RequestError):
        paper.change_paper(founded, replace(USUAL, accent="blau"))

    with founded.read() as session:
        assert paper_options(session) == USUAL


def test_a_file_without_a_company_says_what_is_missing(database: Database) -> None:
    with pytest.raises(RequestError, match="company's name first"):
        paper.change_paper(database, CHOSEN)
    with database.read() as session:
        assert paper_options(session) == USUAL
        assert company_logo(session) is None


def test_a_logo_is_kept_no_larger_than_print_needs_and_comes_back(founded: Database, tmp_path: Path) -> None:
    assert paper.change_logo(founded, png(tmp_path / "logo.png")) is None

    with founded.read() as session:
        kept = company_logo(session)
    assert kept is not None
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (480, 160)
    assert paper.change_logo(founded, None) == kept
    paper.keep_logo(founded, kept)
    with founded.read() as session:
        assert company_logo(session) == kept


def test_a_file_that_is_no_picture_is_refused_with_what_to_do(founded: Database, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_text("<html>no picture</html>", encoding="utf-8")

    with pytest.raises(RequestError, match="PNG or JPEG"):
        paper.change_logo(founded, path)
    with pytest.raises(RequestError, match="cannot be read"):
        paper.change_logo(founded, tmp_path / "missing.png")


def test_a_huge_file_is_refused_before_it_is_read(founded: Database, tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(paper.LARGEST_LOGO + 1)

    with pytest.raises(RequestError, match="smaller picture"):
        paper.change_logo(founded, path)


def test_a_drawing_is_refused_with_a_way_out(founded: Database, tmp_path: Path) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')

    with pytest.raises(RequestError, match=r"logo\.svg is an SVG drawing, .* Save it as PNG"):
        paper.change_logo(founded, drawing)
