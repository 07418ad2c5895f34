"""Compiling by way of the catalogue: what is kept from build to build never shows in what is built."""
