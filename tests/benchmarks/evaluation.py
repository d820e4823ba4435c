"""Facts and whole evaluations of a large company against hand-written SQL over the same file, as ratios."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import event, select

from desktop.domain.period import parse_period
from desktop.domain.scheme import Rule, RuleKind, Scheme, SchemeItem
from desktop.models import Scheme as SchemeRow
from desktop.queries.facts import staff_facts
from desktop.services.evaluations import Evaluations
from desktop.services.presets import load_preset
from desktop.services.schemes import save_version
from desktop.store.database import Database
from desktop.store.tables import FINGERPRINT
from tests.benchmarks.company import make_company
from tests.benchmarks.era import Size
from tests.benchmarks.hand_written import CODES, hand_written_facts
from tests.benchmarks.timing import Goal, Variant, Weighed, shown, take_turns, weighed

QUARTER, BEFORE = parse_period("2026Q3"), parse_period("2026Q2")
TODAY = date(2026, 10, 5)
SCHEME = "十二项指标考核"
MOST_STATEMENTS = 10
FACTS, GROWTH, WHOLE = 1.1, 1.1, 8.0
SPANS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the benchmark found: the tables to show, whether every goal was met, and what was weighed."""

    text: str
    is_met: bool
    weighed: tuple[Weighed, ...] = ()


def benchmark(folder: Path, size: Size, rounds: int, with_growth: bool) -> Outcome:
    """Make the files where they are missing, check that all figures agree, then time."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as open_files:
        one = open_files.enter_context(Database.open(company_file(folder, size, 1)))
        verbs = Evaluations(one, lambda: TODAY)
        _refuse_other_figures(one, one)
        by_hand, facts = _by_hand(one, ""), _facts(one, "")
        again, whole = _by_hand(one, ", between whole ones"), _whole(verbs)
        asking, evaluating = [by_hand, facts], [again, whole]
        goals = [
            Goal("facts / hand-written SQL", facts, by_hand, FACTS),
            Goal("whole evaluation / hand-written SQL", whole, again, WHOLE),
        ]
        if with_growth:
            ten = open_files.enter_context(Database.open(company_file(folder, size, SPANS)))
            _refuse_other_figures(one, ten)
            long = _facts(ten, f", {3 * SPANS} years of records")
            asking += [_by_hand(ten, f", {3 * SPANS} years of records"), long]
            goals.append(Goal("facts, 30 years of records / 3 years", long, facts, GROWTH))
        statements = _statements(one)
        # First of all: whatever makes many values seems to take longer in a process that has evaluated.
        take_turns(asking, rounds)
        take_turns(evaluating, rounds)
    counted = f"{'statements of the facts':44}{statements:>10}{MOST_STATEMENTS:>10}"
    held = (*weighed(goals), Weighed("statements of the facts", statements, MOST_STATEMENTS))
    return Outcome(f"{shown([*asking, *evaluating], goals)}\n{counted}", all(each.is_met for each in held), held)


def _by_hand(database: Database, more: str) -> Variant:
    def run() -> object:
        with database.raw() as connection:
            return hand_written_facts(connection, QUARTER)

    return Variant(f"hand-written SQL{more}", run)


def _facts(database: Database, more: str) -> Variant:
    def run() -> object:
        with database.read() as session:
            return staff_facts(session, QUARTER, wanted=frozenset(CODES))

    return Variant(f"facts{more}", run)


def _whole(verbs: Evaluations) -> Variant:
    """Each round computes the quarter for the first time, after the quarter before was evaluated."""
    made: list[int] = []

    def run() -> None:
        made.append(verbs.run(QUARTER, SCHEME).evaluation_id)

    def discard() -> None:
        while made:
            verbs.discard(made.pop())

    return Variant("whole evaluation, stored", run, discard)


def company_file(folder: Path, size: Size, spans: int) -> Path:
    """The large company over so many times three years, made where it is missing."""
    path = folder / f"{FINGERPRINT}-{size.staff}-{size.visits}-{spans}.qianji"
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        make_company(part, size, spans)
        with Database.open(part) as database:
            _add_scheme(database)
            if spans == 1:
                Evaluations(database, lambda: date(2026, 7, 5)).run(BEFORE, SCHEME)
        part.rename(path)
    return path


def _add_scheme(database: Database) -> None:
    """One scheme for everybody with the twelve indicators."""
    usual = load_preset("sales").default_scheme.scheme
    weights = dict.fromkeys(CODES, Decimal(8)) | {"signed_amount": Decimal(12)}
    lines = tuple(SchemeItem(code, weight, *_rule(code)) for code, weight in weights.items())
    title = {"zh_CN": "季度考核表", "en": "Quarterly review"}
    with database.write() as session:
        for row in session.scalars(select(SchemeRow)):
            row.is_default = False
        row = SchemeRow(name=SCHEME, name_en="Twelve indicators", is_default=True)
        session.add(row)
        session.flush()
        save_version(
            session, row.id, Scheme({"zh_CN": SCHEME}, 1, lines, usual.grades, usual.tiers, form_titles=title)
        )


def _rule(code: str) -> tuple[Rule, Decimal, Decimal | None]:
    if code == "satisfaction":
        return Rule(RuleKind.POINTS), Decimal(120), None
    usual = {
        "visit_conversion": "8", "log_timeliness": "90", "repeat_rate": "20", "collection_rate": "92",
        "retention_rate": "95",
    }  # fmt: skip
    return Rule(RuleKind.RATIO), Decimal(120), Decimal(usual[code]) if code in usual else None


def _refuse_other_figures(reference: Database, database: Database) -> None:
    """All figures of the file by both ways, and by hand in the reference file, are the same."""
    with reference.raw() as connection:
        expected = hand_written_facts(connection, QUARTER)
    with database.raw() as connection:
        found = hand_written_facts(connection, QUARTER)
    with database.read() as session:
        told = {
            who: tuple(facts[code].actual for code in CODES)
            for who, facts in staff_facts(session, QUARTER, wanted=frozenset(CODES)).items()
        }
    if not expected == found == told:
        message = "the figures by hand and those of the program differ, so their times mean nothing"
        raise ValueError(message)


def _statements(database: Database) -> int:
    sent: list[str] = []
    with database.read() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda _c, _r, statement, *_: sent.append(statement))
        staff_facts(session, QUARTER)
    return len(sent)
