"""`dissensus links`: outside addresses asked, told at their places, and remembered; never by a build."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from abroad.hosts import Host, answering
from conftest import MakeSite
from small_site import DOCUMENTS, SEED, TEXT


@pytest.fixture
def host() -> Iterator[Host]:
    with answering() as server:
        yield server


def linked(url: str) -> dict[str, str]:
    """A site whose document has this address, and whose page leads to `…/moved` beside it."""
    documents = DOCUMENTS.format(file=SEED, sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    page = f"---\ntitle: About\n---\n\nSee [there]({url.rpartition('/')[0]}/moved#part), [here](points/bridge/).\n"
    return {"content/documents.yaml": f"{documents}    url: {url}\n", "content/pages/about.md": page}


def links(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    memory = str(folder.parent / "memory.json")
    command = [sys.executable, "-m", "dissensus", "links", "--memory", memory, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_what_is_gone_and_what_has_moved_is_told_where_it_is_written(
    host: Host, tmp_path: Path, make_site: MakeSite
) -> None:
    site = make_site(tmp_path / "site", linked(host.address("/gone")))
    done = links(site, "--allow-private")
    assert (done.returncode, done.stdout) == (0, "")
    assert f'content/documents.yaml:9:10: warning: "{host.address("/gone")}" is not there any more' in done.stderr
    assert f'content/pages/about.md:5:13: warning: "{host.address("/moved")}" has moved' in done.stderr
    assert f"now stands at\n      {host.address('/ok')}\n" in done.stderr
    assert done.stderr.endswith("2 outside addresses: 2 asked now, 0 remembered.\n")


def test_json_has_the_same_warnings_and_strict_stops_at_them(host: Host, tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path / "site", linked(host.address("/gone")))
    done = links(site, "--allow-private", "--format", "json", "--strict")
    assert done.returncode == 1
    told = [(fault["code"], fault["level"]) for fault in json.loads(done.stdout)["faults"]]
    assert told == [("address-gone", "warning"), ("address-moved", "warning")]


def test_what_was_asked_lately_is_not_asked_again(host: Host, tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path / "site", linked(host.address("/ok")))
    first = links(site, "--allow-private")
    asked = len(host.requests)
    second = links(site, "--allow-private")
    assert asked and len(host.requests) == asked
    assert second.stderr == first.stderr.replace("2 asked now, 0 remembered", "0 asked now, 2 remembered")
    links(site, "--allow-private", "--max-age", "0")
    assert len(host.requests) > asked


def test_what_nobody_can_know_is_a_note_and_no_warning(host: Host, tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path / "site", linked(host.address("/forbidden")))
    done = links(site, "--allow-private")
    assert f"{host.address('/forbidden')}: answered 403; nobody can tell" in done.stderr
    assert "address-gone" not in done.stderr


def test_silence_is_a_warning_at_the_third_time(host: Host, tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path / "site", linked(host.address("/garbage")))
    told = [links(site, "--allow-private", "--max-age", "0").stderr for _ in range(3)]
    assert ["address-silent" in each for each in told] == [False, False, True]
    assert "asked 3 times" in told[2]


def test_this_machine_is_not_asked_unless_it_may_be(host: Host, tmp_path: Path, make_site: MakeSite) -> None:
    done = links(make_site(tmp_path / "site", linked(host.address("/ok"))))
    assert host.requests == []
    assert "is an address of this machine" in done.stderr and "[address-refused]" in done.stderr


def test_offline_is_said_once_and_nothing_is_remembered(tmp_path: Path, make_site: MakeSite) -> None:
    done = links(make_site(tmp_path / "site", linked("http://nobody.invalid/page")))
    assert done.returncode == 3
    assert done.stderr == (
        "dissensus: no host could be found or reached; is this machine online? Nothing was found out.\n"
    )
    assert not (tmp_path / "memory.json").exists()


def test_a_site_with_faults_is_told_and_nobody_is_asked(host: Host, tmp_path: Path, make_site: MakeSite) -> None:
    files = {**linked(host.address("/ok")), "content/points/bridge.yaml": "titel: x\n"}
    done = links(make_site(tmp_path / "site", files), "--allow-private")
    assert done.returncode == 1 and "content/points/bridge.yaml:1:1" in done.stderr
    assert host.requests == []


@pytest.mark.parametrize("command", ["build", "check"])
def test_no_build_asks_anybody(command: str, tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path, linked("https://example.org/page"))
    code = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise AssertionError('the network was asked')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        f"sys.argv = ['dissensus', {command!r}]\n"
        "from dissensus.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("heard_signals")
@pytest.mark.skipif(os.name != "posix", reason="signals as here are POSIX")
def test_ctrl_c_waits_for_no_host(host: Host, tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path / "site", linked(host.address("/trickle")))
    command = [sys.executable, "-m", "dissensus", "links", "--allow-private", "--memory", str(tmp_path / "memory.json")]
    with subprocess.Popen(command, cwd=site, stderr=subprocess.PIPE, text=True) as running:
        while not host.requests:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        began = time.monotonic()
        _, said = running.communicate(timeout=20)
    assert (running.returncode, said.strip()) == (130, "Interrupted.")
    assert time.monotonic() - began < 5


@pytest.mark.usefixtures("heard_signals")
@pytest.mark.skipif(os.name != "posix", reason="signals as here are POSIX")
def test_what_was_found_before_ctrl_c_is_remembered(host: Host, tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path / "site", linked(host.address("/trickle")))
    memory = tmp_path / "memory.json"
    command = [sys.executable, "-m", "dissensus", "links", "--allow-private", "--memory", str(memory)]
    with subprocess.Popen(command, cwd=site, stderr=subprocess.PIPE, text=True) as running:
        while "HEAD /trickle" not in host.asked:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=20)
    assert running.returncode == 130
    assert list(json.loads(memory.read_text())["visits"]) == [host.address("/moved")]


@pytest.mark.skipif(os.name != "posix", reason="pipes as here are POSIX")
def test_what_was_found_is_remembered_though_nobody_reads_on(host: Host, tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path / "site", linked(host.address("/gone")))
    memory = tmp_path / "memory.json"
    command = [sys.executable, "-m", "dissensus", "links", "--allow-private", "--memory", str(memory)]
    read, write = os.pipe()
    os.close(read)
    subprocess.run([*command, "--format", "json"], cwd=site, stdout=write, stderr=subprocess.DEVNULL, check=False)
    os.close(write)
    assert set(json.loads(memory.read_text())["visits"]) == {host.address("/gone"), host.address("/moved")}
