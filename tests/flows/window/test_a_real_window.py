"""The program in a real window, driven from outside by keys alone: nothing is reached but its door and its file."""

import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.app.today import today
from desktop.models import Customer, Signing, Visit
from desktop.settings import Settings
from desktop.store.database import Database
from tests.flows.window.desktop_outside import Outside, found

NAME = "Flow Traders"
SAID = "看了𠮷禾旁边的铺位"
OF_THE_CUSTOMER = f"JOIN customer ON customer.id = customer_id AND customer.name = '{NAME}'"
CONTRACTS = f"SELECT amount / 100 FROM signing {OF_THE_CUSTOMER}"  # noqa: S608 - our own words
VISITS = f"SELECT staff.code FROM visit JOIN staff ON staff.id = visit.staff_id {OF_THE_CUSTOMER}"  # noqa: S608 - our own words
PASTED = "SELECT json_array_length(rows) FROM entry_draft WHERE grid = 'visits'"
COMPUTED = "SELECT MAX(computed_at) FROM evaluation"


@pytest.fixture
def outside(home: Path, rehearsed_file: Path) -> Iterator[Outside]:
    """The sample company in a window of its own; where the tools are absent, a reason."""
    absent = [tool for tool in ("Xvfb", "xdotool") if not found(tool)]
    if absent:
        pytest.skip(f"not on this machine: {', '.join(absent)}")
    if subprocess.run([found("ldd"), _plugin()], capture_output=True, text=True, check=False).stdout.count(
        "not found"
    ):
        pytest.skip("libraries of the X window system are not on this machine")
    shutil.copyfile(rehearsed_file, home / "company.qianji")
    Settings(theme="light", layouts={"visits.view": {"view": "enter"}}).save()  # an owner who pastes
    made = Outside(home)
    yield made
    made.end()


def test_the_main_flow_by_keys_alone(outside: Outside, home: Path) -> None:
    outside.wait_for_page("Dashboard")
    outside.do(partial(enter_a_contract, outside), CONTRACTS, [(120_000,)])
    outside.press("Escape")
    copy_a_visit(outside)
    outside.do(partial(outside.press, "ctrl+v"), PASTED, [(1,)])
    outside.do(partial(outside.press, "ctrl+Return"), VISITS, [("E05",)])
    before = outside.ask(COMPUTED)
    outside.find("Evaluations", "Evaluations")
    run_an_evaluation(outside, before)
    outside.press("Escape", "ctrl+p")
    outside.breathe(8)
    picture = outside.picture()
    picture.save(str(home / "shown.png"))
    outside.end()

    with Database.open(home / "company.qianji") as database, database.read() as session:
        paid = select(Signing.amount).join(Customer, Customer.id == Signing.customer_id)
        amounts = session.scalars(paid.where(Customer.name == NAME)).all()
        said = select(Visit.summary).join(Customer, Customer.id == Visit.customer_id)
        visits = session.scalars(said.where(Customer.name == NAME)).all()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 8) for y in range(0, picture.height(), 8)}
    assert (amounts, visits) == ([Decimal(120_000)], [SAID])
    assert len(colours) > 30


def enter_a_contract(outside: Outside) -> None:
    """Choose the act in the palette and fill the form in."""
    outside.find("Enter a contract", "Contracts")
    outside.type(NAME)
    outside.press("Tab")
    outside.type("120000")
    outside.press("Tab", "Tab")
    outside.type("E05")
    outside.press("Tab", "ctrl+Return")


def copy_a_visit(outside: Outside) -> None:
    """A row as a spreadsheet copies it, with Chinese headings and words, and the grid to paste it into."""
    outside.copy(f"日期\t员工\t客户\t方式\t结果\t谈了什么\r\n{today()}\tE05\t{NAME}\t上门\t有进展\t{SAID}")
    outside.find("Log a visit", "Visits")


def run_an_evaluation(outside: Outside, before: list[tuple[Any, ...]]) -> None:
    """Compute the last full quarter, until the data file has newer figures than before."""
    for _attempt in range(3):
        outside.press("ctrl+n")
        outside.breathe(4)
        outside.press("ctrl+Return")
        for _moment in range(40):
            if outside.ask(COMPUTED) > before:
                return
            outside.breathe()
        outside.press("Escape")
    outside.until(lambda: outside.ask(COMPUTED) > before, "the evaluation")


def _plugin() -> str:
    import PySide6

    return str(Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so")
