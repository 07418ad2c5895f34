"""Files for programs, beside the pages: what a site tells those that do not read."""
