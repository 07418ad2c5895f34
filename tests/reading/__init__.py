"""Tests of `dissensus.reading`."""
