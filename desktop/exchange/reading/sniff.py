"""What a file is, told by its first bytes; its name only tells a damaged workbook from a text."""

from enum import StrEnum

from desktop.errors import N_
from desktop.exchange.sentences import Refusal


class Form(StrEnum):
    """The forms that can be read."""

    TEXT = "text"
    PACKAGE = "package"  # a zip: XLSX, XLSM, ODS
    OLE = "ole"  # XLS


WORKBOOK_NAMES = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_OTHERS = (
    (b"%PDF", N_("This is a PDF file, not a table. Ask for the table as .xlsx or .csv.")),
    (b"\x89PNG", N_("This is a picture, not a table file.")),
    (b"\xff\xd8\xff", N_("This is a picture, not a table file.")),
    (b"GIF8", N_("This is a picture, not a table file.")),
    (b"{\\rtf", N_("This is a text document, not a table file.")),
    (b"Rar!", N_("This is a packed archive. Unpack it and import the table inside.")),
    (b"7z\xbc\xaf", N_("This is a packed archive. Unpack it and import the table inside.")),
    (b"\x1f\x8b", N_("This is a packed archive. Unpack it and import the table inside.")),
    (b"SQLite format 3", N_("This is a database, not a table file.")),
    (b"MZ", N_("This is a program, not a table file.")),
    (b"\x7fELF", N_("This is a program, not a table file.")),
    (b"ID;P", N_("This is a SYLK file. Open it in Excel or WPS and save it as .xlsx, then import that file.")),
    (b"TABLE\r\n0,1", N_("This is a DIF file. Open it in Excel or WPS and save it as .xlsx, then import that file.")),
    (b"TABLE\n0,1", N_("This is a DIF file. Open it in Excel or WPS and save it as .xlsx, then import that file.")),
)
_WEB = (b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<style")
_OLD_BIFF = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")


def form_of(content: bytes) -> Form:
    """The form of a file, or a refusal that names what it is and the cure."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refusal(N_("The file is empty."))
    if content.startswith(b"PK\x03\x04"):
        return Form.PACKAGE
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Form.OLE
    for start, reason in _OTHERS:
        if content.startswith(start):
            raise Refusal(reason)
    opening = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith(_WEB) or b"urn:schemas-microsoft-com:office" in opening:
        raise Refusal(
            N_("This is a web page or XML with a table's name. Open it in Excel or WPS and save it as .xlsx.")
        )
    if content[:2] in _OLD_BIFF and content[2:3] in b"\x04\x06\x08\x10":
        raise Refusal(N_("This workbook is too old to be read. Open it in Excel or WPS and save it as .xlsx."))
    return Form.TEXT
