"""The manual's page of faults, from the texts that `dissensus explain` tells."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.faults.explanations import GROUPS, Explanation, explanation

_HEAD = """\
<!-- Written by `dissensus explain --markdown`; the texts are those of generator/dissensus/faults/explained/. -->

# Faults

What `dissensus build` and `dissensus check` tell of a site: what each fault means, why the rule is there, an example,
and the same mended. A fault keeps the site from being built; a warning does so only with `--strict`. The code stands
at the end of a fault's first line, and `dissensus explain CODE` shows one of these texts in a terminal.
"""


def manual() -> str:
    """All explanations as one page of Markdown: a list of the codes, then each with its text."""
    return "\n".join([_HEAD, *_contents(), *_explanations()])


def _contents() -> Iterator[str]:
    for title, codes in GROUPS.items():
        yield f"- {title}: {', '.join(f'[{code}](#{code})' for code in codes)}"
    yield ""


def _explanations() -> Iterator[str]:
    for title, codes in GROUPS.items():
        yield f"## {title}\n"
        for code in codes:
            yield f"### {code}\n\n{_of(code).markdown}"


def _of(code: str) -> Explanation:
    found = explanation(code)
    assert found, code
    return found
