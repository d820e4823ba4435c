"""How a person stands to the company, and for how long, in words."""

from datetime import date

from desktop.i18n import Translator
from desktop.queries.staff import Service


def service_word(service: Service, texts: Translator) -> str:
    """How a person stands to the company, in a word."""
    return {
        Service.IN_SERVICE: texts("In service"),
        Service.LEFT: texts("Left"),
        Service.NOT_YET: texts("Not yet started"),
    }[service]


def service_length(hired_on: date | None, last_day: date, texts: Translator) -> str:
    """Years and months of service, empty where the hiring day is unknown or to come."""
    if hired_on is None or hired_on > last_day:
        return ""
    months = (last_day.year - hired_on.year) * 12 + last_day.month - hired_on.month - (last_day.day < hired_on.day)
    years, rest = divmod(months, 12)
    if years and rest:
        return (texts("{years} y {months} mo")).format(years=years, months=rest)
    if years:
        return (texts("{years} y")).format(years=years)
    return (texts("{months} mo")).format(months=rest)
