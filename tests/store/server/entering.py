"""What tests enter in a company on a server, and what they find there."""

from desktop.models import Team
from desktop.store.server.database import ServerDatabase


def add_team(company: ServerDatabase) -> None:
    """Enter one more team."""
    with company.write() as session:
        session.add(Team(name="华南"))


def teams(company: ServerDatabase) -> int:
    """How many teams there are."""
    with company.read() as session:
        return session.query(Team).count()
