"""Names proved: document by document, so that documents can be shared out, as all at once."""

from __future__ import annotations

from pathlib import Path

import msgspec

from conftest import MakeSite
from dissensus.evidence import SpellingFound, archive
from dissensus.evidence.names import Written, names_of, names_written, prove_names, spellings_found
from dissensus.model import Library, Source
from dissensus.reading import Site, read

SOURCES = {
    "ann": Source(name="Ann", kind="person", spellings=("Ann Bo", "Bo", "Nobody")),
    "herald": Source(name="The Herald", kind="outlet"),
}
TEXTS = {
    "first": archive("Ann Bo said so to the Herald. Bo’s boat sank, Annexed."),
    "second": archive("Ann and The Herald. Ann."),
    "third": archive("Nothing."),
}


def a_library(folder: Path) -> Library:
    library, _ = read(Site(folder), 1)
    (document,) = library.documents.values()
    return msgspec.structs.replace(library, sources=SOURCES, documents=dict.fromkeys(TEXTS, document))


def test_a_document_tells_of_each_name_that_it_writes_where_it_stands_for_itself() -> None:
    names = names_of(SOURCES)
    assert names_written(names, TEXTS["first"]) == {"Ann Bo": ((0, 6),), "Ann": (), "Bo": ((30, 32),)}
    assert names_written(names, TEXTS["second"]) == {"Ann": ((0, 3), (20, 23)), "The Herald": ((8, 18),)}
    assert names_written(names, TEXTS["third"]) == {}


def test_documents_asked_one_by_one_give_what_all_of_them_do(make_site: MakeSite, tmp_path: Path) -> None:
    library, names = a_library(make_site(tmp_path)), names_of(SOURCES)
    sent = {name: msgspec.msgpack.encode(names_written(names, text)) for name, text in TEXTS.items()}
    written = {name: msgspec.msgpack.decode(each, type=Written) for name, each in sent.items()}
    found, faults = spellings_found(library, TEXTS, written)
    assert (found, faults) == prove_names(library, TEXTS)
    assert found == {
        "ann": (
            SpellingFound("Ann", {"second": ((0, 3), (20, 23))}),
            SpellingFound("Ann Bo", {"first": ((0, 6),)}),
            SpellingFound("Bo", {"first": ((30, 32),)}),
        ),
        "herald": (SpellingFound("The Herald", {"second": ((8, 18),)}),),
    }
    assert [fault.where.path for fault in faults] == [("sources", "ann", "spellings", 2)]


def test_no_spelling_is_missed_before_all_documents_were_asked(make_site: MakeSite, tmp_path: Path) -> None:
    library = a_library(make_site(tmp_path))
    some = {name: text for name, text in TEXTS.items() if name != "third"}
    assert prove_names(library, some)[1] == []
