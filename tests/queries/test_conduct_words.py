"""What a conduct event may be called."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Lookup
from desktop.queries.quality.conduct_words import conduct_words
from desktop.services.schemes import install_preset


def test_red_lines_come_first_and_retired_words_are_left_out(session: Session) -> None:
    install_preset(session, "franchise")
    session.scalars(select(Lookup).where(Lookup.name == "虚假报销")).one().is_active = False
    session.flush()

    words = conduct_words(session)

    assert words[0] == "泄露商业机密"
    assert "虚假报销" not in words
    assert words.index("承诺收益或回本") < words.index("投诉属实") < words.index("带教新人转正")
    assert "Leaked trade secrets" in words


def test_a_company_without_lists_has_none(session: Session) -> None:
    assert conduct_words(session) == ()
