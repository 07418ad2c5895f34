"""What is added to a page: one script, and leave for it alone."""

from __future__ import annotations

import re

import pytest

from dissensus.serving.injecting import allowing, digest, with_script

PAGE = (
    b"<!doctype html>\n<html>\n<head>\n"
    b'<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;self&#39;">\n'
    b"<title>T</title>\n</head>\n<body>\n<p>&lt;/body&gt;</p>\n</body>\n</html>\n"
)


@pytest.mark.parametrize(
    ("policy", "amended"),
    [
        ("", ""),
        ("style-src 'self'", "style-src 'self'"),
        ("default-src 'none'", "default-src 'none'; script-src 'nonce-N'; connect-src 'self'"),
        ("default-src 'self'", "default-src 'self'; script-src 'self' 'nonce-N'; connect-src 'self' 'self'"),
        ("script-src 'none'", "script-src 'nonce-N'"),
        ("script-src 'NONE'; img-src *", "script-src 'nonce-N'; img-src *"),
        (
            "default-src 'none'; script-src 'sha256-abc'",
            "default-src 'none'; script-src 'sha256-abc' 'nonce-N'; connect-src 'self'",
        ),
        ("script-src-elem 'none'", "script-src-elem 'nonce-N'"),
        ("connect-src https://a.example", "connect-src https://a.example 'self'"),
        ("Default-Src 'none'; default-src *", "default-src 'none'; script-src 'nonce-N'; connect-src 'self'"),
    ],
)
def test_a_policy_gives_leave_to_our_script_and_to_nothing_else(policy: str, amended: str) -> None:
    assert allowing(policy, "N") == amended


def test_but_for_script_and_policy_the_bytes_are_those_published() -> None:
    served = with_script(PAGE, "/_ours/reload.js", "N", 7)
    without = re.sub(rb"<script [^>]*></script>", b"", served, count=1)
    assert without == PAGE.replace(
        b"style-src &#39;self&#39;",
        b"style-src &#x27;self&#x27;; script-src &#x27;nonce-N&#x27;; connect-src &#x27;self&#x27;",
    ).replace(b"&#39;none&#39;", b"&#x27;none&#x27;")


def test_the_script_stands_once_before_the_end_of_the_body() -> None:
    served = with_script(PAGE, "/_ours/reload.js", "N", 7)
    assert served.count(b"<script") == 1
    assert b"></script></body>\n</html>\n" in served
    for part in (b'type="module"', b'src="/_ours/reload.js"', b'nonce="N"', b'data-dissensus="7"'):
        assert part in served
    assert f'data-page="{digest(PAGE)}"'.encode() in served


@pytest.mark.parametrize("page", [b"", b"<p>no end", b"\xff\xfe"])
def test_a_page_without_an_end_gets_it_last(page: bytes) -> None:
    served = with_script(page, "/s.js", "N", 0)
    assert served.startswith(page + b"<script") and served.endswith(b"</script>")


@pytest.mark.parametrize(
    "meta",
    [
        b"<META HTTP-EQUIV='content-security-policy' CONTENT='default-src \"none\"'>",
        b"<meta content=\"default-src 'none'\" http-equiv=content-security-policy>",
    ],
)
def test_a_theme_may_write_its_policy_otherwise(meta: bytes) -> None:
    assert b"nonce-N" in with_script(meta, "/s.js", "N", 0).partition(b"<script")[0]


@pytest.mark.parametrize("meta", [b'<meta name="description" content="default-src">', b'<meta charset="utf-8">'])
def test_what_is_no_policy_is_left_alone(meta: bytes) -> None:
    assert with_script(meta, "/s.js", "N", 0).startswith(meta + b"<script")


def test_the_digest_of_the_policies_changes_with_them_alone() -> None:
    def named(page: bytes) -> bytes:
        found = re.search(rb'data-policy="(\w+)"', with_script(page, "/s.js", "N", 0))
        assert found
        return found[1]

    assert named(PAGE) == named(PAGE.replace(b"<title>T", b"<title>U"))
    assert named(PAGE) != named(PAGE.replace(b"default-src", b"img-src"))
