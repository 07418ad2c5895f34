"""The word lists that come with Dissensus, one for each language of a site: data, read like a site's own."""
