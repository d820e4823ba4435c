"""Passwords of servers, kept by the system: Windows' credentials, macOS' keychain, a desktop's keyring."""

from desktop.errors import N_, DataFileError, RequestError

SERVICE = "Qianji"
_NO_KEYRING = N_(
    "This system has no keyring in which a password could be kept. Leave it out of Qianji: the technician may put it "
    "into the file pgpass of this user, which the server's own programs read too."
)


_typed: dict[str, str] = {}  # for as long as the program runs; place → password


class NeedsPasswordError(DataFileError):
    """The server wants a password and no place holds one."""


class RefusedPasswordError(DataFileError):
    """The server knows no such user, or not with this password."""


def note(place: str, password: str) -> None:
    """Know a password for as long as the program runs."""
    _typed[place] = password


def remembered(place: str) -> str:
    """The password known or kept for a server, empty where there is none or the system has no keyring."""
    if place in _typed:
        return _typed[place]
    import keyring  # looks for the system's keyring, which takes a moment
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, place) or ""
    except KeyringError:
        return ""


def keyring_name() -> str:
    """What keeps passwords on this system, empty where nothing does; nobody is asked to unlock it."""
    import keyring
    from keyring.backends.fail import Keyring as NoKeyring

    found = keyring.get_keyring()
    return "" if isinstance(found, NoKeyring) else found.name


def remember(place: str, password: str) -> None:
    """Let the system keep a server's password; an empty one removes what is kept."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        if password:
            keyring.set_password(SERVICE, place, password)
        else:
            keyring.delete_password(SERVICE, place)
    except PasswordDeleteError:
        return  # there was none
    except KeyringError as error:
        raise RequestError(_NO_KEYRING) from error
