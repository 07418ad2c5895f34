"""Tests of `dissensus.checks`."""
