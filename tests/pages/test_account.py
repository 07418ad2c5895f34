"""The account on a document's page: counts, lines and reasons, and no more of the text than passages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import BuildSite, MakeSite
from covered_site import covered

ASIDE = """\
words: Read more, to: Subscribe, reason: furniture, note: Notices <of> others.
words: It rained., reason: another-event
words: '(Photograph: The Herald)', reason: caption"""


def account_in(public: Path) -> list[str]:
    """What the account says, line for line."""
    page = (public / "documents/herald-2024-03-12/index.html").read_text(encoding="utf-8")
    part = page.partition('aria-labelledby="_part_account"')[2].partition("</section>")[0]
    text = re.sub(r"<[^>]*>", "", re.sub(r"</dt>", ": ", part.partition("</h2>")[2]))
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("", ["Not dealt with: lines 1, 3, 5, 7, 11, 12 and 13"]),
        (
            ASIDE,
            [
                "line 5: Set aside: another event",
                "line 7: Set aside: caption",
                "lines 11–13: Set aside: page furniture. Notices &lt;of&gt; others.",
                "Not dealt with: lines 1, 3 and 5",
            ],
        ),
    ],
)
def test_it_stands_in_the_order_of_the_text(
    entries: str, told: list[str], make_site: MakeSite, build_site: BuildSite, tmp_path: Path
) -> None:
    count, *rows = account_in(build_site(make_site(tmp_path, covered(entries))))
    open_ = 3 if entries else 8
    assert count.startswith(f"11 sentences: 3 used, {8 - open_} set aside, {open_} not dealt with. ")
    assert rows == told


def test_words_set_aside_are_not_published(make_site: MakeSite, build_site: BuildSite, tmp_path: Path) -> None:
    files = covered(ASIDE) | {"site.toml": 'title = "Small"\n[publish]\ncontext = 0\n'}
    public = build_site(make_site(tmp_path, files))
    pages = "".join(path.read_text(encoding="utf-8") for path in public.rglob("*.html"))
    assert "The bridge stands" in pages
    assert not [words for words in ("It rained", "our guide", "Photograph", "Subscribe") if words in pages]
