"""What a setup wrote for this user into Windows' registry: read, and changed to try it."""

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


def change(key: str, name: str, value: str) -> None:
    """Put another text of this user in a text's place."""
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, access=winreg.KEY_SET_VALUE) as opened:
            winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)
