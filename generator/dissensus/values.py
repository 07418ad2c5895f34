"""What a single value of the site format can be: ids, text, dates, numbers, and the words of closed vocabularies.

The title of each is its name in the format reference and in an editor; its description is also the help of a fault.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from dissensus.dates import PATTERN as DATE_PATTERN

SOMETHING = r"\S"  # a text of white space alone says nothing
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)"  # Python's `$` alone also stands before a last line end


def meaning(**told: str) -> Meta:
    """What each word of a closed vocabulary means; the words are written in kebab-case, as keys are."""
    return Meta(extra={"meaning": {word.replace("_", "-"): means for word, means in told.items()}})


Id = Annotated[
    str,
    Meta(pattern=ID_PATTERN, max_length=64, title="id", description="Lower-case letters, digits and single hyphens."),
]
Text = Annotated[str, Meta(min_length=1, max_length=2_000, pattern=SOMETHING, title="text", description="Plain text.")]
Words = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=10_000,
        pattern=SOMETHING,
        title="words of a document",
        description="Words as they stand in a document.",
    ),
]
Markdown = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=50_000,
        pattern=SOMETHING,
        title="Markdown",
        description="Markdown; raw HTML is shown, not run.",
    ),
]
Edtf = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=80,
        title="date",
        description="A date: 2024-03-12, or another of the forms of EDTF that the format reference lists.",
        extra_json_schema={"pattern": DATE_PATTERN},  # an editor's alarm; our own fault says more, and comes later
        extra={
            "meaning": {
                "2024-03-12": "a day",
                "2024-03-12T09:20:00+02:00": "a moment, its offset kept as published",
                "2024-03-12~": "about that day",
                "2024-03-12?": "that day, uncertain",
                "2024-03-XX": "some day of that month",
                "2024-03-12/2024-03-15": "throughout those days",
                "[2024-03-12..2024-03-15]": "one day among those; between quotation marks, as `[` begins a list",
                "../2024-03-21": "on that day or before",
                "2024-03-12/..": "on that day or after",
            }
        },
    ),
]
Number = Annotated[
    str,
    Meta(
        pattern=r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$(?!\n)",
        title="number",
        description="Digits, with a decimal point at most.",
        examples=["1500", "2.5"],
    ),
]
Url = Annotated[
    str,
    Meta(
        pattern=r"""^https?://[^\s/?#"<>\\^`{|}]+[^\s"<>\\^`{|}]*$(?!\n)""",
        max_length=2_000,
        title="address",
        description="An http or https address, with what an address cannot hold percent-encoded.",
        examples=["https://example.org/2024/03/12/border"],
    ),
]
Language = Annotated[
    str,
    Meta(
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$(?!\n)",
        title="language",
        description="A BCP 47 tag: en, ru, uk, zh-Hant.",
    ),
]
Digest = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{64}$(?!\n)",
        title="SHA-256",
        description="SHA-256 of the file, 64 lower-case hex digits.",
    ),
]
FilePath = Annotated[
    str,
    Meta(min_length=1, max_length=200, title="file", description="A file of the site, from its root, with /."),
]
CardRef = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9-]+(#[a-z0-9-]+)?$(?!\n)",
        title="card",
        description="A card of this point, or point#card.",
        examples=["mod-thwarted", "scale#mod-thwarted"],
    ),
]
Yes = Annotated[
    Literal["true"],
    Meta(title="true", description="Only `true` can be written; leave the field out otherwise."),
]

PartyId = Annotated[Id, Meta(title="id of a party")]
SourceId = Annotated[Id, Meta(title="id of a source")]
DocumentId = Annotated[Id, Meta(title="id of a document")]
PointId = Annotated[Id, Meta(title="id of a point")]
FacetId = Annotated[Id, Meta(title="id of a facet")]
PositionId = Annotated[Id, Meta(title="id of a position")]
NamedId = Annotated[Id, Meta(title="id of what is named")]
CardId = Annotated[Id, Meta(title="id of a card")]

Dated = Annotated[
    Literal["stated", "derived", "bounded"],
    meaning(
        stated="the document prints the date",
        derived="it follows from words of the document, such as “on Thursday”",
        bounded="the document shows only the days between which it lies",
    ),
]
Fit = Annotated[
    Literal["full", "partial"],
    meaning(
        full="the statement covers the whole position",
        partial="it covers a part of the position, or says less",
    ),
]
SourceKind = Annotated[
    Literal["person", "body", "armed-group", "outlet"],
    meaning(
        person="one human being",
        body="a government, a ministry, an office, an organisation",
        armed_group="a group that fights and is no part of a state's forces",
        outlet="a newspaper, an agency, a channel: whoever publishes documents",
    ),
]
RelationKind = Annotated[
    Literal["repeats", "revises", "responds", "contradicts", "differs"],
    meaning(
        repeats="says the same once more",
        revises="changes what was said before",
        responds="answers it",
        contradicts="the same proposition at the same time, rejected",
        differs="another account, and no rejection",
    ),
]
Manner = Annotated[
    Literal["explicit", "implied"],
    meaning(
        explicit="the rejection is said",
        implied="the rejection follows from what is said",
    ),
]
AsideReason = Annotated[
    Literal["furniture", "caption", "background", "another-event", "duplicate", "narration"],
    meaning(
        furniture="part of the page and not of the article: a teaser, an appeal, a button",
        caption="words under a picture",
        background="what readers are told to understand the news, with no bearing on a point",
        another_event="of something else, at another time or place",
        duplicate="says again what a card already rests on",
        narration="the outlet's own telling, which no source is made to own",
    ),
]
