"""Indicators as files name them: by code, or by their name in either language."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS, Unit
from desktop.exchange.values.text import comparable
from desktop.i18n import CHINESE, translator
from desktop.models import CustomIndicator


def known_indicators(session: Session) -> dict[str, tuple[str, Unit]]:
    """Every spelling of every indicator, built in or the owner's own → its code and unit."""
    chinese = translator(CHINESE)
    known = {}
    for indicator in INDICATORS.values():
        for name in (indicator.name, chinese.gettext(indicator.name), indicator.code):
            known[comparable_name(name)] = (indicator.code, indicator.unit)
    for own in session.scalars(select(CustomIndicator).where(CustomIndicator.deleted_at.is_(None))):
        for name in filter(None, (own.name, own.name_en, own.code)):
            known[comparable_name(name)] = (own.code, Unit(own.unit))
    return known


def comparable_name(name: str) -> str:
    """A name or code without case, blanks and underscores: Signed amount = signed_amount."""
    return re.sub(r"[_\-]", "", comparable(name))
