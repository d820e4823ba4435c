"""Answers kept for the next start of the window, so that it need not work them out before it shows them."""

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Keyed


class KeptAnswer(Keyed, Base):
    """An answer that holds as long as nothing else is written: the first write removes it (`store.kept`)."""

    __tablename__ = "kept_answer"

    name: Mapped[str] = mapped_column(unique=True)
    mark: Mapped[str]  # of the program, of the last change and of the answer's own text
    answer: Mapped[dict[str, Any]]
