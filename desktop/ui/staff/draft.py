"""From what was entered about a person to a draft, or to a sentence for each wrong field."""

from decimal import Decimal, InvalidOperation

from desktop.i18n import Translator
from desktop.queries.staff import StaffProfile
from desktop.services.staff import StaffDraft
from desktop.ui.kit.amounts import typed_money
from desktop.ui.kit.values import Values

DAYS = ("hired_on", "left_on", "team_since")


def draft_of(values: Values, texts: Translator) -> tuple[StaffDraft | None, dict[str, str]]:
    """The draft, or None with a sentence by field name."""
    errors = {name: texts("Write a day like 2026-11-20.") for name in DAYS if name in values.unclear}
    if not values.text("name"):
        errors["name"] = texts("Enter the name.")
    hired_on, left_on = values.day("hired_on"), values.day("left_on")
    if hired_on and left_on and left_on < hired_on:
        errors["left_on"] = texts("The leaving date is before the hiring date.")
    base = _amount(values.text("bonus_base"))
    if values.text("bonus_base") and base is None:
        errors["bonus_base"] = texts("Enter an amount, for example 3,000.00.")
    if values.typed("manager") and values.chosen("manager") is None:
        errors["manager"] = texts("Nobody in service is called that; choose from the list or leave it empty.")
    if errors:
        return None, errors
    return (
        StaffDraft(
            name=values.text("name"),
            code=values.text("code"),
            team=values.typed("team"),
            position=values.typed("position"),
            region=values.typed("region"),
            manager_id=values.chosen("manager"),
            hired_on=hired_on,
            left_on=left_on,
            phone=values.text("phone"),
            email=values.text("email"),
            bonus_base=base,
            notes=values.text("notes"),
            team_since=values.day("team_since"),
        ),
        {},
    )


def values_of(profile: StaffProfile) -> dict[str, object]:
    """A person as the form shows it."""
    line = profile.line
    return {
        "name": line.name,
        "code": line.code,
        "team": line.team,
        "position": line.position,
        "region": line.region,
        "manager": profile.manager_id,
        "hired_on": line.hired_on,
        "left_on": line.left_on,
        "phone": profile.phone,
        "email": profile.email,
        "bonus_base": "" if profile.bonus_base is None else f"{profile.bonus_base:,.2f}",
        "notes": profile.notes,
    }


def _amount(text: str) -> Decimal | None:
    try:
        return typed_money(text)
    except (ValueError, InvalidOperation):
        return None
