"""What an import can be taken back by, and what was said about files of the same shape."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed, now


class ImportChange(Keyed, Base):
    """One row that an import made or changed; new records that bear the import's own number are not listed."""

    __tablename__ = "import_change"

    import_batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), index=True)
    place: Mapped[str]  # table name
    record_id: Mapped[int]
    before: Mapped[str | None]  # the row as JSON before the import; None: there was none
    after: Mapped[str]  # the row as JSON as the import left it


class ImportShape(Keyed, Base):
    """What the owner said about the columns of files with these headings."""

    __tablename__ = "import_shape"
    __table_args__ = (UniqueConstraint("kind", "headings"),)

    kind: Mapped[str]
    headings: Mapped[str]  # as they are compared, one a line
    file_name: Mapped[str]
    stated: Mapped[dict[str, Any]]  # the document of a mapping file
    used_at: Mapped[datetime] = mapped_column(default=now)
