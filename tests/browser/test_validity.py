"""Every page is valid HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.pages import addresses
from browser.validity import invalid, java

needs_java = pytest.mark.skipif(java() is None, reason="there is no Java here, which the HTML checker needs")


@needs_java
def test_every_page_is_valid(real_site: Path) -> None:
    assert invalid(real_site / address for address in addresses(real_site)) == []


@needs_java
def test_every_page_is_valid_whatever_its_words(hostile_site: Path) -> None:
    assert invalid(hostile_site / address for address in addresses(hostile_site)) == []
