"""Abroad: whether the outside addresses that curators wrote still lead anywhere. Never part of a build."""
