"""`site.toml`: how a site is called, ordered and published."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from dissensus.values import SOMETHING, Id, Language, Text, meaning

SETTINGS_FILE = "site.toml"
WORDING_FILE = "content/wording.yaml"  # unless the settings name another; a site may do without


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """A table of `site.toml`: closed, in kebab-case."""


class Order(Section, frozen=True, kw_only=True):
    """The mechanical rules by which pages are ordered; each is printed on the page it orders."""

    rows: Annotated[
        Literal["sources", "days"],
        meaning(sources="a row for each source", days="a row for each day"),
    ] = "sources"
    """What the rows of a point's table are."""
    positions: Annotated[
        Literal["first-said", "label"],
        meaning(first_said="by the date of their first statement", label="by their label, A to Z"),
    ] = "first-said"
    """How the positions of a point are ordered."""


class Publish(Section, frozen=True, kw_only=True):
    """What of the documents is published."""

    documents: Annotated[
        Literal["passages", "whole"],
        meaning(
            passages="the passages that cards rest on, with a little around them",
            whole="the whole text: for documents that the site has the right to publish",
        ),
    ] = "passages"
    """How much of a document its page shows."""
    context: Annotated[int, Meta(ge=0, le=2_000, title="whole number")] = 160
    """How many characters are shown on either side of a passage."""


class Settings(Section, frozen=True, kw_only=True):
    """How a site is called, ordered and published."""

    title: Annotated[str, Meta(min_length=1, max_length=200, pattern=SOMETHING, title="text")]
    """The name of the site."""
    tagline: Annotated[str, Meta(min_length=1, max_length=500, pattern=SOMETHING, title="text")] | None = None
    """What the site is about, in a line."""
    curators: Annotated[str, Meta(min_length=1, max_length=200, pattern=SOMETHING, title="text")] | None = None
    """Who curates the site."""
    base_url: (
        Annotated[
            str,
            Meta(
                pattern=r"""^https?://[^\s/?#"<>\\^`{|}]+(/[^\s?#"<>\\^`{|}]*)?$(?!\n)""",
                title="address",
                description="An http or https address, without ? and #.",
                examples=["https://example.org/dissensus"],
            ),
        ]
        | None
    ) = None
    """Where the site is published, once that is known: permalinks and citations are then written out in full."""
    language: Language = "en"
    """The language of the site's own words."""
    theme: Annotated[
        str,
        Meta(
            pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)",
            title="name of a theme",
            description="Lower-case letters, digits and single hyphens.",
        ),
    ] = "default"
    """How the site looks: a folder of `themes/`, or a theme that comes with Dissensus."""
    wording: Annotated[
        str, Meta(min_length=1, max_length=200, title="file", description="A file of the site, from its root, with /.")
    ] = WORDING_FILE
    """Where the site's own word lists are, if it has any."""
    topics: dict[Id, Text] = {}
    """How topics are called, by the ids that points give. One that is not named here is called by its id."""
    order: Order = Order()
    """How pages are ordered."""
    publish: Publish = Publish()
    """How much of the documents readers are given."""
