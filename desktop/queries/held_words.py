"""What is written in a long log of visits, held in memory in the log's own order while somebody searches in it.

A table and three triggers of the connection (TEMP), beside the file and never in it: they end with the connection,
whatever a transaction changes or drops they follow, and nobody else can write while the file is open. So the table
says what the rows say at every moment, and nothing of it lies on a disk.
"""

from sqlalchemy import BigInteger, Text, column, func, literal_column, or_, select, table, text
from sqlalchemy.orm import Session

from desktop.models import Customer, Staff, Visit
from desktop.queries.key_order import BASE, KeyOrder
from desktop.queries.words_in import called_so, holds

LONG = 100_000  # visits; fewer are looked through as quickly as they lie
SEPARATOR = "\x1f"  # between the texts of a visit; words that bear it are looked for in the rows
_AT_ONCE = 50_000  # rows held in one go, some 30 ms
_HELD = table("held_visit", column("place", BigInteger), column("words", Text))
_PLACE = "coalesce(CAST(julianday({0}.visited_on) + 0.5 AS INTEGER), 0) * " + f"{BASE} + {{0}}.id"
_WORDS = "{0}.summary || char(31) || {0}.next_step || char(31) || {0}.place"
_ROW = f"{_PLACE}, {_WORDS}"
_BEGUN = (
    "CREATE TEMP TABLE held_visit (place INTEGER PRIMARY KEY, words TEXT NOT NULL)",
    "CREATE TEMP TABLE held_so_far (last_id INTEGER NOT NULL)",
    "INSERT INTO held_so_far VALUES (0)",
    "CREATE TEMP TRIGGER held_visit_new AFTER INSERT ON main.visit WHEN NEW.deleted_at IS NULL "  # noqa: S608 - names of ours
    f"BEGIN INSERT OR REPLACE INTO held_visit VALUES ({_ROW.format('NEW')}); END",
    "CREATE TEMP TRIGGER held_visit_changed "  # noqa: S608 - names of ours
    "AFTER UPDATE OF id, visited_on, summary, next_step, place, deleted_at ON main.visit "
    f"BEGIN DELETE FROM held_visit WHERE place = {_PLACE.format('OLD')}; "
    f"INSERT OR REPLACE INTO held_visit SELECT {_ROW.format('NEW')} WHERE NEW.deleted_at IS NULL; END",
    "CREATE TEMP TRIGGER held_visit_gone AFTER DELETE ON main.visit "  # noqa: S608 - names of ours
    f"BEGIN DELETE FROM held_visit WHERE place = {_PLACE.format('OLD')}; END",
)
_LET_GO = (
    *(f"DROP TRIGGER IF EXISTS temp.held_visit_{each}" for each in ("new", "changed", "gone")),
    "DROP TABLE IF EXISTS temp.held_visit",
    "DROP TABLE IF EXISTS temp.held_so_far",
)  # fmt: skip


def hold_more(session: Session, at_once: int = _AT_ONCE, long: int = LONG) -> bool:
    """Hold the next visits of a log that is long; whether some are left. They stay once the session commits."""
    if not _is_ours(session):
        return False
    if _so_far(session) is None:
        if session.scalar(select(Visit.id).limit(1).offset(long)) is None:
            return False
        for statement in _BEGUN:
            session.execute(text(statement))
    last_id = _so_far(session) or 0
    if last_id == BASE:
        return False
    until = session.scalar(select(Visit.id).where(Visit.id > last_id).order_by(Visit.id).offset(at_once).limit(1))
    session.execute(
        text(
            f"INSERT OR REPLACE INTO held_visit SELECT {_ROW.format('visit')} FROM main.visit "  # noqa: S608 - names of ours
            "WHERE id > :after AND id <= :until AND deleted_at IS NULL"
        ),
        {"after": last_id, "until": until or BASE},
    )
    session.execute(text("UPDATE held_so_far SET last_id = :until"), {"until": until or BASE})
    return until is not None


def let_go(session: Session) -> None:
    """Hold nothing any more: who writes a hundred thousand visits does not keep up a list of them beside."""
    if _is_ours(session):
        for statement in _LET_GO:
            session.execute(text(statement))


def are_held(session: Session, words: str) -> bool:
    """Whether these words can be looked for in memory."""
    return _is_ours(session) and SEPARATOR not in words and _so_far(session) == BASE


def held_order(session: Session, words: str) -> KeyOrder:
    """The keys of the visits that bear the words, or whose customer or person is called so, the newest first."""
    theirs = (
        _HELD.c.place.in_(select(literal_column(_PLACE.format("visit"))).select_from(Visit).where(named_so))
        for column_, called in ((Visit.customer_id, Customer), (Visit.staff_id, Staff))
        for named_so in called_so(session, column_, called, words)
    )
    bears = or_(holds(_HELD.c.words, words), *theirs)
    found = select(_HELD.c.place).where(bears).order_by(_HELD.c.place.desc()).subquery()
    return KeyOrder(session.scalar(select(func.group_concat(found.c.place % BASE + BASE, ""))) or "")


def _is_ours(session: Session) -> bool:
    """Whether only this connection can change the file."""
    return session.get_bind().dialect.name == "sqlite"


def _so_far(session: Session) -> int | None:
    """The key up to which visits are held, BASE where these are all; None where nothing is held."""
    is_begun = session.scalar(text("SELECT 1 FROM temp.sqlite_schema WHERE name = 'held_so_far'"))
    return session.scalar(text("SELECT last_id FROM temp.held_so_far")) if is_begun else None
