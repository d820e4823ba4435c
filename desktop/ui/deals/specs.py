"""The fields of a deal, and of each step it may take."""

from desktop.errors import N_
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.kit.offered_pick import picked

DEAL_FIELDS = (
    FieldSpec(
        "customer",
        N_("Customer"),
        Input.CUSTOMER,
        True,
        N_("Choose the customer."),
        hint=N_("A name not on the list adds a customer"),
        is_wide=True,
    ),
    FieldSpec("staff_id", N_("Staff member"), Input.PERSON, True, N_("Choose the staff member."), is_carried=True),
    FieldSpec(
        "opened_on",
        N_("Opened on"),
        Input.DAY,
        True,
        N_("Enter the day it was opened."),
        is_past=True,
        is_carried=True,
    ),
    FieldSpec("expected_amount", N_("Expected amount (yuan)"), Input.AMOUNT, example=N_("e.g. 200,000")),
    FieldSpec("product", N_("Product"), Input.WORD),
    FieldSpec("code", N_("Deal code"), Input.TEXT, example=N_("Empty: none")),
)
STAGE_FIELD = FieldSpec("stage_id", N_("Stage"), Input.OWN, read=picked)
NEW_FIELDS = (*DEAL_FIELDS[:-1], STAGE_FIELD, DEAL_FIELDS[-1])
MOVE_FIELDS = (
    FieldSpec("stage_id", N_("Stage"), Input.OWN, True, N_("Choose the stage."), read=picked),
    FieldSpec("day", N_("Reached on"), Input.DAY, True, N_("Enter the day."), is_past=True, is_wide=True),
)
WIN_FIELDS = (
    FieldSpec("signing_id", N_("Contract"), Input.OWN, read=picked),
    FieldSpec("signed_on", N_("Signed on"), Input.DAY, is_past=True),
    FieldSpec("amount", N_("Amount (yuan)"), Input.AMOUNT),
    FieldSpec("number", N_("Number"), Input.TEXT, example=N_("e.g. QY2611-001"), is_wide=True),
)
LOSE_FIELDS = (
    FieldSpec("reason", N_("Reason"), Input.WORD, True, N_("Say why the deal was lost."), is_wide=True),
    FieldSpec("day", N_("Lost on"), Input.DAY, True, N_("Enter the day."), is_past=True, is_wide=True),
)
HAND_FIELDS = (
    FieldSpec("staff_id", N_("Taken over by"), Input.PERSON, True, N_("Choose who takes over."), is_wide=True),
    FieldSpec("since", N_("Handed over on"), Input.DAY, True, N_("Enter the day."), is_past=True, is_wide=True),
)
