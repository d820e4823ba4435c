"""The worked example of docs/scoring.md: its records taken in, its sums done again, its numbers compared."""

import ast
import operator
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.exact import half_up
from desktop.domain.period import parse_period
from desktop.domain.review import ReviewForm, ReviewItem
from desktop.domain.scheme import Rule, RuleKind, SchemeItem
from desktop.queries.reviews import review_forms
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.flows.command_line import CommandLine
from tests.services.small_company import add_scheme, today

PAGE = Path(__file__).parents[2] / "docs" / "scoring.md"
SCHEME = "示例方案"
OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
}


def example() -> str:
    """The example's part of the page."""
    return PAGE.read_text(encoding="utf-8").split("## A worked example")[1].split("\n## ")[0]


def section(title: str) -> str:
    return example().split(f"### {title}\n")[1].split("\n### ")[0]


def table(title: str) -> dict[str, list[str]]:
    """The cells of a table by the first one, which loses its back-quotes."""
    rows = [line.strip("|").split("|") for line in section(title).splitlines() if line.startswith("|")]
    return {cells[0].strip(" `"): [cell.strip() for cell in cells[1:]] for cells in rows}


def records() -> dict[str, str]:
    """The tables of records by kind."""
    return dict(re.findall(r"```csv (\w+)\n(.*?)```", section("Records"), re.DOTALL))


def result(cell: str) -> str:
    """What a cell comes to: the number behind the equals sign, or the only one."""
    return cell.split("=")[-1].split(", so ")[0].strip()


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", "").replace("−", "-"))


def places(text: str) -> int:
    return len(text.partition(".")[2])


def worked_out(text: str) -> Fraction:
    """The value of a written sum."""
    plain = text.replace(",", "").replace("×", "*").replace("÷", "/").replace("−", "-").replace("%", "/100")
    return _value(ast.parse(plain.strip(), mode="eval").body)


def _value(node: ast.expr) -> Fraction:
    if isinstance(node, ast.Constant):
        return Fraction(str(node.value))
    if isinstance(node, ast.BinOp):
        return OPERATIONS[type(node.op)](_value(node.left), _value(node.right))  # type: ignore[operator, no-any-return] # of fractions
    assert isinstance(node, ast.UnaryOp)
    return -_value(node.operand)


def shown(value: Decimal | None, cell: str) -> str:
    """The program's value with as many places as the page shows."""
    assert value is not None
    return str(half_up(Fraction(value), places(result(cell))))


def same(value: Decimal | None, cell: str) -> bool:
    return Fraction(shown(value, cell)) == number(result(cell))


def items() -> Iterator[SchemeItem]:
    for code, (weight, rule, target, cap) in list(table("Rules").items())[2:]:
        kind, *rest = rule.replace("`", "").split()
        parameters: dict[str, Any] = {name: Decimal(value) for name, value in zip(rest[::2], rest[1::2], strict=True)}
        default = Decimal(target) if target else None
        yield SchemeItem(
            code, Decimal(weight), Rule(RuleKind(kind), **parameters), cap=Decimal(cap), default_target=default
        )


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReviewForm]:
    """The forms after the page's records came in by command and the quarter was evaluated, by staff code."""
    folder = tmp_path_factory.mktemp("example")
    command = CommandLine(folder / "example.qianji")
    assert command("init", "--company", "示例公司", "--preset", "sales").code == 0
    for kind, text in records().items():
        file = folder / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        answer = command("import", kind, file)
        assert answer.code == 0, (kind, answer.out, answer.err)
    with Database.open(folder / "example.qianji") as database:
        with database.write() as session:
            add_scheme(session, *items(), name=SCHEME, is_default=False)
        run = Evaluations(database, today).run(parse_period("2026Q3"), SCHEME)
        with database.read() as session:
            return {form.person.code: form for form in review_forms(session, run.evaluation_id, "zh_CN")}


@pytest.fixture
def lin(forms: dict[str, ReviewForm]) -> ReviewForm:
    return forms["L1"]


@pytest.fixture
def lines(lin: ReviewForm) -> dict[str, ReviewItem]:
    return {item.indicator: item for item in lin.items}


