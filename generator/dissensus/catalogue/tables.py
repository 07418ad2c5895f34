"""The tables of the catalogue."""

from __future__ import annotations

from typing import Final

TABLES: Final = """
pragma page_size = 16384;  -- a value above a quarter of a page has pages of its own; statements have a kilobyte
create table note (name text primary key, value blob) without rowid;
create table document (
    id text primary key, makings blob, proved blob, written blob, length int, is_sound int, reads blob, used blob
) without rowid;
create table spelled (source text primary key, value blob) without rowid;
create table point (
    id text primary key, digest blob, reads blob, title blob, head blob, brief blob, written blob, entries blob,
    number int, told blob, refs blob, is_sound int
) without rowid;
create table statement (point text, number int, card text, value blob, primary key (point, number)) without rowid;
create table outline (point text, number int, value blob, primary key (point, number)) without rowid;
create table heading (kind text, key text, first int, entries blob, primary key (kind, key, first)) without rowid;
create table subject (kind text, id text, reads blob, primary key (kind, id)) without rowid;
create table page (
    address text primary key, kind text, id text, is_lasting int, plan blob, sha256 text, reads blob, is_stale int
) without rowid;
create index page_of on page (kind, id);
create index stale on page (address) where is_stale;
create index standing on point (id, digest, is_sound);  -- all points are looked through, and the rest of each is long
create index titled on point (title, id);
create index told on point (id) where told is not null;  -- few points are told of, few lead elsewhere
create index leading on point (id) where refs is not null;
create index unsound on point (id) where not is_sound;
"""
