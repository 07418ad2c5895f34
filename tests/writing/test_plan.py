"""What must happen in an output folder, in which order, and what is refused."""

from __future__ import annotations

import pytest

from dissensus.writing import Refused
from dissensus.writing.manifest import Record
from dissensus.writing.plan import make_plan
from dissensus.writing.survey import Sight

OLD, NEW, THEIRS = "a" * 64, "b" * 64, "c" * 64


def record(sha256: str) -> Record:
    return Record(sha256, 1)


def file(address: str, sha256: str, inode: int = 0) -> Sight:
    return Sight("file", address, str(inode or hash(address)), sha256)


def nothing(address: str) -> Sight:
    return Sight("nothing", address)


def test_what_stands_is_left_alone() -> None:
    plan = make_plan({"a": record(NEW)}, {"a": record(OLD)}, {"a": file("a", NEW)})
    assert (plan.clear, plan.write, plan.remove, plan.kept, plan.gone) == ((), (), (), (), ())


def test_what_others_put_with_the_right_bytes_is_left_alone() -> None:
    assert make_plan({"a": record(NEW)}, {}, {"a": file("a", NEW)}).write == ()


@pytest.mark.parametrize("standing", [nothing("a"), file("a", OLD), file("a", THEIRS), file("a", "")])
def test_a_file_of_ours_is_written_whatever_became_of_it(standing: Sight) -> None:
    assert make_plan({"a": record(NEW)}, {"a": record(OLD)}, {"a": standing}).write == ("a",)


def test_pages_come_after_what_they_lean_on_and_home_last() -> None:
    addresses = [
        "index.html",
        "feed.xml",
        "points/index.html",
        "points/a/index.html",
        "a.css",
        "fonts/b.woff2",
        "404.html",
    ]
    plan = make_plan({a: record(NEW) for a in addresses}, {}, {a: nothing(a) for a in addresses})
    assert plan.write == (
        "fonts/b.woff2",
        "a.css",
        "points/a/index.html",
        "points/index.html",
        "404.html",
        "feed.xml",
        "index.html",
    )
    gone = make_plan({}, {a: record(OLD) for a in addresses}, {a: file(a, OLD) for a in addresses})
    assert gone.remove == plan.write[::-1]


def test_stale_files_go_only_with_our_bytes() -> None:
    owned = {address: record(OLD) for address in ("ours", "edited", "link", "gone", "folder", "below")}
    sights = {
        "ours": file("ours", OLD),
        "edited": file("edited", THEIRS),
        "link": Sight("other", "link", "1"),
        "gone": nothing("gone"),
        "folder": Sight("folder", "folder", "2", inside=(("folder/theirs", "3"),)),
        "below": Sight("barred", "be", "4"),
    }
    plan = make_plan({}, owned, sights)
    assert (plan.remove, set(plan.kept), set(plan.gone)) == (("ours",), {"edited", "link"}, {"gone", "folder"})


@pytest.mark.parametrize(
    ("standing", "named"),
    [
        (file("a/b", THEIRS), "a/b"),
        (file("a/b", ""), "a/b"),
        (Sight("other", "a/b", "1"), "a/b"),
        (Sight("barred", "a", "1"), "a"),
        (Sight("folder", "a/b", "1", inside=(("a/b/theirs", "2"),)), "a/b/theirs"),
    ],
)
def test_what_is_not_ours_is_refused_by_name(standing: Sight, named: str) -> None:
    with pytest.raises(Refused, match=f'stand: "{named}"\\.') as refusal:
        make_plan({"a/b": record(NEW)}, {}, {"a/b": standing})
    assert "nothing was written" in refusal.value.help


def test_an_empty_folder_is_no_obstacle() -> None:
    assert make_plan({"a": record(NEW)}, {}, {"a": Sight("folder", "a", "1")}).write == ("a",)


def test_many_obstacles_are_counted() -> None:
    addresses = [f"a{number}" for number in range(8)]
    with pytest.raises(Refused, match=r'"a0", "a1", "a2", "a3", "a4" and 3 more\.'):
        make_plan({a: record(NEW) for a in addresses}, {}, {a: file(a, THEIRS) for a in addresses})


def test_a_file_of_ours_gives_way_to_a_folder() -> None:
    sights = {"a": file("a", OLD, inode=7), "a/b": Sight("barred", "a", "7")}
    plan = make_plan({"a/b": record(NEW)}, {"a": record(OLD)}, sights)
    assert (plan.clear, plan.write, plan.remove) == (("a",), ("a/b",), ())


def test_a_folder_of_ours_gives_way_to_a_file() -> None:
    sights = {"a/b": file("a/b", OLD, inode=7), "a": Sight("folder", "a", "6", inside=(("a/b", "7"),))}
    plan = make_plan({"a": record(NEW)}, {"a/b": record(OLD)}, sights)
    assert (plan.clear, plan.write, plan.remove) == (("a/b",), ("a",), ())


@pytest.mark.parametrize("bytes_now", [OLD, NEW])
def test_a_page_spelt_anew_where_case_counts_for_nothing(bytes_now: str) -> None:
    """`Foo` and `foo` are one file there: it must go before `foo` is written, even with the same bytes."""
    sights = {"Foo": file("Foo", OLD, inode=7), "foo": file("foo", OLD, inode=7)}
    plan = make_plan({"foo": record(bytes_now)}, {"Foo": record(OLD)}, sights)
    assert (plan.clear, plan.write, plan.remove) == (("Foo",), ("foo",), ())
