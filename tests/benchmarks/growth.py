"""The same quarter in a company with three years of records, and with ten and a hundred times as many before them."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path

from desktop.domain.period import PeriodKind
from desktop.queries.dashboard.figures import dashboard_figures
from desktop.queries.facts import staff_facts
from desktop.queries.key_order import Order
from desktop.queries.visit_list import VisitList
from desktop.queries.visits import VisitFilter
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.benchmarks.era import Size
from tests.benchmarks.evaluation import QUARTER, SCHEME, TODAY, Outcome, company_file
from tests.benchmarks.hand_written import CODES
from tests.benchmarks.timing import Goal, Variant, Weighed, shown, take_turns

FACTS = 1.1
SPANS = (1, 10, 100)
SMALLER = 100  # the hundredfold company is as large as the one of the other benchmarks
LAST_DAY = date(2026, 9, 30)
ROWS = 256


def benchmark(folder: Path, size: Size, rounds: int) -> Outcome:
    """Facts, a whole evaluation, the first page and the list of visits, each over all three files in turn."""
    staff = max(size.staff // 10, 10)
    small = Size(staff, size.visits // SMALLER, max(size.customers // SMALLER, staff), size.signings // SMALLER)
    with ExitStack() as files:
        opened = {spans: files.enter_context(Database.open(company_file(folder, small, spans))) for spans in SPANS}
        acts = [[act(database, f"{spans}×") for spans, database in opened.items()] for act in _ACTS]
        take_turns([each for row in acts for each in row], rounds)
    limits = (FACTS, None, None, None)
    held = tuple(
        Weighed(f"{more.name} ÷ 1×", Goal("", more, one, 1).ratio, limit)
        for (one, *others), limit in zip(acts, limits, strict=True)
        for more in others
    )
    lines = [f"{each.name:44}{each.found:>10.2f}" for each in held]
    told = "\n".join([shown([each for row in acts for each in row], []), *lines])
    return Outcome(told, all(each.is_met for each in held), held)


def _facts(database: Database, times: str) -> Variant:
    def run() -> None:
        with database.read() as session:
            staff_facts(session, QUARTER, wanted=frozenset(CODES))

    return Variant(f"facts, {times}", run)


def _whole(database: Database, times: str) -> Variant:
    verbs = Evaluations(database, lambda: TODAY)
    made: list[int] = []

    def discard() -> None:
        while made:
            verbs.discard(made.pop())

    return Variant(
        f"whole evaluation, {times}", lambda: made.append(verbs.run(QUARTER, SCHEME).evaluation_id), discard
    )


def _first_page(database: Database, times: str) -> Variant:
    def run() -> None:
        with database.read() as session:
            dashboard_figures(session, PeriodKind.QUARTER, LAST_DAY)

    return Variant(f"first page's figures, {times}", run)


def _list(database: Database, times: str) -> Variant:
    def run() -> None:
        with database.read() as session:
            found = VisitList(VisitFilter(), "zh_CN")
            found.lines(session, found.first(session, Order(), ROWS))

    return Variant(f"first rows of the visits, {times}", run)


_ACTS = (_facts, _whole, _first_page, _list)
