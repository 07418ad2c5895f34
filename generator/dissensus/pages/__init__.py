"""Which pages there are, and what each shows."""

from dissensus.pages.filling import view_of
from dissensus.pages.planning import TEMPLATES, PlannedPage, Subject, list_pages, pages_about, subjects
from dissensus.pages.sheet import Matter

__all__ = ["TEMPLATES", "Matter", "PlannedPage", "Subject", "list_pages", "pages_about", "subjects", "view_of"]
