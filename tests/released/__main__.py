"""Makes the file of the present schema by command: `python -m tests.released`; an existing one is left alone."""

import gzip
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from desktop.store.migrate import SCHEMA
from tests.flows.command_line import CommandLine
from tests.released.contents import contents_of

FOLDER = Path(__file__).resolve().parent
TABLES = {
    "staff": "工号,姓名,团队,岗位,入职日期,基本工资\nE1,王一,华东,销售,2020-01-01,8000\n"
    "E2,李二,华东,销售,2021-03-15,7500.50\nE3,欧阳𬱖,华南,经理,2019-06-01,12000\n",
    "customers": "客户编号,客户名称,区域\nC1,禾味餐饮,上海\nC2,城东广场,广州\nC3,\"永辉，百货\",广州\n",
    "visits": "日期,员工,客户,内容,下次跟进日期\n2026-01-05,E1,C1,看店,2026-01-20\n2026-02-09,E2,C2,谈条款,\n"
    "2026-04-07,E1,C3,回访,2026-07-01\n2026-05-11,E3,C2,\"两行\n文字\",\n",
    "signings": "合同编号,客户,签约日期,员工,金额,毛利\nHT1,C1,2026-01-15,E1,120000.10,30000\n"
    "HT2,C2,2026-02-20,E1:60;E2:40,88000.55,\nHT3,C3,2026-05-20,E3,200000,51234.56\n",
    "receipts": "合同编号,到账日期,金额\nHT1,2026-02-01,60000\nHT2,2026-03-01,88000.55\nHT1,2026-05-02,-500\n",
}  # fmt: skip
FIGURES = {
    "finalised": ("evaluate", "--period", "2026Q1", "--json"),
    "indicators": ("indicators", "--period", "2026Q2", "--json"),
}


def main() -> int:
    """Make the file and what is expected of it."""
    target = FOLDER / f"schema-{SCHEMA}.qianji.gz"
    if target.exists():
        print(f"{target.name} is there; a released file is never made again.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QIANJI_HOME"] = folder
        data = Path(folder) / "company.qianji"
        _fill(CommandLine(data), Path(folder))
        expected = {"contents": contents_of(data), "figures": figures_of(data)}
        target.write_bytes(gzip.compress(data.read_bytes(), mtime=0))
    text = json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True)
    target.with_name(f"schema-{SCHEMA}.json").write_text(text + "\n", encoding="utf-8")
    return 0


def _fill(call: CommandLine, folder: Path) -> None:
    commands: list[tuple[str | Path, ...]] = [("init", "--company", "云岭鲜食商贸有限公司", "--preset", "sales")]
    for kind, rows in TABLES.items():
        file = folder / f"{kind}.csv"
        file.write_text(rows, encoding="utf-8")
        commands.append(("import", kind, file))
    commands += [("evaluate", "--period", "2026Q1"), ("evaluate", "--period", "2026Q1", "--finalise")]
    commands.append(("evaluate", "--period", "2026Q2"))
    for words in commands:
        answer = call(*words)
        if answer.code:
            raise RuntimeError(f"{words}: {answer.out}{answer.err}")


def figures_of(data: Path) -> dict[str, Any]:
    """The figures the program tells of a file."""
    call = CommandLine(data)
    return {name: json.loads(call(*words).out) for name, words in FIGURES.items()}


if __name__ == "__main__":
    sys.exit(main())
