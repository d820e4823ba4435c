"""The program in a real window, driven from outside by keys alone: nothing is reached but its door and its file."""

import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.models import Customer, Signing
from desktop.store.database import Database
from tests.flows.window.desktop_outside import Outside, found


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
    made = Outside(home)
    yield made
    made.end()


def test_a_contract_is_entered_and_forms_are_about_to_be_printed(outside: Outside, home: Path) -> None:
    outside.wait_for_page("Dashboard")
    outside.find("Enter a contract", "Contracts")
    before = outside.written()
    outside.type("Flow Traders")
    outside.press("Tab")
    outside.type("120000")
    outside.press("Tab", "Tab")
    outside.type("E05")
    outside.press("Tab", "ctrl+Return")
    outside.until(lambda: outside.written() > before, "the contract")
    outside.press("Escape")
    outside.find("Evaluations", "Evaluations")
    outside.press("ctrl+p")
    outside.breathe(8)
    picture = outside.picture()
    picture.save(str(home / "shown.png"))
    outside.end()

    with Database.open(home / "company.qianji") as database, database.read() as session:
        question = select(Signing.amount).join(Customer, Customer.id == Signing.customer_id)
        amounts = session.scalars(question.where(Customer.name == "Flow Traders")).all()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 8) for y in range(0, picture.height(), 8)}
    assert amounts == [Decimal(120_000)]
    assert len(colours) > 30


def _plugin() -> str:
    import PySide6

    return str(Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so")
