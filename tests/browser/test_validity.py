"""Every page is valid HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.pages import addresses
from browser.validity import invalid, java


@pytest.mark.skipif(java() is None, reason="there is no Java on this machine, which the HTML checker needs")
def test_every_page_is_valid(site: Path) -> None:
    assert invalid(site / address for address in addresses(site)) == []
