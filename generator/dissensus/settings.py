"""`site.toml`: how a site is called, ordered and published."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

SETTINGS_FILE = "site.toml"
SOMETHING = r"\S"  # a text of white space alone says nothing
WORDING_FILE = "content/wording.yaml"  # unless the settings name another; a site may do without


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """A table of `site.toml`: closed, in kebab-case."""


class Order(Section, frozen=True, kw_only=True):
    """The mechanical rules by which pages are ordered; each is printed on the page it orders."""

    rows: Literal["sources", "days"] = "sources"
    positions: Literal["first-said", "label"] = "first-said"


class Publish(Section, frozen=True, kw_only=True):
    """What of the documents may be published."""

    documents: Literal["passages", "whole"] = "passages"
    context: Annotated[int, Meta(ge=0, le=2_000, description="Characters shown before and after a passage.")] = 160


class Settings(Section, frozen=True, kw_only=True):
    """The whole of `site.toml`."""

    title: Annotated[str, Meta(min_length=1, max_length=200, pattern=SOMETHING)]
    tagline: Annotated[str, Meta(min_length=1, max_length=500, pattern=SOMETHING)] | None = None
    curators: Annotated[str, Meta(min_length=1, max_length=200, pattern=SOMETHING)] | None = None
    base_url: (
        Annotated[
            str,
            Meta(
                pattern=r"""^https?://[^\s/?#"<>\\^`{|}]+(/[^\s?#"<>\\^`{|}]*)?$(?!\n)""",
                description="An http or https address, without ? and #.",
            ),
        ]
        | None
    ) = None
    language: Annotated[
        str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$(?!\n)", description="A BCP 47 tag: en, ru, uk, zh-Hant.")
    ] = "en"
    theme: Annotated[
        str,
        Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)", description="Lower-case letters, digits and single hyphens."),
    ] = "default"
    wording: Annotated[str, Meta(min_length=1, max_length=200, description="The file of word lists.")] = WORDING_FILE
    topics: dict[
        Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)", max_length=64)],
        Annotated[str, Meta(min_length=1, max_length=200, pattern=SOMETHING)],
    ] = {}  # how topics of points are called; one that is not named here is called by its id
    order: Order = Order()
    publish: Publish = Publish()
