"""Questions: functions from a session to frozen rows."""
