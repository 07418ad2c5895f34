"""`dissensus serve`: the site in the browser, as it is being written."""

from __future__ import annotations

import signal
import sys
import traceback
import webbrowser
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn

import click

from dissensus import __version__
from dissensus.cli import BUILT, ENVIRONMENT, INTERRUPTED, options
from dissensus.cli.telling import environment_trouble, say, tell
from dissensus.cli.terminal import columns

if TYPE_CHECKING:
    from dissensus.serving.session import Turn

NAMED_AT_MOST = 3  # files, in the line on a reading


class Port(click.IntRange):
    """A number from 0 to 65535; anything else is told in a plain sentence."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            from dissensus.faults.suggestions import shown

            given = shown(str(value))
            raise click.UsageError(f"--port takes a number from {self.min} to {self.max}, not {given}.", ctx) from None


@click.command(name="serve", short_help="Show the site in the browser while you write it.")
@options.site
@click.option("--port", type=Port(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="Be reached by others, under this name or address of the machine; may be given again.",
)
@click.option("--open", "wants_browser", is_flag=True, help="Open the site in the browser.")
@options.jobs
def command(site: Path, port: int, hosts: tuple[str, ...], wants_browser: bool, jobs: int | None) -> None:
    """Show the site in the folder SITE in the browser, up to date with every save.

    Nothing is written to the site. With a fault in the site, open pages tell it over the site as it was before.
    """
    from dissensus.serving.door import door_for
    from dissensus.serving.listening import NoPort, address_of, listen
    from dissensus.serving.session import Session, Terms

    _end_when_told()
    try:
        sockets = listen(hosts, port)
    except NoPort as reason:
        say(f"dissensus: {reason}.")
        raise click.exceptions.Exit(ENVIRONMENT) from None
    _warn_of_others(hosts)
    address = address_of(sockets, hosts)
    say(f"Serving {site} at {address} until Ctrl-C.")
    terms = Terms(site, options.edition(), options.processes(jobs), columns(), _explain, lambda turn: _tell(turn, site))
    session = Session(terms, sockets, door_for(hosts))
    try:
        session.start()
        if session.deaf:
            say(f"The system tells of no changes ({session.deaf}); they are looked for instead.")
        if wants_browser:
            Thread(target=_open, args=(address,), daemon=True).start()
        session.keep_up()
    except KeyboardInterrupt:  # the way in which serving is meant to end
        raise click.exceptions.Exit(INTERRUPTED) from None
    finally:
        session.close()


def _open(address: str) -> None:
    """Opens the browser; some of them do not come back before they are closed."""
    if not webbrowser.open(address):
        say("No browser could be opened.")


def _end_when_told() -> None:
    """Lets it be ended in order: also when its terminal is closed, unless it was begun so as to outlive that."""
    signal.signal(signal.SIGTERM, _end)
    hangup = getattr(signal, "SIGHUP", None)
    if hangup and signal.getsignal(hangup) is not signal.SIG_IGN:
        signal.signal(hangup, _end)


def _end(*_: object) -> NoReturn:
    sys.exit(BUILT)  # no Exception: whatever is being done, it is not taken for trouble with the site


def _warn_of_others(hosts: tuple[str, ...]) -> None:
    from dissensus.serving.listening import is_own

    others = [host for host in hosts if not is_own(host)]
    if others:
        say(f"Warning: whoever can reach {' or '.join(others)} can read this site while it is served.")


def _tell(turn: Turn, site: Path) -> None:
    state = turn.state
    if state.trouble:
        say(f"dissensus: {state.trouble}")
    tell(state.faults, site, "text")
    say(_line(turn))


def _line(turn: Turn) -> str:
    """What was read, what came of it, how long it took: `content/points/bridge.yaml: 9 pages, no fault, 80 ms.`"""
    from dissensus.faults.text import count_in_words

    state = turn.state
    count = count_in_words(list(state.faults)) if state.faults else "no fault"
    came = f"{state.pages} pages" if not state.is_behind else "as before" if state.standing else "no page yet"
    told = "trouble" if state.trouble else count
    return f"{_named(turn.changed)}: {came}, {told}, {round(turn.seconds * 1000)} ms."


def _named(changed: frozenset[str] | None) -> str:
    from dissensus.faults.display import safe

    if not changed:
        return "The site"
    names = [safe(name) for name in sorted(changed)]
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")


def _explain(error: Exception) -> str:
    """What no curator can mend, in words: of the machine, or of ours."""
    return environment_trouble(error) or (
        f"{''.join(traceback.format_exception(error))}\nThis is a mistake in dissensus {__version__}, not in your site."
    )
