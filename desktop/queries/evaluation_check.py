"""The data check of an evaluation, read from what was kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.checks import CheckWarning, Gap, is_thin, warnings_for
from desktop.domain.rewritten import StaleText
from desktop.domain.scoring import Reason
from desktop.models import Evaluation, Review, ReviewItem
from desktop.queries.own_indicators import own_indicators
from desktop.queries.rewritten import stale_texts
from desktop.queries.schemes import scheme_of

_SILENT = (Reason.NONE, Reason.RAMP)  # an item that is scored needs no word


def evaluation_warnings(session: Session, evaluation_id: int) -> tuple[CheckWarning | StaleText, ...]:
    """The data check of a computed evaluation: thin totals, what was not scored, texts written of other figures."""
    reviews = session.execute(
        select(Review.staff_name, Review.total, Review.scored_weight)
        .where(Review.evaluation_id == evaluation_id)
        .order_by(Review.staff_code)
    ).all()
    lines = session.execute(
        select(Review.staff_name, ReviewItem.indicator, ReviewItem.reason, ReviewItem.sort_order)
        .join(Review, Review.id == ReviewItem.review_id)
        .where(Review.evaluation_id == evaluation_id, ReviewItem.reason.not_in(_SILENT))
        .order_by(ReviewItem.sort_order, Review.staff_code)
    ).all()
    gaps = [Gap(row.staff_name, "", Reason.LITTLE_WEIGHT) for row in reviews if is_thin(row.total, row.scored_weight)]
    version = session.scalar(select(Evaluation.scheme_version_id).where(Evaluation.id == evaluation_id))
    items = scheme_of(session, version).items if version is not None else ()
    gaps += [Gap(line.staff_name, line.indicator, Reason(line.reason), items[line.sort_order]) for line in lines]
    order = list(dict.fromkeys(item.indicator for item in items))
    catalogue = own_indicators(session, with_removed=True).catalogue
    warnings = warnings_for(gaps, len(reviews), order, catalogue)
    return (*warnings, *stale_texts(session, evaluation_id, catalogue))
