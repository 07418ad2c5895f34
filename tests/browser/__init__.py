"""The built pages, opened in Chromium."""
