"""Passwords on the command line: asked for on a terminal, or one line each from standard input; never an argument."""

import sys

import click

from desktop.domain.passwords import MOST
from desktop.errors import N_, DataFileError, RequestError

LINE = 4 * MOST  # bytes; longer lines are no password
STDIN_OPTION = "--password-stdin"


def ask(prompt: str, *, from_stdin: bool) -> str:
    """A secret: one line of standard input where that was wished, else typed unseen on the terminal."""
    return _line() if from_stdin else _typed(prompt)


def ask_new(prompt: str, again: str, *, from_stdin: bool) -> str:
    """A new secret, typed twice on a terminal."""
    secret = ask(prompt, from_stdin=from_stdin)
    if not from_stdin and _typed(again) != secret:
        raise RequestError(N_("The two passwords differ. Nothing was changed."))
    return secret


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def _typed(prompt: str) -> str:
    if not is_terminal():
        raise DataFileError(
            N_("A password is needed, and nobody can be asked here. Add {option} and send it as one line."),
            option=STDIN_OPTION,
        )
    return str(click.prompt(prompt, hide_input=True, err=True, default="", show_default=False))


def _line() -> str:
    """The next line without its end; what a terminal of Windows puts before it is passed over."""
    content: bytes = sys.stdin.buffer.readline(LINE).removeprefix(b"\xef\xbb\xbf")
    if not content:
        raise RequestError(N_("Standard input held no password. Send it as one line in UTF-8."))
    try:
        return content.rstrip(b"\r\n").decode()
    except UnicodeDecodeError:
        raise RequestError(N_("The password on standard input is not UTF-8.")) from None
