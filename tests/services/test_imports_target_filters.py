"""Targets narrowed to a product, a region, a customer kind or a source come in and go out by name."""

from sqlalchemy import select

from desktop.exchange.kinds.targets import export
from desktop.models import Lookup, LookupKind, Target
from desktop.queries.targets import targets_for
from tests.services.importing import Importing, counts, importing, staffed
from tests.services.small_company import Q3

__all__ = ["importing", "staffed"]

FILE = (
    "员工,期间,指标,目标值,产品,区域,客户类型,来源渠道\n"
    "E01,2026Q3,signings,9,,,,\n"
    "E01,2026Q3,signings,1,A 产品,,,\n"
    "E01,2026Q3,signings,2,,华东,,\n"
    "E01,2026Q3,signings,3,,,主力店,\n"
    "E01,2026Q3,signings,4,,,,展会\n"
    "E01,2026Q3,signings,5,A 产品,华东,主力店,展会\n"
)


def test_each_way_of_narrowing_is_a_target_of_its_own(staffed: Importing) -> None:
    with staffed.database.write() as session:
        for kind, name in (
            (LookupKind.PRODUCT, "A 产品"), (LookupKind.REGION, "华东"), (LookupKind.CUSTOMER_KIND, "主力店"),
            (LookupKind.SOURCE, "展会"),
        ):  # fmt: skip
            session.add(Lookup(kind=kind, name=name))

    first, again = staffed.take("targets", FILE), staffed.take("targets", FILE)

    assert (counts(first), counts(again)) == ((6, 0, 0, 0), (0, 0, 6, 0))
    with staffed.database.read() as session:
        held = {key.filter.label: int(figure.value) for key, figure in targets_for(session, Q3).figures.items()}
        out = [(row["product"], row["customer_kind"], row["source"], int(row["value"])) for row in export(session)]
        assert len(session.scalars(select(Target)).all()) == 6
    assert held == {"": 9, "A 产品": 1, "华东": 2, "主力店": 3, "展会": 4, "A 产品 华东 主力店 展会": 5}
    assert out[3:5] == [(None, "主力店", None, 3), (None, None, "展会", 4)]
    assert out[5] == ("A 产品", "主力店", "展会", 5)
