"""Compiling: the stages put together for one document, one point, one page, so that any process can do its share."""
