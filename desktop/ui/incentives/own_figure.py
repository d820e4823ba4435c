"""The owner's own figure of a statement as its panel shows it, and how it stands now."""

from functools import partial
from typing import Any

from desktop.queries.commission_detail import StatementDetail, statement_detail
from desktop.services.seen import Seen, Shown


def seen_figure(detail: StatementDetail, language: str) -> Seen:
    """The figure (元) with its reason; None where the computed one stands."""
    return Seen(_figure(detail), partial(_figure_now, detail, language))


def _figure(detail: StatementDetail) -> Shown:
    return {"own_amount": detail.line.override, "reason": detail.line.override_reason}


def _figure_now(shown: StatementDetail, language: str, session: Any) -> Shown:
    detail = statement_detail(session, shown.line.key, language)
    return {} if detail is None else _figure(detail)
