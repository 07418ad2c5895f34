"""Dissensus: hand-curated claim cards, compiled into a site where sources stand side by side."""

__version__ = "0.1.0"
