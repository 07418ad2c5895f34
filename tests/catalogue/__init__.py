"""The catalogue: what is kept of a site is what was written, and is found by whoever asks."""
