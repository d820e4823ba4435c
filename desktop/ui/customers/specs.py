"""The fields of a customer, of handing over, and of putting two together."""

from desktop.errors import N_
from desktop.ui.kit.field_specs import FieldSpec, Input

CUSTOMER_FIELDS = (
    FieldSpec("name", N_("Customer name"), Input.TEXT, True, N_("Enter the customer's name."), is_wide=True),
    FieldSpec("owner_id", N_("Owner"), Input.PERSON, is_carried=True),
    FieldSpec("code", N_("Customer code"), Input.TEXT, example=N_("Empty: none")),
    FieldSpec("contact", N_("Contact"), Input.TEXT),
    FieldSpec("phone", N_("Phone"), Input.TEXT),
    FieldSpec("kind", N_("Kind"), Input.WORD, is_carried=True),
    FieldSpec("industry", N_("Industry"), Input.WORD),
    FieldSpec("region", N_("Region"), Input.WORD, is_carried=True),
    FieldSpec("source", N_("Source"), Input.WORD, is_carried=True),
    FieldSpec("first_contact_on", N_("First met on"), Input.DAY, is_past=True),
    FieldSpec("founded_on", N_("Founded on"), Input.DAY, is_past=True),
    FieldSpec("registered_capital", N_("Registered capital (yuan)"), Input.AMOUNT, example=N_("e.g. 5,000,000")),
    FieldSpec("track_record", N_("Track record"), Input.POINTS, hint=N_("0 to 100")),
    FieldSpec("reputation", N_("Reputation"), Input.POINTS, hint=N_("0 to 100")),
    FieldSpec("credit", N_("Credit"), Input.POINTS, hint=N_("0 to 100")),
    FieldSpec("notes", N_("Notes"), Input.LONG),
)
HAND_FIELDS = (
    FieldSpec("staff_id", N_("Taken over by"), Input.PERSON, True, N_("Choose who takes over."), is_wide=True),
    FieldSpec("since", N_("Handed over on"), Input.DAY, True, N_("Enter the day."), is_past=True, is_wide=True),
    FieldSpec(
        "with_deals",
        N_("Open deals"),
        Input.PICK,
        options=((True, N_("go along")), (False, N_("stay where they are"))),
        is_wide=True,
    ),
)
MERGE_FIELDS = (
    FieldSpec(
        "customer",
        N_("The other entry"),
        Input.CUSTOMER,
        True,
        N_("Choose the other customer."),
        hint=N_("Its visits, deals, contracts, surveys, complaints and attachments move here; it leaves the list."),
        is_wide=True,
    ),
)
