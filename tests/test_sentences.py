"""Where sentences end, first where they do not."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence import archive
from dissensus.evidence.normal import NORMALISATION
from dissensus.sentences import sentence_spans, sentences

ONE = [
    "Russian anti-Kremlin militia break into Russia, claim to occupy villages",
    "The U.S. Army and the U.K. said so.",
    "Mr. Smith met Gen. J. R. Brown of St. Petersburg on Oct. 7.",
    "About 1.5 million, 3.14 of them, at 5.30 p.m. Moscow time.",
    "No. 9 was hit, not No. 10.",
    "He saw J.S. Bach, e.g. Twice.",
    "“Really?” he asked.",
    "“Stop!”, he said.",
    "«Нет!» — сказал он.",
    "В 2024 г. Курск, т.е. город им. Ленина, ул. Мира, и т.д.",
    "А. С. Пушкин сказал: «Да».",
    "As far as the losses are concerned... visually, we have battered them.",
    "As far as … losses, … and men.",
    "He said […] Ukraine (...) Kyiv attacked.",
    "They . . . are here.",
    "1. The first item",
    "(2. The second item)",
    "See example.org/a.html for a list of 1.000 names.",
    "A number of Ukr…",
    "“They dream of a Russia freed from (Russian President Vladimir) Putin’s dictatorship,” the Legion wrote.",
    "The one that ends in Inc.",
]

PARTED = [
    ["The village held.", "The road did not."],
    ["He said: “One.”", "Then two."],
    ["“(They are) helping,” Yusov said.", "“But these are citizens.”"],
    ["(It held.)", "[It fell.]", "Nobody knows."],
    ["Is it so?", "Yes!", "“No…”", "Well."],
    ["It has 25.", "Then 30."],
    ["What?! . . .", "Really?"],
    ["“No.”", "She left."],
    ["Он сказал: «Да».", "Она ушла."],
    ["Это правда?", "— Да.", "«Нет!»"],
    ["Це сказав він.", "Її не було."],
    ["第一。", "「第二。」", "第三"],
    ["یہ ہے۔", "وہ ہے؟", "ہاں"],
    ["It fell.[12]", "It rose."],
    ["It fell [@a].", "It rose. [@b]"],
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_is_left_alone(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("parts", PARTED)
def test_sentences_are_parted(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize("parts", [["A headline", "A sentence."], ["On Oct.", "Then"], ["One,", "two"]])
def test_no_sentence_crosses_a_blank_line(parts: list[str]) -> None:
    assert sentences("\n \n".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left the U.S. She stayed.", ["He left the U.S. She stayed."]),
        ("Vol. 3 is out.", ["Vol.", "3 is out."]),
        ("“Stop!” Brown said.", ["“Stop!”", "Brown said."]),
    ],
)
def test_what_punctuation_alone_cannot_tell(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


SIGNS = [
    *(
        "Mr. ",
        "U.S. ",
        "It fell. ",
        "1.5",
        "…",
        "“No!” ",
        "т.е. ",
        "Он. ",
        ").",
        "[…] ",
        "。",
        "said",
        "A",
        "?!",
        "- a",
    ),
    *("\n", "\n\n", "\r\n", " ", "\xa0", "\u200b", "\ufeff", "a\u0301", "\x1c", "\f"),
]
DOCUMENTS = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)
UNSEEN = re.compile(f"[\\s{''.join(characters for _, characters in NORMALISATION[1:3])}]")


@given(st.one_of(DOCUMENTS, st.text(max_size=80)), st.booleans())
def test_sentences_tile_a_document_within_its_paragraphs(text: str, wrapped: bool) -> None:
    archived = archive(text, wrapped=wrapped)
    spans = [span for paragraph in archived.paragraphs for span in sentence_spans(text, *paragraph)]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert UNSEEN.sub("", "".join(text[start:end] for start, end in spans)) == UNSEEN.sub("", text)
    for start, end in spans:
        first, last = archived.paragraph(start)
        assert first <= start < end <= last
        assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("text", ["." * 100_000 + "x", ". " * 50_000, "A. " * 30_000, ".)" * 50_000, ". [@a" * 20_000,
                                  "No. " * 20_000, "—" * 50_000 + "." + " (" * 50_000])  # fmt: skip
def test_a_hostile_text_is_parted_at_once(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
