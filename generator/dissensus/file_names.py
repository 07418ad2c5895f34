"""Names of files as the disk has them: mostly text, now and then other bytes, as old archives leave them."""

from __future__ import annotations


def is_text(name: str) -> bool:
    """Whether a name, as Python gives it, is text: not if it stands for bytes that are no UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def as_text(name: str) -> str:
    """The name itself; with the bytes that are no text spelt out, if it has such."""
    return name if name.isascii() or is_text(name) else name.encode("utf-8", "backslashreplace").decode()
