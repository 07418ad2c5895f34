"""`dissensus serve`, as a curator runs it: what it says, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from conftest import MakeSite

POINT = "content/points/bridge.yaml"
LONG = 60

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="signals of POSIX are sent"),
    pytest.mark.usefixtures("heard_signals"),
]


@pytest.fixture
def site(tmp_path: Path, make_site: MakeSite) -> Path:
    return make_site(tmp_path / "site")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "dissensus", "serve", *arguments]


@contextmanager
def serving(site: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], Iterator[str]]]:
    """The command, running, and what it says line by line."""
    with subprocess.Popen(
        command(*(arguments or ("--port", "0"))), cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr
        try:
            yield process, (line.rstrip("\n") for line in process.stderr)
        finally:
            process.kill()


def port_in(line: str) -> int:
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
    assert found, line
    return int(found[1])


def test_it_says_where_then_one_line_a_reading(site: Path) -> None:
    with serving(site) as (_, said):
        assert re.fullmatch(r"Serving \. at http://127\.0\.0\.1:\d+/ until Ctrl-C\.", next(said))
        assert re.fullmatch(r"The site: \d+ pages, no fault, \d+ ms\.", next(said))
        text = (site / POINT).read_text()
        (site / POINT).write_text(text.replace("What became of", "What happened to"))
        assert re.fullmatch(rf"{POINT}: \d+ pages, no fault, \d+ ms\.", next(said))


def test_it_tells_faults_as_check_does(site: Path) -> None:
    (site / POINT).write_text("question: What?\ntitel: No\n")
    told = subprocess.run([*command()[:-1], "check"], cwd=site, capture_output=True, text=True, check=False).stderr
    with serving(site) as (_, said):
        next(said)
        assert [next(said) for _ in told.splitlines()] == told.splitlines()
        assert re.fullmatch(r"The site: no page yet, \d+ faults? in 1 file, \d+ ms\.", next(said))


ENDING = [(signal.SIGINT, 130), (signal.SIGTERM, 0)] + ([(signal.SIGHUP, 0)] if hasattr(signal, "SIGHUP") else [])


@pytest.mark.parametrize(("sent", "code"), ENDING)
@pytest.mark.parametrize("has_listener", [False, True])
def test_it_ends_at_once_and_frees_its_port(sent: signal.Signals, code: int, has_listener: bool, site: Path) -> None:
    with serving(site) as (process, said):
        port = port_in(next(said))
        next(said)
        with socket.create_connection(("127.0.0.1", port), LONG) as listener:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=LONG) as page:
                found = re.search(rb'src="(/_dissensus/[^/]+/)', page.read())
            assert found
            if has_listener:
                listener.sendall(b"GET " + found[1] + b"events HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert listener.recv(15) == b"HTTP/1.1 200 OK"
            process.send_signal(sent)
            assert process.wait(LONG) == code
        rest = "\n".join(said)
        assert "Traceback" not in rest and "Interrupted" not in rest
        with serving(site, "--port", str(port)) as (_, said_again):
            assert port_in(next(said_again)) == port


@pytest.mark.parametrize(("sent", "code"), ENDING)
def test_it_leaves_nothing_in_the_temporary_folder(
    sent: signal.Signals, code: int, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    with serving(site) as (process, said):
        assert port_in(next(said))
        assert next(said).startswith("The site:")
        assert list((tmp_path / "temporary").iterdir())
        process.send_signal(sent)
        assert process.wait(LONG) == code
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no terminal can hang up")
def test_one_that_is_to_outlive_its_terminal_does(site: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as `nohup` begins it
    try:
        with serving(site) as (process, said):
            assert [port_in(next(said)), next(said)]
            process.send_signal(signal.SIGHUP)
            (site / POINT).write_text((site / POINT).read_text().replace("What became of", "What happened to"))
            assert next(said).startswith(POINT)
            process.send_signal(signal.SIGTERM)
            assert process.wait(LONG) == 0
    finally:
        signal.signal(signal.SIGHUP, before)


def test_it_opens_the_browser_when_asked_to(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "opened")
    (tmp_path / "browser").write_text(f'#!/bin/sh\necho "$1" >"{tmp_path}/opened"\n')
    (tmp_path / "browser").chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{tmp_path}/browser %s")
    with serving(site, "--port", "0", "--open") as (_, said):
        port = port_in(next(said))
        assert (tmp_path / "opened").read_text() == f"http://127.0.0.1:{port}/\n"


def test_nothing_is_written_and_nothing_is_said_on_stdout(site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    with serving(site) as (process, said):
        port = port_in(next(said))
        next(said)
        urlopen(f"http://127.0.0.1:{port}/points/bridge/", timeout=LONG).close()
        process.send_signal(signal.SIGINT)
        process.wait(LONG)
        assert process.stdout and process.stdout.read() == ""
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_a_port_that_is_taken_ends_with_3_and_a_remedy(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            command("--port", str(port)), cwd=site, capture_output=True, text=True, check=False, timeout=LONG
        )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        f"dissensus: 127.0.0.1:{port} is taken by another program; "
        f"name another port, such as --port {port % 65535 + 1}, or 0 for any.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--host", "no-such-host.invalid"), 3, "no address of this machine is known"),
        (("--host", "192.0.2.1", "--port", "0"), 3, "is no address of this machine"),
        (("--port", "65536"), 2, "65535"),
        (("--port", "many"), 2, '--port takes a number from 0 to 65535, not "many".'),
        (("nowhere",), 2, "nowhere"),
    ],
)
def test_what_cannot_be_served_is_said(arguments: tuple[str, ...], code: int, said: str, site: Path) -> None:
    done = subprocess.run(command(*arguments), cwd=site, capture_output=True, text=True, check=False, timeout=LONG)
    assert done.returncode == code
    assert said in done.stderr and "Traceback" not in done.stderr


def test_others_are_let_in_only_with_a_warning(site: Path) -> None:
    with serving(site, "--host", "0.0.0.0", "--port", "0") as (_, said):
        assert next(said) == "Warning: whoever can reach 0.0.0.0 can read this site while it is served."
        port_in(next(said))


def test_a_name_for_this_machine_alone_needs_no_warning(site: Path) -> None:
    with serving(site, "--host", "localhost", "--port", "0") as (_, said):
        assert next(said).startswith("Serving . at http://localhost:")
