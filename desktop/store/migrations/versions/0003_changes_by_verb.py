"""Changes by what was done and to which row, so that a rewritten text or a seal is found without reading all of them."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_audit_entry_verb", "audit_entry", ["verb", "subject_id"])
