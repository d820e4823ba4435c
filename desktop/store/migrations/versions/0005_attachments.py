"""Files attached to records: what is told of them, and their content apart."""

import sqlalchemy as sa
from alembic import op

from desktop.store.migrations.columns import blob, check, index, recorded, text, to, whole

revision = "0005"
down_revision = "0004"

_BEARERS = ("signing", "review", "visit", "complaint", "customer", "staff")
_RULES = {"review": "CASCADE"}
_ONE = " + ".join(f"CASE WHEN {each}_id IS NULL THEN 0 ELSE 1 END" for each in _BEARERS)


def upgrade() -> None:
    """Make both tables, empty."""
    metadata = sa.MetaData(
        naming_convention={
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    for known in _BEARERS:
        sa.Table(known, metadata, sa.Column("id", sa.Integer, primary_key=True))
    told = sa.Table(
        "attachment",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        *(to(f"{each}_id", f"{each}.id", empty=True, ondelete=_RULES.get(each)) for each in _BEARERS),
        text("name"),
        whole("size"),
        text("digest"),
        *recorded(),
        check("of_one_record", f"{_ONE} = 1"),
        *(index(f"ix_attachment_{each}_id", f"{each}_id") for each in _BEARERS),
    )
    content = sa.Table(
        "attachment_content",
        metadata,
        sa.Column("id", sa.Integer, sa.ForeignKey("attachment.id", ondelete="CASCADE"), primary_key=True),
        blob("content"),
    )
    for table in (told, content):
        table.create(op.get_bind())
