"""The program in a real window, driven from outside by keys alone: nothing is reached but its door and its file."""

import subprocess
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from desktop.app.today import today
from desktop.domain.period import PeriodKind, last_full
from desktop.models import Evaluation, Receipt, Signing, SigningShare, Staff, Visit
from desktop.settings import Settings
from desktop.store.database import Database
from tests.flows.command_line import CommandLine
from tests.flows.window.desktop_outside import Outside, absent
from tests.flows.window.focus_told import found

QUARTER = last_full(PeriodKind.QUARTER, today(), 1)
HIRED = QUARTER.start - timedelta(days=90)
PEOPLE = (("Wang Gong", "E01"), ("Li Na", "E02"))
CUSTOMERS = ("云栖茶社", "𠮷禾餐饮", "绿源超市")
HEADINGS = "日期\t员工\t客户\t方式\t结果\t谈了什么"
# What is half entered stands in the file a moment later: what keys lost on a busy machine left out is typed again.
CONTRACT = """SELECT json_extract(draft, '$.amount'),
    json_array(json_extract(shares, '$[0][2]'), json_extract(shares, '$[1][2]'))
    FROM (SELECT draft, json_extract(draft, '$.shares') shares
    FROM (SELECT json_extract(rows, '$[0]') draft FROM entry_draft WHERE grid = 'form contract new'))"""
RECEIPT = "SELECT json_extract(rows, '$[0].amount') FROM entry_draft WHERE grid = 'form receipt new'"
PASTED = "SELECT json_array_length(rows) FROM entry_draft WHERE grid = 'visits'"
NAMES = "SELECT name FROM staff ORDER BY id"
STAFF = "SELECT code FROM staff ORDER BY code"
VISITS = "SELECT COUNT(*) FROM visit"
SHARES = """SELECT signing.amount / 100, share / 100
    FROM signing_share JOIN signing ON signing.id = signing_id ORDER BY staff_id"""
MONEY = "SELECT amount / 100 FROM receipt"
STATUS = "SELECT status FROM evaluation"


@pytest.fixture
def outside(home: Path) -> Iterator[Outside]:
    """A program without a company in a window of its own; where the tools are absent, a reason."""
    need_the_tools()
    Settings(theme="light", layouts={"visits.view": {"view": "enter"}}).save()  # an owner who pastes
    made = Outside(home)
    yield made
    made.end()


@pytest.fixture
def unheard(home: Path) -> Iterator[Outside]:
    """A program with a new company, whose focus nobody follows; where the tools are absent, a reason."""
    need_the_tools()
    assert CommandLine(home / "company.qianji")("init", "--company", "Flow Traders").code == 0
    made = Outside(home, hears=False)
    yield made
    made.end()


def test_the_main_flow_by_keys_alone(outside: Outside, home: Path) -> None:
    begin_a_company(outside)
    outside.do(partial(add_people, outside), STAFF, [(code,) for _name, code in PEOPLE])
    outside.press("Escape")
    copy_visits(outside)
    outside.do(partial(outside.press, "ctrl+v"), PASTED, [(len(CUSTOMERS),)])
    outside.do(partial(save_the_visits, outside), VISITS, [(len(CUSTOMERS),)])
    outside.do(partial(sign_and_share, outside), CONTRACT, [('"120000"', '["50","50"]')])
    outside.kill()
    outside.start_again()
    outside.wait_for_page("Dashboard")
    outside.do(partial(go_on_with_the_contract, outside), SHARES, [(120_000, 50), (120_000, 50)])
    outside.press("Escape")
    outside.do(partial(record_a_receipt, outside), RECEIPT, [('"30000"',)])
    outside.press("ctrl+Return")
    outside.until(lambda: outside.ask(MONEY) == [(30_000,)], "the receipt")
    outside.press("Escape")
    outside.do(partial(run_the_quarter, outside), STATUS, [("computed",)])
    outside.do(partial(finalise, outside), STATUS, [("finalised",)])
    pages = print_all(outside, home)
    picture = outside.picture()
    outside.end()

    with Database.open(home / "company.qianji") as database, database.read() as session:
        people = session.scalars(select(Staff.name).order_by(Staff.code)).all()
        days = {each.visited_on for each in session.scalars(select(Visit))}
        paid = session.scalar(select(Receipt.amount).join(Signing, Signing.id == Receipt.signing_id))
        shares = session.scalars(select(SigningShare.share)).all()
        evaluated = session.scalars(select(Evaluation)).one()
        period = (evaluated.start, evaluated.end)
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 8) for y in range(0, picture.height(), 8)}
    assert people == [name for name, _code in PEOPLE]
    assert all(QUARTER.start <= day <= QUARTER.end for day in days)
    assert (paid, shares) == (Decimal(30_000), [Decimal(50), Decimal(50)])
    assert period == (QUARTER.start, QUARTER.end)
    assert all(any(name in page for page in pages) for name, _code in PEOPLE)
    assert len(colours) > 30


def test_what_is_typed_ahead_waits_for_the_form_it_is_meant_for(unheard: Outside) -> None:
    unheard.wait_for_page("Dashboard")
    # All in one go, long before the page is made, the form filled and each person saved.
    people = [key for name, _code in PEOPLE for key in (*name, "ctrl+Return")]
    unheard.burst("ctrl+k", *"Add staff", "Return", *people)

    unheard.until(lambda: unheard.ask(NAMES) == [(name,) for name, _code in PEOPLE], "both people")


