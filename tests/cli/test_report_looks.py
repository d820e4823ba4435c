"""How paper looks, as options of `qianji report`: what is not stated is as the company keeps it."""

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from desktop.domain.paper import PaperOptions
from desktop.queries.paper import paper_options
from desktop.services.paper import change_logo, change_paper
from desktop.store.database import Database
from tests.cli.conftest import Call

Q3 = ("--period", "2026Q3")


def picture(path: Path, size: tuple[int, int] = (60, 20)) -> Path:
    Image.new("RGB", size, "#2456E6").save(path, "PNG")
    return path


def page(path: Path) -> pypdf.PageObject:
    return pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages[0]


def ink(path: Path) -> bytes:
    contents = page(path).get_contents()
    assert contents is not None
    return contents.get_data()


def test_a_form_is_printed_as_the_company_keeps_it_but_for_what_is_stated(
    call: Call, data: Path, tmp_path: Path
) -> None:
    with Database.open(data) as database:
        change_paper(database, PaperOptions(accent="#1F5FA8"))
        change_logo(database, picture(tmp_path / "kept.png"))
    looks = {
        "kept": (),
        "other": ("--colour", "b42318", "--no-logo"),
        "ink": ("--color", "none", "--margins", "25,10"),
    }

    for name, stated in looks.items():
        done = call("report", "reviews", "--data", data, *Q3, "--out", tmp_path / name, "--staff", "E01", *stated)
        assert done.code == 0, done.complained

    (kept,), (other,), (plain,) = ((*(tmp_path / name).glob("*.pdf"),) for name in looks)
    # the kept colour a little darker, as reading on white needs
    assert [b"0.1191 0.3651 0.6456 rg" in ink(path) for path in (kept, other, plain)] == [True, False, False]
    assert b"0.7059 0.1373 0.09412 rg" in ink(other)
    assert [len(page(path).images) > 0 for path in (kept, other, plain)] == [True, False, True]
    assert b" cm" in ink(plain)  # moved to the margin for a file
    with Database.open(data) as database, database.read() as session:
        assert paper_options(session) == PaperOptions(accent="#1F5FA8")  # nothing was kept


def test_evidence_is_added_on_the_command_line(call: Call, data: Path, tmp_path: Path) -> None:
    pages = []
    for stated in ("--no-evidence", "--evidence"):
        folder = tmp_path / stated
        done = call("report", "reviews", "--data", data, *Q3, "--out", folder, "--staff", "E01", "--no-bonus", stated)
        assert done.code == 0, done.complained
        (path,) = folder.glob("*.pdf")
        pages.append(len(pypdf.PdfReader(path).pages))

    assert pages[1] > pages[0]


def test_a_sheet_takes_a_logo_and_short_names(call: Call, data: Path, tmp_path: Path) -> None:
    with Database.open(data) as database:
        change_paper(database, PaperOptions(with_full_names=True))
    out, logo = tmp_path / "r.pdf", picture(tmp_path / "logo.png")

    done = call(
        *("report", "ranking", "--data", data, *Q3, "--out", out, "--logo", logo),
        *("--short-names", "--two-sided", "--top", "0"),
        language="zh_CN",
    )

    assert done.code == 0, done.complained
    assert len(page(out).images) == 1
    assert "*" in page(out).extract_text()


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        (("--colour", "blue"), "颜色"),
        (("--margins", "wide"), "逗号隔开"),
        (("--margins", "5,90"), "毫米"),
        (("--logo", "none.png"), "读不了 none.png"),
        (("--logo", "none.png", "--no-logo"), "不能同时用"),
    ],
)
def test_a_slip_is_told_and_nothing_is_written(
    call: Call, data: Path, tmp_path: Path, stated: tuple[str, ...], told: str
) -> None:
    out = tmp_path / "t.pdf"

    done = call("report", "team", "--data", data, *Q3, "--out", out, *stated, language="zh_CN")

    assert done.code == 2
    assert told in done.complained
    assert done.complained.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(("colour", "told"), [("FFFFFF", "#FFFFFF is too pale to be read on paper"), ("1F5FA8", "")])
def test_a_colour_too_pale_for_paper_is_told(call: Call, data: Path, tmp_path: Path, colour: str, told: str) -> None:
    done = call("report", "reviews", "--data", data, *Q3, "--out", tmp_path, "--staff", "E02", "--colour", colour)

    assert done.code == 0
    assert (told in done.complained) is True
    assert ("too pale" in done.complained) is bool(told)
