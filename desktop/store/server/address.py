"""Where a company lies on a server: the address, and the password's own place."""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from desktop.errors import N_, DataFileError

SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")
USUAL_PORT = 5432


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """One database on a server; `password` is empty where another place holds it."""

    host: str
    port: int
    database: str
    user: str
    password: str = ""

    @property
    def place(self) -> str:
        """The address as an owner may read it, without the password; also the name its password is kept under."""
        return f"postgresql+psycopg://{_quoted(self.user)}@{self._host}:{self.port}/{_quoted(self.database)}"

    @property
    def url(self) -> str:
        """The whole address, as the driver's library wants it; with the password, so never to be shown."""
        secret = f":{_quoted(self.password)}" if self.password else ""
        return f"postgresql+psycopg://{_quoted(self.user)}{secret}@{self._host}:{self.port}/{_quoted(self.database)}"

    @property
    def name(self) -> str:
        """A short name of the database, fit for files beside it."""
        kept = "".join(each if each.isalnum() else "-" for each in f"{self.database}-{self.host}-{self.port}")
        return kept.strip("-")

    @property
    def _host(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def is_address(text: str) -> bool:
    """Whether a text names a server rather than a file."""
    return text.partition("://")[0] in SCHEMES and "://" in text


def address_of(text: str) -> ServerAddress:
    """The parts of postgresql+psycopg://user:password@host:port/database; what is missing is said."""
    parts = urlsplit(text.strip())
    try:
        port = parts.port or USUAL_PORT
    except ValueError:
        port = 0
    database, user = unquote(parts.path.lstrip("/")), unquote(parts.username or "")
    if parts.scheme not in SCHEMES or not parts.hostname or not database or not user or not port or parts.query:
        raise DataFileError(
            N_(
                "The address of the database server cannot be read. Write it as "
                "postgresql+psycopg://USER@HOST:5432/DATABASE, without further settings."
            )
        )
    return ServerAddress(parts.hostname, port, database, user, unquote(parts.password or ""))


def _quoted(text: str) -> str:
    return quote(text, safe="")
