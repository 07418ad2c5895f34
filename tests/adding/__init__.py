"""Entries added to the files of a site."""
