"""Every page is valid HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from browser.pages import addresses
from browser.validity import invalid, java

needs_java = pytest.mark.skipif(java() is None, reason="there is no Java here, which the HTML checker needs")

# A curator's address is passed on letter for letter, even with letters that no address should have.
BAD_ADDRESS = re.compile("Bad value .*for attribute “href”")


@needs_java
def test_every_page_is_valid(real_site: Path) -> None:
    assert invalid(real_site / address for address in addresses(real_site)) == []


@needs_java
def test_every_page_is_valid_whatever_its_words(hostile_site: Path) -> None:
    errors = invalid(hostile_site / address for address in addresses(hostile_site))
    assert [line for line in errors if not BAD_ADDRESS.search(line)] == []
