"""Passwords in the window: chosen in steps, asked for at the door and behind the lock screen."""
