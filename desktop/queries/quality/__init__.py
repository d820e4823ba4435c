"""Questions about the records that tell quality, newest first; one file per kind."""
