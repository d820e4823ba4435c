"""Errors are sentences for the owner: what happened, and what to do next."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from desktop.shown import on_a_line


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name for "translate later"
    """Mark a sentence for translation and return it as it is."""
    return message


class Term(str):
    """A value inside a sentence that is a text itself, the name of a field for instance, and is translated too."""

    __slots__ = ()

    def text(self, translate: Callable[[str], str]) -> str:
        """The value in the language of `translate`."""
        return translate(self)


class QianjiError(Exception):
    """The base of all errors an owner may read; `message` is an English msgid with named places."""

    exit_code = 2

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def sentence(self, translate: Callable[[str], str]) -> str:
        """The whole sentence in the language of `translate`."""
        return filled(self.message, self.values, translate)

    def __str__(self) -> str:
        return filled(self.message, self.values, str)


def filled(message: str, values: Mapping[str, object], translate: Callable[[str], str]) -> str:
    """A sentence in the language of `translate` with its places filled, each of which stays on the line."""
    return translate(message).format(**{name: _in_place(value, translate) for name, value in values.items()})


def _in_place(value: object, translate: Callable[[str], str]) -> object:
    if isinstance(value, Term):
        return value.text(translate)
    return on_a_line(str(value)) if isinstance(value, str | PurePath) else value


class RequestError(QianjiError):
    """The request or its input is wrong; nothing was changed (exit code 2)."""


class DataFileError(QianjiError):
    """The data file cannot be used: locked, damaged, newer or with another password (exit code 3)."""

    exit_code = 3


class InUseError(DataFileError):
    """Another process works with the data file."""


class DamagedFileError(DataFileError):
    """What bears the data file's name cannot be used; a backup may take its place."""


class ForeignChangesError(DamagedFileError):
    """The data file is whole; what lies beside it and would be played into it does not belong to it."""


class MissingFileError(DataFileError):
    """Where the data file should lie there is none; none is made in its place."""


class NewerFileError(DataFileError):
    """A newer version of the program has written the data file."""


class ReadOnlyError(DataFileError):
    """The data file or its folder may not be written to."""


class ReadingOnlyError(DataFileError):
    """The data file was opened for reading only, so nothing in it is changed."""


class LockedError(DataFileError):
    """The data file or backup is protected and no key at hand fits: its password is needed (exit code 3)."""


class WrongPasswordError(DataFileError):
    """The password or recovery code is wrong, or it is too soon for another try; `pause` in whole seconds."""

    def __init__(self, message: str, pause: int, *, is_code: bool = False, **values: object) -> None:
        super().__init__(message, **values)
        self.pause = pause
        self.is_code = is_code  # whether the recovery code was asked for
