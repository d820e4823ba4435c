"""The owner's guide, read in the window."""
