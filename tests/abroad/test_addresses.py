"""Outside addresses: all that curators wrote, without what follows a #, and each with its places."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.faults import Where
from dissensus.whole import find_addresses
from small_site import DOCUMENTS, SEED, TEXT


def with_address(url: str, prose: str) -> dict[str, str]:
    documents = DOCUMENTS.format(file=SEED, sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    page = f"---\ntitle: About\n---\n\n{prose}\n"
    return {"content/documents.yaml": f'{documents}    url: "{url}"\n', "content/pages/about.md": page}


def test_an_address_is_asked_once_for_all_its_places(tmp_path: Path, make_site: MakeSite) -> None:
    prose = "See [a](https://example.org/a#x), [b](HTTPS://example.org/b), [c](points/bridge/), [d](mailto:a@b.c)."
    faults, addresses = find_addresses(make_site(tmp_path, with_address("https://example.org/a#y", prose)))
    assert faults == ()
    assert list(addresses) == ["HTTPS://example.org/b", "https://example.org/a"]
    assert [where.file for where in addresses["https://example.org/a"]] == [
        "content/documents.yaml",
        "content/pages/about.md",
    ]
    assert addresses["HTTPS://example.org/b"][0] == Where(
        "content/pages/about.md", words="HTTPS://example.org/b", mark=(5, 39)
    )


@pytest.mark.parametrize("url", ["http://[::1", "http://\u2100.example/", "http://[x]/"])
def test_what_is_no_address_is_kept_to_be_refused(url: str, tmp_path: Path, make_site: MakeSite) -> None:
    faults, addresses = find_addresses(make_site(tmp_path, with_address(f"{url}#part", "Nothing.")))
    assert (faults, list(addresses)) == ((), [url])