def begin_a_company(outside: Outside) -> None:
    """The first run: a name and Return, and no password."""
    outside.focus("^Qianji$")
    outside.go_to("Company name")
    outside.type("Flow Traders")
    outside.press("Return")
    outside.go_to("Go on without a password")
    outside.press("space")
    outside.wait_for_page("Dashboard")


def add_people(outside: Outside) -> None:
    """One form after the other."""
    outside.find("Add staff", "Staff", "Name")
    for name, code in PEOPLE:
        outside.type(name)
        outside.go_to("Staff code")
        outside.type(code)
        outside.go_to("Hired on")
        outside.press("ctrl+a")
        outside.type(str(HIRED))
        outside.press_until("Name", "ctrl+Return")  # saved, and on with the next


def copy_visits(outside: Outside) -> None:
    """Rows as a spreadsheet copies them, with Chinese headings and names, and the grid to paste them into."""
    rows = [f"{QUARTER.start}\t{PEOPLE[0][1]}\t{customer}\t上门\t有进展\t看了铺位" for customer in CUSTOMERS]
    outside.copy("\r\n".join((HEADINGS, *rows)))
    outside.find("Log a visit", "Visits", "Visits to be saved")


def save_the_visits(outside: Outside) -> None:
    """From problem to problem: nobody knows these customers yet, so each is added; then save."""
    outside.find("Log a visit", "Visits", "Visits to be saved")
    for _customer in CUSTOMERS:
        outside.press("F8", "alt+1")
    outside.press("ctrl+Return")


def sign_and_share(outside: Outside) -> None:
    """A contract with a customer found by initials, half each for two people."""
    outside.find("Enter a contract", "Contracts", "Customer")
    outside.type("yqcs")
    outside.go_to("Amount (yuan)")
    outside.press("ctrl+a")
    outside.type("120000")
    outside.go_to("Person 1")
    outside.type(PEOPLE[0][1])
    outside.go_to("Share of person 1 in percent")
    outside.press("ctrl+a")
    outside.type("50")
    outside.go_to("Add a person")
    outside.press("space")
    outside.lands("Person 2")
    outside.type(PEOPLE[1][1])
    outside.go_to("Share of person 2 in percent")


def go_on_with_the_contract(outside: Outside) -> None:
    """The form opened anew offers what was begun before the program was killed; take it up and save it."""
    outside.find("Enter a contract", "Contracts", "Customer")
    outside.go_to("Go on with it", "shift+Tab")
    outside.press("space")
    outside.press("ctrl+Return")


def record_a_receipt(outside: Outside) -> None:
    """The button of the page, and the customer's initials again."""
    outside.find("Contracts", "Contracts")
    outside.go_to("Record money")
    outside.press("space")
    outside.lands("Contract")
    outside.type("yqcs")
    outside.go_to("Amount (yuan)")
    outside.press("ctrl+a")
    outside.type("30000")


def run_the_quarter(outside: Outside) -> None:
    """The last full quarter is what is offered."""
    outside.find("Evaluations", "Evaluations")
    outside.press("ctrl+n")
    outside.lands("* quarter *", 5)
    outside.press("ctrl+Return")


def finalise(outside: Outside) -> None:
    """Past what the data check found to the page's main button; the question is agreed to."""
    outside.press("Escape")
    outside.find("Evaluations", "Evaluations")
    outside.go_to("Finalise", "shift+Tab")
    outside.press("space")
    outside.focus("^Finalise the")
    outside.lands("Not yet", 5)
    outside.go_to("Finalise")
    outside.press("space")
    outside.wait_for_page("Evaluations")


def print_all(outside: Outside, home: Path) -> list[str]:
    """Everybody's form into one file; the texts of its pages."""
    outside.press("ctrl+p")
    outside.wait_for_page("Reports")
    pages: list[str] = []
    for attempt in range(3):
        outside.go_to("Export PDF …", "shift+Tab")  # reached once the paper is seen
        outside.go_to("Whose")
        outside.press("Home", "space")  # everybody
        outside.go_to("Export PDF …", "shift+Tab")
        paper = home / f"forms{attempt}.pdf"
        outside.press("space")
        outside.focus("^Export PDF")
        outside.go_to("File name:")
        outside.press("ctrl+a")
        outside.type(str(paper))
        outside.press("Return")
        outside.until(partial(is_whole, paper), f"the file {paper}")
        pages = [page.extract_text() for page in PdfReader(paper).pages]
        if len(pages) >= len(PEOPLE):
            break
        outside.focus("^Reports ")
    return pages


def is_whole(paper: Path) -> bool:
    """Whether a PDF was written to its end."""
    return paper.exists() and b"%%EOF" in paper.read_bytes()[-16:]


def need_the_tools() -> None:
    """Say what is absent on this machine, instead of failing for it."""
    if absent():
        pytest.skip(f"not on this machine: {', '.join(absent())}")
    if subprocess.run([found("ldd"), _plugin()], capture_output=True, text=True, check=False).stdout.count(
        "not found"
    ):
        pytest.skip("libraries of the X window system are not on this machine")


def _plugin() -> str:
    import PySide6

    return str(Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so")
