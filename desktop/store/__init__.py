"""The file on disk: the only room that names a database engine."""