SUMS = re.findall(r"(?:^|[|]) *([^|=\n]*\d[^|=\n]*) = (−?[\d.,]*\d)", example(), re.MULTILINE)


@pytest.mark.parametrize(("left", "right"), SUMS)
def test_every_written_sum_comes_to_what_is_written_behind_it(left: str, right: str) -> None:
    """Points carried on are shown with 4 decimals, so the last digit may differ by what they lost."""
    text = left.removeprefix("amounts and counts are multiplied by")

    found, written = worked_out(text), number(right)

    assert abs(found - written) <= Fraction(51, 100) / 10 ** places(right)


def test_the_page_holds_as_many_sums_as_it_needs() -> None:
    assert len(SUMS) == 23


def test_every_step_of_the_records_came_in(forms: dict[str, ReviewForm]) -> None:
    assert set(records()) == {
        "staff", "customers", "visits", "signings", "receipts", "surveys", "complaints", "conduct", "absences",
        "targets",
    }  # fmt: skip
    assert set(forms) == {"L1", "L2", "L3"}


def test_targets_are_those_of_the_page(lines: dict[str, ReviewItem]) -> None:
    written = table("Lin's targets")

    for code in ("signed_amount", "effective_visits", "collection_rate", "milestones_on_time"):
        plain, effective = written[code]
        assert same(lines[code].target, plain), code
        assert same(lines[code].effective_target, effective), code
    assert {code for code, line in lines.items() if line.target is None} == {"satisfaction", "complaints"}


def test_actuals_and_points_are_those_of_the_page(lines: dict[str, ReviewItem]) -> None:
    for code, line in lines.items():
        actual, points = table("Lin's points")[code]
        if actual == "—":
            assert (line.actual, line.points, line.is_scored) == (None, None, False)
        else:
            assert same(line.actual, actual), code
            assert same(line.points, points), code


def test_total_grade_rank_and_bonus_are_those_of_the_page(lin: ReviewForm, forms: dict[str, ReviewForm]) -> None:
    written = {name: cells[0] for name, cells in table("Total, grade, rank, bonus").items()}
    rank, of = written["rank"].split(" of ")
    grade, lowest = re.fullmatch(r"(\w+), from (\d+) points", written["grade"]).groups()  # type: ignore[union-attr] # it is written so

    assert same(lin.scored_weight, written["scored weight"])
    assert same(sum((item.weighted or Decimal(0) for item in lin.items), Decimal(0)), written["weighted points"])
    assert same(lin.conduct_points, written["conduct points"])
    assert same(lin.exact_total, written["exact total"])
    assert str(lin.total) == written["total"]
    assert (lin.grade, lin.grade_note) == (grade, f"{lowest} 分及以上")
    assert (lin.rank, lin.rank_of) == (int(rank), int(of))
    assert str(lin.coefficient).rstrip("0") == written["coefficient"].split(",")[0]
    assert f"{lin.bonus:,}" == written["bonus"].split(", so ")[1]
    for code in ("L2", "L3"):
        exact, rounded = written[f"total of {code}"].split("=")[1].split(", so ")
        assert same(forms[code].exact_total, exact)
        assert str(forms[code].total) == rounded


def test_impacts_are_those_of_the_page(lin: ReviewForm) -> None:
    written = {code: cells for code, cells in table("Impacts").items() if code in {i.indicator for i in lin.items}}
    found = {
        **{each.indicator: (each.impact, "strength") for each in lin.strengths},
        **{each.indicator: (each.impact, "weakness") for each in lin.weaknesses},
    }

    for code, (impact, kind) in written.items():
        if not kind:
            assert code not in found
            continue
        assert found[code][1] == kind
        assert same(found[code][0], impact), code
    assert set(found) == {code for code, cells in written.items() if cells[1]}


def test_the_form_explains_the_reduced_targets_and_the_line_without_data(lin: ReviewForm) -> None:
    assert "第 2 个月" in lin.target_note
    assert "8 月 1 日至 23 日" in lin.target_note
    assert "67% × 69/92" in lin.target_note
    assert lin.items[-1].reason == "本期没有计划的里程碑，权重 10 已按比例分给其他指标。"
