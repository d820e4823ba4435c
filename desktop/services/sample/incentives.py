"""What the sample company pays and honours: a commission plan, statements partly settled, awards."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.commission import Basis, CommissionTier, Counted, Mode
from desktop.domain.commission_documents import tiers_document
from desktop.domain.period import Period, PeriodKind
from desktop.i18n import CHINESE
from desktop.models import AwardKind, CommissionPlan, CommissionStatement
from desktop.queries.award_suggestions import award_suggestions
from desktop.queries.commissions import StatementLine, statement_lines
from desktop.services.award_kinds import USUAL
from desktop.services.awards import AwardDraft, Awards
from desktop.services.commissions import Commissions
from desktop.services.sample.ground import Ground
from desktop.services.sample.rows import Rows
from desktop.store.database import Database

TIERS = (("0", "300000", "1"), ("300000", "600000", "1.5"), ("600000", None, "2"))  # 元 a quarter, percent
PAID_AFTER = timedelta(days=15)
HONOURED_AFTER = timedelta(days=12)
PARTLY, LATE_PAPERS = 3, 7  # places on the list of the quarter before the last full one


def add_incentives(ground: Ground) -> None:
    """The plan and the awards, as the owner set them up before the first quarter shown."""
    tiers = tuple(
        CommissionTier(Decimal(lower), None if upper is None else Decimal(upper), Decimal(rate))
        for lower, upper, rate in TIERS
    )
    ground.rows.add(
        CommissionPlan, name="回款提成", name_en="Commission on money received", basis=Basis.COLLECTED.value,
        mode=Mode.PROGRESSIVE.value, counted=Counted.PERIOD.value, cycle=PeriodKind.QUARTER.value,
        tiers=tiers_document(tiers), repeat_rate=None, product_id=None, position_id=None,
        valid_from=ground.quarters[0].start, valid_to=None,
    )  # fmt: skip
    _add_kinds(ground.rows)


def _add_kinds(rows: Rows) -> None:
    for place, draft in enumerate(USUAL):
        rows.add(
            AwardKind, name=draft.name, name_en=draft.name_en, indicator=draft.indicator,
            measure=draft.measure.value, audience=draft.audience.value, sort_order=place,
        )  # fmt: skip


def reward(database: Database, today: date, periods: Sequence[Period]) -> None:
    """Settle and honour the quarters before the last of `periods`, which is left for the owner to decide.

    One person got a part, another less for papers handed in late. What a leaver earned since is not settled.
    """
    with database.read() as session:
        if _is_done(session):
            return
        lines = statement_lines(session, (date.min, periods[-2].end), CHINESE)
    commissions = Commissions(database, lambda: today)
    last = [line for line in lines if line.period.end == periods[-2].end and line.left_on is None]
    special = _special(commissions, last)
    for period in sorted({line.period.end for line in lines}):
        keys = [line.key for line in lines if line.period.end == period and line.key not in special]
        commissions.settle_all(keys, period + PAID_AFTER, f"{period + PAID_AFTER:%Y-%m} 工资发放")
    _honour(database, today, periods[:-1])


def _is_done(session: Session) -> bool:
    return bool(session.scalar(select(func.count()).select_from(CommissionStatement)))


def _special(commissions: Commissions, last: Sequence[StatementLine]) -> frozenset[object]:
    """One statement settled by half, one with the owner's own figure."""
    if len(last) <= max(PARTLY, LATE_PAPERS):
        return frozenset()
    partly, late = last[PARTLY], last[LATE_PAPERS]
    half = (partly.computed / 2).quantize(Decimal(1))
    commissions.settle(partly.key, partly.period.end + PAID_AFTER, half, "先发一半，其余待客户资料补齐")
    reduced = (late.computed * Decimal("0.9")).quantize(Decimal(1))
    commissions.override(late.key, reduced, "两份合同资料逾期归档，按约定发九成")
    commissions.settle(late.key, late.period.end + PAID_AFTER, None, "")
    return frozenset({partly.key, late.key})


def _honour(database: Database, today: date, periods: Sequence[Period]) -> None:
    awards = Awards(database, lambda: today)
    for period in periods:
        with database.read() as session:
            found = award_suggestions(session, period, CHINESE)
        for each in found:
            if each.rank == 1:
                awards.grant(
                    AwardDraft(
                        kind_id=each.kind.kind_id, staff_id=each.staff_id, period=period,
                        granted_on=period.end + HONOURED_AFTER, rank=1, indicator=each.kind.indicator,
                        figure=each.figure,
                    )
                )  # fmt: skip
