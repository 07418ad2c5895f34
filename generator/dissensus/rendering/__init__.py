"""Views → bytes: Markdown, templates, assets. A theme decides how a page looks, never what it says."""
