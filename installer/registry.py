"""Reading what a setup wrote for this user into Windows' registry."""

import sys


def value_of(key: str, name: str) -> str:
    """A text of this user, empty where there is none; the empty name is a key's own."""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                return str(winreg.QueryValueEx(opened, name)[0])
        except OSError:
            return ""
    return ""
