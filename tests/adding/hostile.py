"""Texts that YAML, terminals and readers stumble over, and all that a file of a site may hold."""

from __future__ import annotations

from hypothesis import strategies as st

from dissensus.reading.decoding import FORBIDDEN

ODD = [
    *(
        "",
        " ",
        "  ",
        "\n",
        "\t",
        "\r",
        "\r\n",
        "\n\n",
        "#",
        " #",
        ": ",
        ":",
        "- ",
        "? ",
        "-",
        "---",
        "...",
        "|",
        ">",
        ">-",
    ),
    *("&a", "*a", "!!str", "%YAML", "@", "`", "'", '"', "\\", "\\n", "[", "]", "{", "}", ",", "<<", "=", "~", "null"),
    *(
        "true",
        "no",
        "Yes",
        "12:30",
        "0123",
        "1e3",
        "2024-03-12",
        "../2024-03-12",
        "[…]",
        "…",
        "“",
        "”",
        "‘",
        "—",
        "\xa0",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u200e",
        "\u200b",
        "\ufeff",
        "\u0301",
        "🇺🇦",
        "👩\u200d🚀",
        "сказав",
        "قال",
        "words",
        "a",
        "The",
    ),
]
_CHARACTERS = st.characters(exclude_categories=["Cs"]).filter(lambda character: not FORBIDDEN.match(character))


def texts(most: int = 30) -> st.SearchStrategy[str]:
    """Whatever a field may be given."""
    return st.one_of(
        st.text(_CHARACTERS, max_size=most),
        st.lists(st.sampled_from(ODD), max_size=8).map("".join),
        st.lists(st.sampled_from(ODD), min_size=30, max_size=60).map(" ".join),
        st.lists(st.sampled_from(["word", "longer-word", "“so,”", "he", "said:"]), min_size=30, max_size=60).map(
            " ".join
        ),
    )


def entries() -> st.SearchStrategy[dict[str, object]]:
    """Mappings as cards have them: texts, lists and mappings within each other, of any keys."""
    keys = st.one_of(st.sampled_from(["id", "no", "1", "as", "quote", "true"]), texts(8))
    inner = st.recursive(
        texts(),
        lambda held: st.lists(held, max_size=3) | st.dictionaries(keys, held, max_size=3),
        max_leaves=6,
    )
    return st.dictionaries(keys, inner, min_size=1, max_size=5)
