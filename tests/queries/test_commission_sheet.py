"""Commission statements as values: contract by contract, with what was paid and what is due."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.commission import Counted, Mode
from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.sheets import Band, Pairs, Remarks, Sheet, Signing, Table
from desktop.errors import RequestError
from desktop.queries.commission_detail import statement_detail, statement_details
from desktop.queries.commissions import statement_lines
from desktop.queries.sheets import Paper, commission_sheets
from desktop.services.commission_plans import CommissionPlans
from desktop.services.commissions import Commissions
from desktop.store.database import Database
from tests.queries.builders import a_customer
from tests.services.earning import AUGUST, JULY, PLAN, SEPTEMBER, TERMS, TODAY, paid_contract

Q3 = parse_period("2026Q3")
SPAN = (date(2026, 7, 1), date(2026, 9, 30))


@pytest.fixture
def earned(database: Database) -> Database:
    """A contract shared 80 to 20, paid in July and August; a plan counted by the month."""
    CommissionPlans(database).add(PLAN)
    with database.write() as session:
        customer = a_customer(session, name="绿洲").id
    paid_contract(database, (JULY, "300000"), (AUGUST, "100000"), share="80", number="QY-1", customer_id=customer)
    return database


def sheets(database: Database, language: str = "zh_CN", codes: list[str] | None = None) -> list[Sheet]:
    with database.read() as session:
        return commission_sheets(Paper(session, Q3, language, TODAY, codes))


def band(sheet: Sheet) -> list[str]:
    return [cell.value for part in sheet.parts if isinstance(part, Band) for cell in part.cells]


def said(sheet: Sheet) -> dict[str, str]:
    return {pair.caption: pair.value for part in sheet.parts if isinstance(part, Pairs) for pair in part.pairs}


def test_each_person_and_month_has_a_statement_with_a_number_of_its_own(earned: Database) -> None:
    found = sheets(earned)

    assert [(sheet.subject, said(sheet)["结算期间"]) for sheet in found] == [
        ("王龚", "2026 年 7 月"),
        ("李禾", "2026 年 7 月"),
        ("王龚", "2026 年 8 月"),
        ("李禾", "2026 年 8 月"),
    ]
    assert len({sheet.number for sheet in found}) == 4


def test_a_line_goes_down_to_the_contract_and_the_sums_are_the_statements(earned: Database) -> None:
    sheet = sheets(earned, codes=["E1"])[0]

    contracts = sheet.tables[1]
    assert contracts.lines[0].cells == (
        *("QY-1", "绿洲", JULY, Decimal(900000), "到账", JULY),
        *(Decimal(300000), "", Decimal(80), Decimal(240000), Decimal(2), Decimal("1.0833")),
        *(Decimal(2600), Decimal(0), Decimal(2600)),
    )
    assert contracts.lines[-1].cells[9:] == (Decimal(240000), "", "", Decimal(2600), Decimal(0), Decimal(2600))
    assert band(sheet) == ["¥240,000.00", "¥2,600.00", "¥0.00", "¥2,600.00"]
    assert said(sheet)["本次应付大写"] == "人民币贰仟陆佰元整"


def tiers(sheet: Sheet) -> Table:
    return next(table for table in sheet.tables if table.title == "提成计算")


def test_each_tier_tells_its_bounds_base_rate_and_amount_and_they_add_up(earned: Database) -> None:
    sheet = sheets(earned, codes=["E1"])[0]

    assert [line.cells for line in tiers(sheet).lines] == [
        ("1", "0 至 200,000", Decimal(200000), Decimal(1), Decimal(2000)),
        ("2", "200,000 及以上", Decimal(40000), Decimal("1.5"), Decimal(600)),
        ("合计", "", Decimal(240000), "", Decimal(2600)),
    ]
    assert any("¥2,600.00 ÷ ¥240,000.00 = 1.083333%" in remark for remark in sheet.remarks)


def test_cents_lost_in_rounding_have_a_line_of_their_own_so_that_every_table_adds_up(database: Database) -> None:
    CommissionPlans(database).add(PLAN)
    with database.write() as session:
        customer = a_customer(session, name="绿洲").id
    for number in range(7):  # what each bears of the mean rate ends in more than two decimals
        paid_contract(database, (JULY, "123456.78"), number=f"QY-{number}", customer_id=customer)

    (sheet,) = sheets(database, codes=["E1"])

    for table, places in ((sheet.tables[1], (9, 12, 13, 14)), (tiers(sheet), (2, 4))):
        *lines, total = table.lines
        for place in places:
            figures = [line.cells[place] for line in lines]
            assert sum(figure for figure in figures if isinstance(figure, Decimal)) == total.cells[place]
    assert "尾差" in {line.cells[0] for line in sheet.tables[1].lines}


def test_a_line_whose_rounded_rate_is_its_tiers_own_and_yet_does_not_multiply_out_is_explained(
    database: Database,
) -> None:
    CommissionPlans(database).add(PLAN)
    paid_contract(database, (JULY, "99999999999.99"))

    (sheet,) = sheets(database, codes=["E1"])

    line = sheet.tables[1].lines[0].cells
    assert line[11:13] == (Decimal("1.5"), Decimal("1499999000.00"))  # 1.499999 %: as many decimals as lines show
    assert [row.cells[1] for row in tiers(sheet).lines] == ["0 至 200,000", "200,000 及以上", ""]
    (told,) = [remark for remark in sheet.remarks if "÷" in remark]
    rate = Decimal(told.partition(" = ")[2].partition("%")[0])
    assert (Decimal("99999999999.99") * rate / 100).quantize(Decimal("0.01")) == line[12]


def test_what_was_paid_and_what_is_open_stand_at_each_contract_and_refunds_in_a_column(database: Database) -> None:
    CommissionPlans(database).add(PLAN)
    paid_contract(database, (JULY, "100000"), (date(2026, 7, 20), "-40000"), number="QY-1")
    paid_contract(database, (JULY, "40000"), number="QY-2")
    with database.read() as session:
        key = statement_lines(session, SPAN, "zh_CN")[0].key
    commissions = Commissions(database, lambda: TODAY)
    commissions.settle(key, SEPTEMBER, Decimal(250), "")

    (sheet,) = sheets(database, codes=["E1"])

    rows = [(row.cells[0], row.cells[6], row.cells[7], *row.cells[12:]) for row in sheet.tables[1].lines]
    assert rows == [
        ("QY-1", Decimal(100000), "", Decimal(1000), Decimal(250), Decimal(750)),
        ("QY-2", Decimal(40000), "", Decimal(400), Decimal(100), Decimal(300)),
        ("QY-1", "", Decimal(-40000), Decimal(-400), Decimal(-100), Decimal(-300)),
        ("合计", "", "", Decimal(1000), Decimal(250), Decimal(750)),
    ]
    assert any("分摊" in remark for remark in sheet.remarks)


def test_the_owners_figure_is_split_among_the_contracts(earned: Database) -> None:
    with earned.read() as session:
        key = statement_lines(session, SPAN, "en")[0].key
    Commissions(earned, lambda: TODAY).override(key, Decimal(2000), "两笔退单")

    sheet = sheets(earned, "en", ["E1"])[0]

    assert sheet.tables[1].lines[0].cells[12:] == (Decimal(2600), Decimal(0), Decimal(2000))


def test_where_nothing_was_earned_and_yet_something_was_paid_no_line_bears_a_part(database: Database) -> None:
    CommissionPlans(database).add(PLAN)
    paid_contract(database, (JULY, "1000"), (date(2026, 7, 20), "-1000"), number="QY-1")
    with database.read() as session:
        key = statement_lines(session, SPAN, "en")[0].key
    Commissions(database, lambda: TODAY).override(key, Decimal(300), "补贴")

    (sheet,) = sheets(database, "en", ["E1"])

    assert [row.cells[13:] for row in sheet.tables[1].lines] == [
        *[(None, None)] * 2,
        (Decimal(0), Decimal(300)),
    ]


def test_a_refusal_and_the_delivery_can_be_noted(earned: Database) -> None:
    signing = sheets(earned)[0].parts[-1]

    assert isinstance(signing, Signing)
    assert signing.has_refusal


def test_with_whole_tiers_one_rate_holds_for_all_and_later_contracts_have_theirs(database: Database) -> None:
    terms = replace(TERMS, mode=Mode.WHOLE, repeat_rate=Decimal("0.5"))
    CommissionPlans(database).add(replace(PLAN, terms=terms))
    with database.write() as session:
        customer = a_customer(session, name="绿洲").id
    paid_contract(database, (JULY, "300000"), number="QY-1", customer_id=customer)
    paid_contract(database, (JULY, "100000"), number="QY-2", customer_id=customer)

    (sheet,) = sheets(database, codes=["E1"])

    assert [line.cells for line in tiers(sheet).lines] == [
        ("2", "200,000 及以上", Decimal(300000), Decimal("1.5"), Decimal(4500)),
        ("老客户续签", "", Decimal(100000), Decimal("0.5"), Decimal(500)),
        ("合计", "", Decimal(400000), "", Decimal(5000)),
    ]


def test_where_each_contract_fills_the_tiers_by_itself_the_tiers_stand_alone(database: Database) -> None:
    CommissionPlans(database).add(replace(PLAN, terms=replace(TERMS, counted=Counted.CONTRACT)))
    with database.write() as session:
        customer = a_customer(session, name="绿洲").id
    paid_contract(database, (JULY, "300000"), number="QY-1", customer_id=customer)

    (sheet,) = sheets(database, codes=["E1"])

    assert [line.cells for line in tiers(sheet).lines] == [
        ("1", "0 至 200,000", Decimal(1)),
        ("2", "200,000 及以上", Decimal("1.5")),
    ]
    assert tiers(sheet).note == "每份合同单独计档，分档累进"


def test_a_contract_that_reaches_another_whole_tier_bears_the_difference_for_what_came_before(
    database: Database,
) -> None:
    terms = replace(TERMS, counted=Counted.CONTRACT, mode=Mode.WHOLE)
    CommissionPlans(database).add(replace(PLAN, terms=terms, cycle=PeriodKind.QUARTER))
    paid_contract(database, (JULY, "100000"), (AUGUST, "150000"), (SEPTEMBER, "-80000"), number="QY-1")

    (sheet,) = sheets(database, codes=["E1"])

    rates = [line.cells[11] for line in sheet.tables[1].lines[:-1]]
    earned = [line.cells[12] for line in sheet.tables[1].lines[:-1]]
    assert earned == [Decimal(1000), Decimal(2750), Decimal(-2050)]  # 1 % of 10 万, 1.5 % of 25 万, 1 % of 17 万
    assert rates == [Decimal(1), Decimal("1.8333"), Decimal("2.5625")]
    assert tiers(sheet).note == "每份合同单独计档，全额计提：达到哪一档，全部按该档比例"
    remarks = next(part for part in sheet.parts if isinstance(part, Remarks)).sentences
    assert (
        remarks[1]
        == "比例：一笔款使合同换档时，此前已计的基数也改按新档比例，差额计在这一笔，所以该笔比例可能不等于任何一档。"
    )


def test_what_was_paid_and_the_owners_figure_stand_with_their_reasons(earned: Database) -> None:
    with earned.read() as session:
        key = statement_lines(session, SPAN, "en")[0].key
    commissions = Commissions(earned, lambda: TODAY)
    commissions.override(key, Decimal(2000), "两笔退单")
    commissions.settle(key, SEPTEMBER, Decimal(500), "首付")

    sheet = sheets(earned, "en", ["E1"])[0]

    assert band(sheet) == ["¥240,000.00", "¥2,600.00", "¥2,000.00", "¥500.00", "¥1,500.00"]
    assert said(sheet)["Reason for the owner’s figure"] == "两笔退单"
    assert sheet.tables[-1].lines[0].cells == (SEPTEMBER, Decimal(500), "首付")
    assert said(sheet)["To be paid, in words"] == "RMB one thousand five hundred and 00/100"


def test_without_any_commission_it_says_what_to_do(database: Database) -> None:
    with pytest.raises(RequestError, match="There is no commission"):
        sheets(database)


def test_details_read_together_are_those_read_one_by_one(earned: Database) -> None:
    with earned.read() as session:
        lines = statement_lines(session, SPAN, "zh_CN")
    Commissions(earned, lambda: TODAY).settle(lines[0].key, SEPTEMBER)

    with earned.read() as session:
        lines = statement_lines(session, SPAN, "zh_CN")
        together = statement_details(session, lines, "zh_CN")
        alone = [statement_detail(session, line.key, "zh_CN") for line in lines]

    assert together == alone


def test_statements_of_all_people_have_the_same_columns_so_that_a_workbook_has_one_table_of_them(
    earned: Database,
) -> None:
    columns = {tuple(column.name for column in sheet.tables[1].columns) for sheet in sheets(earned)}

    assert len(columns) == 1
