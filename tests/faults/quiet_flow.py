"""A whole flow with names that must stay where they belong: `python -m tests.faults.quiet_flow FOLDER [window]`."""

import sys
from pathlib import Path

from desktop.services.imports import Imports
from tests.flows.command_line import CommandLine

NAME, CUSTOMER, NOTE, AMOUNT = "密探王小二", "金蝉脱壳商行", "暗号天王盖地虎", "73519846.25"
CANARIES = (NAME, CUSTOMER, NOTE, AMOUNT)


def main(folder: Path) -> None:
    """Found, fill, evaluate, print, take out, put back, and stumble."""
    call = CommandLine(folder / "company.qianji")
    staff, visits, signings = (folder / f"{name}.csv" for name in ("staff", "visits", "signings"))
    staff.write_text(f"工号,姓名,入职日期\nE1,{NAME},2020-01-01\n", encoding="utf-8")
    visits.write_text(f"日期,员工,客户,内容\n2026-01-05,E1,{CUSTOMER},{NOTE}\n", encoding="utf-8")
    signings.write_text(
        f"合同编号,客户,签约日期,员工,金额\nHT1,{CUSTOMER},2026-01-09,E1,{AMOUNT}\n", encoding="utf-8"
    )
    commands = (
        ("init",), ("import", "staff", staff), ("import", "visits", visits), ("import", "signings", signings),
        ("import", "visits", staff), ("indicators", "--period", "2026-01"), ("evaluate", "--period", "2026-01"),
        ("report", "review", "--period", "2026-01", "--out", folder / "forms"),
        ("export", "visits", folder / "out.xlsx"), ("check",), ("backup", folder / "copy.qianji"),
        ("restore", folder / "copy.qianji"),
    )  # fmt: skip
    for words in commands:
        answer = call(*words)
        print(words[0], answer.code, answer.err.strip()[:200])
    Imports.run = _stumble  # type: ignore[assignment, method-assign] # what nobody foresaw, with a name in it
    print("stumble", call("import", "visits", visits).code)


def _stumble(*_arguments: object, **_options: object) -> None:
    raise ValueError(NAME, AMOUNT)


def show(folder: Path) -> None:
    """Open the window on the flow's file, let it settle, and close it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.app import run

    usual = QApplication.exec

    def for_a_moment(*_arguments: object) -> int:
        QTimer.singleShot(2500, QApplication.quit)
        return usual()

    QApplication.exec = for_a_moment  # type: ignore[method-assign] # nobody closes it
    sys.exit(run(folder / "company.qianji", "zh_CN"))


if __name__ == "__main__":
    (show if "window" in sys.argv else main)(Path(sys.argv[1]))
