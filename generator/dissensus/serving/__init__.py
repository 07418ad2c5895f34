"""The site as its curators see it while they write: watched, kept up to date, shown in the browser."""
