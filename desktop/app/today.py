"""The day it is where the owner is."""

from datetime import date, datetime


def today() -> date:
    """Today by the clock of this computer."""
    return datetime.now().astimezone().date()
