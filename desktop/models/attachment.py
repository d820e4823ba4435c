"""Files attached to records, kept inside the data file: what is told of them, and their content apart."""

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.attachment import Bearer
from desktop.models.base import Base, Keyed, Recorded

_ONE = " + ".join(f"CASE WHEN {each.value}_id IS NULL THEN 0 ELSE 1 END" for each in Bearer)


class Attachment(Recorded, Base):
    """A file that hangs on exactly one record; `digest` is the SHA-256 of its content in hexadecimal digits."""

    __tablename__ = "attachment"
    __table_args__ = (CheckConstraint(f"{_ONE} = 1", name="of_one_record"),)

    signing_id: Mapped[int | None] = mapped_column(ForeignKey("signing.id"), index=True)
    # One that was taken out goes with its review; one that is there keeps its review from going.
    review_id: Mapped[int | None] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    complaint_id: Mapped[int | None] = mapped_column(ForeignKey("complaint.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    name: Mapped[str]
    size: Mapped[int]  # bytes
    digest: Mapped[str]


class AttachmentContent(Keyed, Base):
    """The bytes of one attachment, apart from what lists show so that no list reads them."""

    __tablename__ = "attachment_content"

    id: Mapped[int] = mapped_column(ForeignKey("attachment.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
