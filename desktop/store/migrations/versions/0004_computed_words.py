"""What the program wrote where the owner's words stand: the way back from a rewritten text."""

import sqlalchemy as sa
from alembic import op

from desktop.store.migrations.columns import check, json, to, unique

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table; what was rewritten before gets its way back when the evaluation is computed again."""
    metadata = sa.MetaData(
        naming_convention={
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    for known in ("finding", "action"):
        sa.Table(known, metadata, sa.Column("id", sa.Integer, primary_key=True))
    made = sa.Table(
        "computed_words",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        to("finding_id", "finding.id", empty=True, ondelete="CASCADE"),
        to("action_id", "action.id", empty=True, ondelete="CASCADE"),
        json("words"),
        check("of_one_row", "(finding_id IS NULL) <> (action_id IS NULL)"),
        unique("finding_id"),
        unique("action_id"),
    )
    made.create(op.get_bind())
