"""Work spread over processes: the same results as in one, whatever their number and however they start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from pickle import PicklingError

import pytest

from dissensus import parallel
from dissensus.fellows import FellowEnded
from dissensus.parallel import WORTH_A_PROCESS, available_processors, spread, spread_out

MANY = range(WORTH_A_PROCESS * 4)


def square(_: None, number: int) -> int:
    return number * number


def raised(power: dict[str, int], number: int) -> int:
    return int(number ** power["by"])


def number_of_process(_: None, number: int) -> int:
    return os.getpid()


def slowly(_: None, number: int) -> int:
    time.sleep(0.005)
    return os.getpid()


def refuse_forty_two(_: None, number: int) -> int:
    if number >= 42:
        time.sleep(0.05 * (number == 42))  # others have refused what comes later by then
        raise LookupError("forty-two" if number == 42 else "more")
    return number


def what_cannot_be_sent(_: None, number: int) -> Callable[[], int]:
    return lambda: number


def large(_: None, number: int) -> bytes:
    return bytes([number % 256]) * 200_000


def die_elsewhere(parent: int, number: int) -> int:
    if os.getpid() != parent:
        os._exit(9)
    time.sleep(0.001)
    return number


@pytest.mark.parametrize(("count", "jobs"), [(0, 4), (1, 4), (WORTH_A_PROCESS * 2 - 1, 8), (1_000, 1), (1_000, 0)])
def test_little_work_stays_in_this_process(count: int, jobs: int) -> None:
    assert set(spread(number_of_process, None, range(count), jobs)) <= {os.getpid()}


def test_much_work_is_spread(started: str) -> None:
    processes = set(spread(slowly, None, MANY, 2))
    assert os.getpid() in processes
    assert len(processes) == 2


@pytest.mark.parametrize("count", [WORTH_A_PROCESS * 2, WORTH_A_PROCESS * 3 + 1, 1_000])
def test_results_stand_in_the_order_of_the_items(count: int, started: str) -> None:
    assert spread(square, None, range(count), 3) == spread(square, None, range(count), 1)


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_is_shared_is_at_hand_for_every_item(started: str, jobs: int) -> None:
    assert spread(raised, {"by": 3}, MANY, jobs) == [number**3 for number in MANY]
    assert spread(raised, {"by": 2}, MANY, jobs) == [number**2 for number in MANY]


def test_what_the_work_raises_is_raised_here(started: str) -> None:
    with pytest.raises(LookupError, match="forty-two"):
        spread(refuse_forty_two, None, MANY, 2)


def test_what_cannot_be_sent_is_told(started: str) -> None:
    with pytest.raises((PicklingError, AttributeError), match="lambda"):
        spread(what_cannot_be_sent, None, MANY, 2)


def test_more_than_is_on_its_way_at_once_comes_whole(started: str) -> None:
    assert spread(large, None, MANY, 3) == [large(None, number) for number in MANY]


def test_what_is_done_meanwhile_is_done_to_its_end_beside_others_alone(started: str) -> None:
    steps: list[int] = []
    few = spread_out(square, None, range(9), 2, meanwhile=map(steps.append, range(5)))
    assert (list(few), steps) == ([number**2 for number in range(9)], [])
    many = spread_out(square, None, MANY, 2, meanwhile=map(steps.append, range(5)))
    assert (list(many), steps) == ([number**2 for number in MANY], [0, 1, 2, 3, 4])


def test_who_has_enough_of_the_results_leaves_no_process(started: str) -> None:
    coming = spread_out(slowly, None, MANY, 2)
    processes = {next(coming) for _ in range(WORTH_A_PROCESS)}
    coming.close()  # type: ignore[attr-defined]
    assert not any(is_running(process) for process in processes - {os.getpid()})


def test_a_process_that_dies_does_not_leave_us_waiting(started: str) -> None:
    with pytest.raises(FellowEnded):
        spread(die_elsewhere, os.getpid(), MANY, 2)


def test_beside_other_threads_nothing_is_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert parallel._start_method() == "spawn"
    finally:
        done.set()
        thread.join()


def test_there_is_a_processor() -> None:
    assert available_processors() >= 1


SCRIPT = """
    import os, sys, time
    from pathlib import Path
    from dissensus import parallel

    def tell_and_sleep(_, number):
        Path(sys.argv[1], str(os.getpid())).touch()
        time.sleep(0.01 if sys.argv[3] == "quick" else 60)

    if __name__ == "__main__":
        parallel._start_method = lambda: sys.argv[2]
        try:
            parallel.spread(tell_and_sleep, None, range(parallel.WORTH_A_PROCESS * 200), 2)
        except KeyboardInterrupt:
            sys.exit(130)
"""


@pytest.mark.usefixtures("heard_signals")
@pytest.mark.skipif(os.name != "posix", reason="signals as here are POSIX")
@pytest.mark.parametrize("whole_group", [True, False], ids=["typed at a terminal", "sent to the parent"])
def test_ctrl_c_ends_it_without_a_word(tmp_path: Path, started: str, whole_group: bool) -> None:
    parent = spread_in_another_process(tmp_path, started, "quick")
    if whole_group:
        os.killpg(parent.pid, signal.SIGINT)
    else:
        parent.send_signal(signal.SIGINT)
    _, said = parent.communicate(timeout=20)  # ends only when no child holds the error stream any more
    assert (parent.returncode, said) == (130, "")
    assert until(lambda: not any(is_running(int(child.name)) for child in (tmp_path / "children").iterdir()))


@pytest.mark.skipif(os.name != "posix", reason="signals as here are POSIX")
def test_no_child_outlives_a_parent_that_is_killed(tmp_path: Path, started: str) -> None:
    parent = spread_in_another_process(tmp_path, started, "slow")
    parent.kill()
    parent.communicate(timeout=20)
    assert until(lambda: not any(is_running(int(child.name)) for child in (tmp_path / "children").iterdir()))


def spread_in_another_process(folder: Path, started: str, speed: str) -> subprocess.Popen[str]:
    """A process whose two children are at work, and have left their numbers in `folder`."""
    script, children = folder / "script.py", folder / "children"
    script.write_text(textwrap.dedent(SCRIPT))
    children.mkdir()
    parent = subprocess.Popen(
        [sys.executable, script, children, started, speed],
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    assert until(lambda: len(list(children.iterdir())) == 2)
    return parent


def is_running(number: int) -> bool:
    """Whether a process runs: one that has ended and that nobody has asked after does not."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{number}/stat")
    return not (state.exists() and state.read_text().rsplit(")", 1)[-1].split()[0] == "Z")


def until(claim: Callable[[], bool], seconds: float = 20) -> bool:
    """Waits for a claim to come true; whether it has."""
    deadline = time.monotonic() + seconds
    while not claim():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
