"""Errors of the command line: one sentence on standard error, one exit code, the traceback in the log."""

import errno
import logging
import os
import sys
from collections.abc import Callable

import click

from desktop.cli.context import Invocation
from desktop.errors import N_, QianjiError, WrongPasswordError
from desktop.log import log_to_file
from desktop.system_causes import refusal_of

REFUSED = 2


def exit_code_of(work: Callable[[], None], invocation: Invocation) -> int:
    """Do `work`; 0, or the code of what went wrong, after saying it."""
    try:
        work()
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as problem:
        return _say_usage(problem)
    except QianjiError as problem:
        return _say_problem(problem, invocation)
    except (KeyboardInterrupt, EOFError, click.Abort):
        return _say_stopped(invocation)
    except BrokenPipeError:
        return _leave_closed_pipe()
    except OSError as problem:
        return _say_full(invocation) if problem.errno == errno.ENOSPC else _say_refused(problem, invocation)
    except Exception:  # noqa: BLE001 - the last catch: the owner reads a sentence, the log keeps the traceback
        return _say_unexpected(invocation)
    return 0


def _say_problem(problem: QianjiError, invocation: Invocation) -> int:
    if invocation.patience is not None:
        from desktop.cli.patience import worded_for_commands  # the driver, only where there is a server

        if invocation.patience.is_end_of_waiting(problem):
            return _say_stopped(invocation)
        problem.message = worded_for_commands(problem)
    click.echo(problem.sentence(invocation.translate), err=True)
    if isinstance(problem, WrongPasswordError) and not problem.is_code:
        invocation.warn(N_("If it is forgotten: qianji password forgotten takes the recovery code."))
    return problem.exit_code


def _say_stopped(invocation: Invocation) -> int:
    click.echo(invocation.translate(N_("Stopped. What was not finished was not saved.")), err=True)
    return REFUSED


def _say_usage(problem: click.ClickException) -> int:
    click.echo(problem.format_message(), err=True)
    return REFUSED


def _leave_closed_pipe() -> int:
    """The reader has read enough: no error. Python would try to flush once more at exit, into nothing."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    return 0


def _say_full(invocation: Invocation) -> int:
    """What is printed goes into a file on a full disk."""
    from desktop.store.problems import FULL  # knows the engine, which few commands need

    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    click.echo(invocation.translate(FULL), err=True)
    return REFUSED


def _say_refused(problem: OSError, invocation: Invocation) -> int:
    """The system would not read or write something, and no service has told what it means."""
    told = refusal_of(problem)
    if told is None:
        return _say_unexpected(invocation)
    log_to_file()
    logging.getLogger("qianji").exception("refused by the system")
    click.echo(told.sentence(invocation.translate), err=True)
    return REFUSED


def _say_unexpected(invocation: Invocation) -> int:
    place = log_to_file()
    logging.getLogger("qianji").exception("unexpected error")
    if place is None:
        sentence = N_("Something unexpected went wrong, and the log could not be written either.")
    else:
        sentence = N_("Something unexpected went wrong and nothing was changed. Details are in the log: {log}")
    click.echo(invocation.translate(sentence).format(log=place), err=True)
    return REFUSED
