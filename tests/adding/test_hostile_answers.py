"""Whatever is answered, in whatever order: an entry that reads back, or a refusal; never an error, never a write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import small_site
from adding.commands import DOCUMENTS, SOURCES, standing
from adding.hostile import texts
from dissensus.adding.card import ask_card
from dissensus.adding.document import ask_document
from dissensus.adding.draft import Examined, examine
from dissensus.adding.incoming import Unusable, incoming
from dissensus.adding.insertion import Addition
from dissensus.adding.interview import Interview, Missing, Unfit
from dissensus.adding.plan import Plan, faults_of, plan_addition, plan_file
from dissensus.adding.point import ask_point
from dissensus.adding.source import ask_source
from dissensus.faults import Fault
from dissensus.model import point_file
from dissensus.reading import Site

# What will do, by how the question begins; of all others, any text or nothing does.
GOOD = {
    "Speaker": "officials",
    "Said on": "2024-03-11",
    "Date known how": "stated",
    "How": "It follows.",
    "It holds": "rejects fallen",
    "Fit": "partial",
    "Claim": "Said so.",
    "Document": "herald-2024-03-12",
    "Words, as": "The bridge stands",
    "Which one": "1",
    "What it covers": "All.",
    "Name": "The Evening Post",
    "Kind": "outlet",
    "Question": "What of it?",
    "Title": "A bridge in the north",
    "Outlet": "herald",
    "Published": "2024-03-12",
    "Language": "en",
    "Id": "a-new-id",
}
OPTIONS = [
    *("speaker", "said", "dated", "dated-by", "dated-note", "position", "rejects", "fit", "claim", "document", "words"),
    *("before", "after", "via", "caveat", "covers", "term", "note", "id", "name", "kind", "party", "role", "part-of"),
    *("member", "spelling", "question", "title", "topic", "period", "outlet", "published", "language", "author", "url"),
]
ANSWERS = st.one_of(st.sampled_from([*GOOD.values(), "", "?", "y", "n", "1"]), texts())

# Rules that no single answer breaks, seen once the whole is read.
MAY_COME = {"spelling-not-found", "missing-file", "shared-name", "said-after-published"}

Asking = Callable[[Interview, Site, Examined], "Plan | list[Fault]"]


def _card(interview: Interview, site: Site, before: Examined) -> Plan | list[Fault]:
    return plan_addition(site, point_file("bridge").file, ask_card(interview, before.library, "bridge"))


def _source(interview: Interview, site: Site, before: Examined) -> Plan | list[Fault]:
    return plan_addition(site, SOURCES, ask_source(interview, before.library))


def _point(interview: Interview, site: Site, before: Examined) -> Plan | list[Fault]:
    name, addition = ask_point(interview, before.library)
    return plan_file(site, point_file(name).file, addition)


def _document(interview: Interview, site: Site, before: Examined) -> Plan | list[Fault]:
    file = incoming(b"A bridge in the north\n\nIt fell on 11 March 2024, or on 12 March 2024.\n", "a.txt")
    addition: Addition = ask_document(interview, before.library, site, file).addition
    return plan_addition(site, DOCUMENTS, addition)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_site.make_site(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize("asking", [_card, _source, _point, _document])
@settings(max_examples=40)  # of each kind: every example reads the site three times
@given(data=st.data())
def test_any_answers_lead_to_an_entry_of_any_texts(asking: Asking, data: st.DataObject, site: Path) -> None:
    before, examined = standing(site), examine(Site(site))
    plan = asking(Interview({}, _answering(data), lambda _: None), Site(site), examined)
    assert isinstance(plan, Plan)
    codes = {fault.code for fault in faults_of(plan, Site(site), examined) if fault.level == "fault"}
    assert codes <= MAY_COME
    assert standing(site) == before


@pytest.mark.parametrize("asking", [_card, _source, _point, _document])
@given(options=st.dictionaries(st.sampled_from(OPTIONS), ANSWERS, max_size=12))
def test_any_options_lead_to_an_entry_or_a_refusal(asking: Asking, options: dict[str, str], site: Path) -> None:
    before, examined = standing(site), examine(Site(site))
    given_ = {option: (answer,) for option, answer in options.items() if answer}
    try:
        plan = asking(Interview(given_, None, lambda _: None), Site(site), examined)
        assert isinstance(plan, Plan) and not isinstance(faults_of(plan, Site(site), examined), Plan)
    except (Unfit, Missing, Unusable) as refused:
        assert str(refused)
    assert standing(site) == before


def _answering(data: st.DataObject) -> Callable[[str, str | None], str]:
    """Hostile answers, and now and then a good one; at last nothing but good ones."""
    asked = 0

    def ask(words: str, default: str | None) -> str:
        nonlocal asked
        asked += 1
        good = next((answer for begins, answer in GOOD.items() if words.startswith(begins)), "")
        if words.endswith("]"):
            good = "y"
        if words == "  Its id":
            good = f"position-{asked}"
        assert asked < 200, f"no answer will do: {words}"
        answer = data.draw(st.one_of(st.just(good), ANSWERS), words) if asked < 40 else good
        return answer or default or ""

    return ask
