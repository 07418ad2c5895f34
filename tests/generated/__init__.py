"""Generated sites: whole, lawful, and unlike ours, for the promises that hold for every site.

A site is plain values first (`Plain`), so that a test can shuffle, swap or edit it, then files. Every field of the
site format can stand in it. What has to stand once in a document is marked by words of its own.
"""

from generated.on_disk import files, write
from generated.plain import Plain, days, numbers, words
from generated.rare import naming_each_other
from generated.sites import sites

__all__ = ["Plain", "days", "files", "naming_each_other", "numbers", "sites", "words", "write"]
