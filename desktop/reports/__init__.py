"""Paper: values in, PDF out; no session, no window."""
