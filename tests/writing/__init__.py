"""Tests of what brings a site into its output folder."""
