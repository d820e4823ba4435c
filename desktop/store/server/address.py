"""Where a company lies on a server: the address, and the password's own place."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import quote, unquote

from desktop.errors import N_, DataFileError, RequestError

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")  # the last as programmers write it
USUAL_PORT = 5432
PORTS = range(1, 65_536)
UNREADABLE = N_(
    "The address of the database server cannot be read. Write it as postgresql://USER@HOST:5432/DATABASE, "
    "without further settings. A password is better left out, for it is asked for; where it stands there, write its "
    "characters other than letters and digits as %40 for @."
)
_HOSTLESS = N_(
    "“{host}” is no server's name. Enter a name or number such as 192.168.1.10; the port has its own field."
)

_ADDRESS = re.compile(
    r"(?P<scheme>[a-z+]+)://"
    r"(?P<user>[^:@/?#\[\]]+)(:(?P<password>[^:@/?#\[\]]*))?@"
    r"(?P<host>\[[^\[\]]*\]|[^:@/?#\[\]]+)(:(?P<port>[0-9]{1,5})?)?"
    r"/(?P<database>[^/?#\[\]]+)",
    re.ASCII,
)
_MARKS = re.compile(r"[\s:@/?#\[\]\\%,]")  # a comma would name several servers, and the company lies on one


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """One database on a server; `host` may be a socket's folder, `password` is empty where another place holds it."""

    host: str
    port: int
    database: str
    user: str
    password: str = ""

    @property
    def place(self) -> str:
        """The address as an owner may read it, without the password; also the name its password is kept under."""
        return f"postgresql://{_readable(self.user)}@{self._host}:{self.port}/{_readable(self.database)}"

    @property
    def url(self) -> str:
        """The whole address as `address_of` reads it; with the password, so never to be shown."""
        secret = f":{_quoted(self.password)}" if self.password else ""
        return f"postgresql://{_quoted(self.user)}{secret}@{self._host}:{self.port}/{_quoted(self.database)}"

    @property
    def name(self) -> str:
        """A short name of the database, fit for files beside it."""
        kept = "".join(each if each.isalnum() else "-" for each in f"{self.database}-{self.host}-{self.port}")
        return kept.strip("-")

    @property
    def _host(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host.replace("/", "%2F")


def is_address(text: str) -> bool:
    """Whether a text names a server rather than a file."""
    return text.partition("://")[0] in SCHEMES and "://" in text


def address_of(text: str) -> ServerAddress:
    """The parts of postgresql://user:password@host:port/database; what cannot be read is said."""
    found = _ADDRESS.fullmatch(text.strip())
    if found is None or found["scheme"] not in SCHEMES:
        raise DataFileError(UNREADABLE)
    port = int(found["port"] or USUAL_PORT)
    user, password, database = (unquote(found[each] or "") for each in ("user", "password", "database"))
    if port not in PORTS or "\0" in user + password + database:
        raise DataFileError(UNREADABLE)
    try:
        return ServerAddress(host_of(unquote(found["host"])), port, database, user, password)
    except RequestError as error:
        raise DataFileError(UNREADABLE) from error


def host_of(text: str) -> str:
    """A server's name or number as somebody wrote it, or the folder of a socket; anything else is refused."""
    host = text.strip()
    if host.startswith("/") and "\0" not in host:
        return host
    bare = host.removeprefix("[").removesuffix("]")
    if ":" in bare:
        try:
            return str(IPv6Address(bare))
        except ValueError as error:
            raise RequestError(_HOSTLESS, host=text) from error
    if not host or _MARKS.search(host) or not _is_name(host):
        raise RequestError(_HOSTLESS, host=text)
    return host.lower()


def _is_name(host: str) -> bool:
    """Whether names of the network may be spelled so: none of their parts is empty or too long."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True


def _quoted(text: str) -> str:
    return quote(text, safe="")


def _readable(text: str) -> str:
    """The text with what an address could not hold as %40; letters of any script stay as an owner reads them."""
    return "".join(each if each.isalnum() else quote(each, safe="") for each in text)
