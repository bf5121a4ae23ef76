"""Bytes to text: what they are encoded in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_HINT = "Give plain text, HTML or JSON lines, in UTF-8."
# Bytes that cp1252 leaves undefined fall through to Latin-1's controls, which the cleaner drops.
_CP1252 = bytes(range(256)).decode("cp1252", "replace")
_LATIN = "".join(a if a != "\ufffd" else chr(i) for i, a in enumerate(_CP1252))


def decode(raw: bytes, where: str) -> tuple[str, str | None]:
    r"""The text without byte order mark, and a warning where its encoding had to be assumed.

    Raises `InputError` where the bytes are no text.

    >>> decode(b"\xef\xbb\xbfOslo", "a.txt"), decode("Malmö".encode("utf-16"), "a.txt")
    (('Oslo', None), ('Malmö', None))
    >>> decode("Malmö".encode("cp1252"), "a.txt")[0]
    'Malmö'
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding, where), None
    if is_binary(raw):
        raise InputError("is binary, not text", where=where, hint=_HINT)
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        position = error.start
    declared = _CHARSET.search(raw[:4096])
    if declared and (text := _declared(raw, declared[1].decode("ascii"))) is not None:
        return text, None
    text = codecs.charmap_decode(raw, "strict", _LATIN)[0]
    return text, f"{where}: is not UTF-8 (byte {position}); read as Windows-1252. Save it as UTF-8 to be sure."


def is_binary(raw: bytes) -> bool:
    """NUL bytes, many control characters or a known signature: no text in a single-byte encoding or UTF-8."""
    head = raw[:65536]
    return head.startswith(_MAGIC) or b"\0" in head or len(_CONTROLS.findall(head)) > max(8, len(head) // 50)


def _strictly(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"is broken {encoding.upper()} at byte {error.start}", where=where, hint=_HINT) from error


def _declared(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
