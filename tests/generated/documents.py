"""Documents while they are drawn: paragraphs come in as cards are drawn, and in the end some words are set aside."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from generated.plain import Plain, how_dated, numbers, one_of, some, words

REASONS = ("furniture", "caption", "background", "another-event", "duplicate", "narration")


@dataclass
class Draft:
    """A document that is being drawn."""

    document: Plain
    paragraphs: list[str]
    loose: list[str] = field(default_factory=list)  # words that stand once, and that no statement rests on

    @property
    def text(self) -> str:
        """The document as archived. In a wrapped one a line ends before each “said”."""
        text = "\n\n".join(self.paragraphs) + "\n"
        return text.replace(" said", "\nsaid") if "line-ends" in self.document else text


def draft(draw: st.DrawFn, number: int, outlets: Plain) -> Draft:
    """A document that has its title, perhaps twice, and the words that its date rests on."""
    title, printed = f"Title {number} {draw(words(0, 3))} end", f"Printed no. {number} of April"
    document = {
        "title": title,
        "outlet": one_of(draw, sorted(outlets)),
        "published": f"2024-04-0{draw(numbers(1, 9))}",
        "language": one_of(draw, ["en", "ru", "he"]),
        **how_dated(draw, printed),
        **some(
            draw,
            authors=["Ann <b>Bo</b>", "Cy"],
            url="https://example.org/a?b=c",
            line_ends="wrapped",
            note="No *note*.",
        ),
    }
    teaser = one_of(draw, [[], [f"Read more: {title}, a story"]])
    return Draft(document, [*teaser, title, printed], [] if teaser else [title])


def write_names(draw: st.DrawFn, drafts: dict[str, Draft], sources: Plain) -> None:
    """Puts each source's spellings into documents: the longest always, the shorter perhaps within it alone."""
    for source in sources.values():
        *shorter, longest = source.get("spellings", [None])
        if longest:
            for name in (longest, *shorter[: draw(numbers(0, 1))]):
                draft = drafts[one_of(draw, sorted(drafts))]
                draft.paragraphs.append(f"The men of {name}’s friend met {draw(words(0, 2))} {name}.")


def set_aside(draw: st.DrawFn, draft: Draft, name: str) -> list[Plain]:
    """What is set aside: words that no statement rests on, and paragraphs that are put in for it."""
    stretches: list[Plain] = [{"words": words} for words in draft.loose if draw(st.booleans())]
    for number in range(draw(numbers(0, 2))):
        paragraphs, stretch = one_of(draw, _stretches(f"{name}-{number}"))
        at = one_of(draw, [0, len(draft.paragraphs)])
        draft.paragraphs[at:at] = paragraphs
        stretches.append(stretch)
    return [
        {**stretch, "reason": one_of(draw, REASONS), **some(draw, note="Not <i>ours</i>.")} for stretch in stretches
    ]


def _stretches(name: str) -> list[tuple[list[str], Plain]]:
    """Paragraphs, and what is set aside of them: all, a part, or what is told apart by the words beside it."""
    return [
        ([f"Read s{name}. Subscribe!"], {"words": f"Read s{name}. Subscribe"}),
        ([f"It rained s{name} all day"], {"words": f"rained s{name}"}),
        (
            [f"From s{name}", "“Photo”: Herald", f"to t{name} end. More."],
            {"words": f"From s{name}", "to": f"t{name} end"},
        ),
        ([f"One{name} they slept, two{name} they slept"], {"words": "they slept", "before": f"two{name}"}),
        ([f"They woke one{name}.", f"They woke two{name}."], {"words": "They woke", "after": f"one{name}"}),
    ]
