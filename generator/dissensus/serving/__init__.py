"""The site as its curators see it while they write: watched, held in memory, shown in the browser."""
