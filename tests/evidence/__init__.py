"""Quotes proved against documents."""
