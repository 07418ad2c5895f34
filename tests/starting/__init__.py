"""The new site."""
