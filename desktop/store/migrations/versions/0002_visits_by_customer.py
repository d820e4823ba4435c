"""Visits by customer, day and mark of deletion, so that a customer's last visit is found without a look at the rows."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Let the longer index take the place of the one by customer alone, which it answers for too."""
    op.create_index("ix_visit_customer", "visit", ["customer_id", "visited_on", "deleted_at"])
    op.drop_index("ix_visit_customer_id", table_name="visit")
