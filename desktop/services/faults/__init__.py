"""Writers that are killed by tests, and the look afterwards whether everything they acknowledged is there."""
