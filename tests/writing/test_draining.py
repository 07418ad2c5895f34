"""Draining: the disk is asked for many files alone, from the first step to the end, and nobody is left behind."""

from __future__ import annotations

import os
import threading

import pytest

from dissensus.writing import draining
from dissensus.writing.disk import EACH_BY_ITSELF


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    """One for each time that the disk was asked."""
    asked = threading.Semaphore(0)
    monkeypatch.setattr(os, "sync", asked.release)
    monkeypatch.setattr(draining, "_PAUSE", 0.001)
    return asked


def test_few_files_are_left_alone(asked: threading.Semaphore) -> None:
    before = threading.active_count()
    with draining.drained(EACH_BY_ITSELF) as steps:
        assert list(steps) == [None]
        assert threading.active_count() == before
    assert not asked.acquire(blocking=False)


def test_nothing_begins_before_its_step(asked: threading.Semaphore) -> None:
    with draining.drained(EACH_BY_ITSELF + 1):
        assert not asked.acquire(timeout=0.02)


def test_the_disk_is_asked_again_and_again_until_the_end(asked: threading.Semaphore) -> None:
    before = threading.active_count()
    with pytest.raises(ZeroDivisionError), draining.drained(EACH_BY_ITSELF + 1) as steps:
        assert list(steps) == [None]
        assert all(asked.acquire(timeout=20) for _ in range(3))
        raise ZeroDivisionError
    assert threading.active_count() == before


def test_where_the_system_cannot_be_asked_nothing_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sync", raising=False)
    before = threading.active_count()
    with draining.drained(EACH_BY_ITSELF + 1) as steps:
        assert list(steps) == [None]
        assert threading.active_count() == before
