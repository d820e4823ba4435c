"""The fields of a commission plan, of an award and of a grant."""

from desktop.domain.awards import Audience, AwardMeasure
from desktop.errors import N_
from desktop.ui.incentives.tiers import tiers_of
from desktop.ui.incentives.wording import BASES, COUNTED, CYCLES, MODES
from desktop.ui.kit.field_specs import FieldSpec, Input

PLAN_FIELDS = (
    FieldSpec(
        "name", N_("Name of the plan"), Input.TEXT, True, N_("Give the plan a name."), example=N_("e.g. Commission")
    ),
    FieldSpec("name_en", N_("Name in English"), Input.TEXT),
    FieldSpec("basis", N_("Commission on"), Input.PICK, True, options=BASES),
    FieldSpec("cycle", N_("Settlement"), Input.PICK, True, options=CYCLES),
    FieldSpec("mode", N_("Tier method"), Input.PICK, True, is_wide=True, options=MODES),
    FieldSpec("counted", N_("Tiers are filled by"), Input.PICK, True, is_wide=True, options=COUNTED),
    FieldSpec("tiers", N_("Tiers"), Input.OWN, True, N_("Enter at least one rate."), read=tiers_of),
    FieldSpec(
        "repeat_rate", N_("Rate of a customer's later contracts, %"), Input.POINTS, example=N_("Empty: as the first")
    ),
    FieldSpec("product", N_("Only for the product"), Input.WORD, example=N_("Empty: all")),
    FieldSpec("position_id", N_("Only for the position"), Input.DEAL, example=N_("Empty: all")),
    FieldSpec("valid_from", N_("Signed from"), Input.DAY),
    FieldSpec("valid_to", N_("Signed until"), Input.DAY),
)
KIND_FIELDS = (
    FieldSpec(
        "name", N_("Name of the award"), Input.TEXT, True, N_("Give the award a name."), example=N_("e.g. Top signer")
    ),
    FieldSpec("name_en", N_("Name in English"), Input.TEXT),
    FieldSpec("indicator", N_("Suggested by"), Input.OWN, is_wide=True, read=lambda value, _texts: (value or "", "")),
    FieldSpec(
        "measure",
        N_("What is compared"),
        Input.PICK,
        options=(
            (AwardMeasure.TOP, N_("the figure itself")),
            (AwardMeasure.PROGRESS, N_("its change since the period before")),
        ),
        is_wide=True,
    ),
    FieldSpec(
        "audience",
        N_("Among"),
        Input.PICK,
        options=(
            (Audience.EVERYBODY, N_("everybody")),
            (Audience.SPECIALIST, N_("specialists")),
            (Audience.LEADER, N_("leaders")),
            (Audience.NEWCOMER, N_("people in their first year")),
        ),
        is_wide=True,
    ),
)
GRANT_FIELDS = (
    FieldSpec(
        "kind_id", N_("Which award"), Input.OWN, True, N_("Choose the award."), read=lambda value, _texts: (value, "")
    ),
    FieldSpec("staff_id", N_("Goes to"), Input.PERSON, True, N_("Choose who gets the award."), is_wide=True),
    FieldSpec("granted_on", N_("Granted on"), Input.DAY, True, N_("Enter a day."), is_past=True),
    FieldSpec(
        "points", N_("Conduct points"), Input.POINTS, example="0", hint=N_("They count on the day of granting")
    ),
    FieldSpec("reason", N_("Reason"), Input.LONG),
)
