"""The files attached to a record, wherever it is shown."""
