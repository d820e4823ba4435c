"""A company on a PostgreSQL server, for owners who outgrow one machine: the same tables, questions and verbs."""
