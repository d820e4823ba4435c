"""Gives Python its own way to import modules back, which PySide6 wraps.

PySide6 reads the source of each module that is imported after it, to see whether it might ask for Qt's names in
another spelling, and Python remembers all these lines: 20 MB for SQLAlchemy alone. Nothing here asks for that.
"""

import builtins


def import_plainly() -> None:
    """Import modules without reading their source from now on; once PySide6 is imported."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
