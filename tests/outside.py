"""An outside tool that knows what it does: it takes the guards off a company before it changes what they keep."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.store.migrations.guards import guarded_acts


def without_guards(session: Session) -> Session:
    """The same session on a company whose guards are gone."""
    if session.connection().dialect.name != "sqlite":
        for each in guarded_acts():
            session.execute(text(f'DROP TRIGGER IF EXISTS "{each.name}" ON "{each.table}"'))
        return session
    names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    for name in names:
        session.execute(text(f'DROP TRIGGER "{name}"'))
    return session
