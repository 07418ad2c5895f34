"""What the server adds to a page: one script, and leave for it in the page's own policy. Nothing else differs."""

from __future__ import annotations

import hashlib
import html
import re

_META = re.compile(rb"<meta\b[^>]*>", re.IGNORECASE)
_IS_POLICY = re.compile(rb"""http-equiv\s*=\s*["']?content-security-policy\b""", re.IGNORECASE)
_CONTENT = re.compile(rb"""(\bcontent\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def with_script(page: bytes, script: str, nonce: str, number: int) -> bytes:
    """The page with the module at the address `script` before `</body>`, allowed by its nonce alone.

    The script is told the number of the state that it shows, the page's digest as published, and that of its policies:
    these bind from when the page is opened, so where they change, the page has to be opened anew.
    """
    tag = (
        f'<script type="module" src="{script}" nonce="{nonce}" data-dissensus="{number}"'
        f' data-page="{digest(page)}" data-policy="{digest(b"".join(_policies(page)))}"></script>'
    ).encode()
    opened = _META.sub(lambda meta: _opened(meta[0], nonce), page)
    end = opened.lower().rfind(b"</body>")
    return opened + tag if end < 0 else opened[:end] + tag + opened[end:]


def digest(content: bytes) -> str:
    """A short name for these bytes."""
    return hashlib.sha256(content).hexdigest()[:20]


def allowing(policy: str, nonce: str) -> str:
    """The policy, with leave for the script of this nonce, for what that imports, and for asking this server."""
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        if name:
            directives.setdefault(name.lower(), sources)
    for name, falls_back_to, source in (
        ("script-src", "default-src", f"'nonce-{nonce}'"),
        ("script-src-elem", "script-src-elem", f"'nonce-{nonce}'"),
        ("connect-src", "default-src", "'self'"),
    ):
        before = directives.get(name, directives.get(falls_back_to))
        if before is not None:
            directives[name] = [*(each for each in before if each.lower() != "'none'"), source]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def _policies(page: bytes) -> list[bytes]:
    return [meta for meta in _META.findall(page) if _IS_POLICY.search(meta)]


def _opened(meta: bytes, nonce: str) -> bytes:
    if not _IS_POLICY.search(meta):
        return meta

    def amended(content: re.Match[bytes]) -> bytes:
        written = content[2] if content[2] is not None else content[3]
        policy = allowing(html.unescape(written.decode(errors="replace")), nonce)
        return content[1] + f'"{html.escape(policy)}"'.encode()

    return _CONTENT.sub(amended, meta)
