"""Alembic's door: runs migrations on the connection it is given, inside the transaction that is already open."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
