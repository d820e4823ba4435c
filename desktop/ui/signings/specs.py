"""The fields of a contract and of money received."""

from desktop.errors import N_
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.signings.entries import instalments_of, shares_of

CONTRACT_FIELDS = (
    FieldSpec("signed_on", N_("Signed on"), Input.DAY, True, N_("Enter the day of signing."), is_past=True),
    FieldSpec("number", N_("Number"), Input.TEXT, example=N_("e.g. QY2611-001")),
    FieldSpec(
        "customer",
        N_("Customer"),
        Input.CUSTOMER,
        True,
        N_("Say with whom the contract was signed."),
        hint=N_("A name not on the list adds a customer"),
        is_wide=True,
    ),
    FieldSpec("amount", N_("Amount (yuan)"), Input.AMOUNT, True, N_("Enter the amount."), example="128,000"),
    FieldSpec("profit", N_("Profit (yuan)"), Input.AMOUNT, example=N_("Empty: not known")),
    FieldSpec("shares", N_("Signed by"), Input.OWN, True, N_("Say who signed it."), read=shares_of),
    FieldSpec("product", N_("Product"), Input.WORD, is_carried=True),
    FieldSpec("region", N_("Region"), Input.WORD, is_carried=True),
    FieldSpec("first_year_fee", N_("First-year fee (yuan)"), Input.AMOUNT),
    FieldSpec("deal_id", N_("Deal"), Input.DEAL, example=N_("Type a code or customer")),
    FieldSpec("instalments", N_("Instalments"), Input.OWN, read=instalments_of),
    FieldSpec("landing_planned_on", N_("Landing planned on"), Input.DAY),
    FieldSpec("landed_on", N_("Landed on"), Input.DAY, is_past=True),
    FieldSpec("term_start", N_("Term from"), Input.DAY),
    FieldSpec("term_end", N_("Term until"), Input.DAY),
    FieldSpec("terminated_on", N_("Terminated on"), Input.DAY, hint=N_("Only where it ended early")),
)
RECEIPT_FIELDS = (
    FieldSpec(
        "signing_id",
        N_("Contract"),
        Input.DEAL,
        True,
        N_("Choose the contract."),
        example=N_("Type a number or customer"),
        is_wide=True,
    ),
    FieldSpec(
        "received_on",
        N_("Received on"),
        Input.DAY,
        True,
        N_("Enter the day the money came in."),
        is_carried=True,
        is_past=True,
    ),
    FieldSpec(
        "amount",
        N_("Amount (yuan)"),
        Input.AMOUNT,
        True,
        N_("Enter how much came in."),
        hint=N_("A refund is a negative amount"),
        example="30,000",
    ),
    FieldSpec("instalment_id", N_("Pays"), Input.OWN, read=lambda value, _texts: (value, "")),
)
