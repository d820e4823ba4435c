"""How the engine finds what was done to one thing: by an index, never through every change there ever was."""

from typing import Any

import pytest
from sqlalchemy import event

from desktop.models import Finding
from desktop.queries.rewritten import rewritings
from desktop.services.evaluations import Evaluations
from desktop.services.seal_check import verify_seals
from desktop.store.database import Database
from tests.services.small_company import Q3, findings, reviews, today, two_people

pytestmark = pytest.mark.on_file  # about the file itself


def test_rewritten_texts_and_seals_are_found_by_what_was_done(database: Database) -> None:
    with database.write() as session:
        two_people(session)
    evaluations = Evaluations(database, today)
    evaluation_id = evaluations.run(Q3).evaluation_id
    with database.read() as session:
        finding = next(iter(findings(session, reviews(session, evaluation_id)["E01"])))
    evaluations.edit_finding(finding.id, "zh_CN", "拜访太少。")
    evaluations.finalise(evaluation_id)

    plans = []
    with database.read() as session:
        connection, asked = session.connection(), list[tuple[str, Any]]()

        def note(_connection: object, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
            if "FROM audit_entry" in statement and "WHERE audit_entry.verb" in statement:
                asked.append((statement, values))

        event.listen(connection, "before_cursor_execute", note)
        assert rewritings(session, [session.get_one(Finding, finding.id)])
        assert verify_seals(session) == []
        event.remove(connection, "before_cursor_execute", note)
        for statement, values in asked:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            plans.append(next(str(step[3]) for step in steps if "audit_entry" in str(step[3])))

    assert len(plans) == 4  # edits of the text; evaluations made final; actions that were done; signatures noted
    assert all("INDEX ix_audit_entry_verb (verb=?" in plan for plan in plans)
