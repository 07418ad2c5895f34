"""The YAML language server that editors run, spoken to as they do: JSON-RPC over its standard streams."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from schema.npm import MODULES, node

PROGRAM = MODULES / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE = 120  # seconds for one answer, of a machine that has other things to do; no test waits for it to pass

Message = dict[str, Any]


class LanguageServer:
    """A server at work on one folder, wired by `settings` as they stand below `yaml` in an editor's."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, settings: Mapping[str, Any]) -> None:
        self.folder = folder
        self._process = process
        self._settings = settings
        self._messages: queue.Queue[Message | None] = queue.Queue()
        self._sent = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self._begin()

    def told(self, name: str, text: str) -> list[tuple[int, str]]:
        """What the server tells of a file that is opened with this text: lines, from 1, and messages."""
        with self._open(name, text) as (_, told):
            return told

    def hover(self, name: str, text: str, words: str) -> str:
        """What is shown over the first letter of `words`, in Markdown."""
        before = text[: text.index(words)]
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        with self._open(name, text) as (uri, _):
            shown = self._ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": place})
        return str(shown["contents"]["value"]) if shown else ""

    @contextmanager
    def _open(self, name: str, text: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
        """The file's address, and what is told of it."""
        uri = (self.folder / name).as_uri()
        # No two versions are one: the server keeps what it has read by address and version.
        document = {"uri": uri, "languageId": "yaml", "version": self._sent, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        try:
            yield uri, self._next_told(uri)
        finally:
            self._notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            self._next_told(uri)  # closing is answered by taking everything back

    def _begin(self) -> None:
        """Shakes hands, and waits until the settings are in force: they are asked for after the greeting."""
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}},
        }
        folder = {"uri": self.folder.as_uri(), "name": "site"}
        self._ask(
            "initialize",
            {"processId": None, "capabilities": capabilities, "workspaceFolders": [folder], "rootUri": folder["uri"]},
        )
        self._notify("initialized", {})
        while self._answer(self._next()) != "workspace/configuration":
            pass
        self._ask("textDocument/codeLens", {"textDocument": {"uri": folder["uri"]}})  # answered once they are in force

    def _next_told(self, uri: str) -> list[tuple[int, str]]:
        message = self._next_that(
            lambda each: each.get("method") == "textDocument/publishDiagnostics" and each["params"]["uri"] == uri
        )
        return [(each["range"]["start"]["line"] + 1, each["message"]) for each in message["params"]["diagnostics"]]

    def _ask(self, method: str, params: Message) -> Any:
        number = self._sent
        self._send({"id": number, "method": method, "params": params})
        answer = self._next_that(lambda each: each.get("id") == number and "method" not in each)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _notify(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _next_that(self, is_wanted: Callable[[Message], bool]) -> Message:
        while not is_wanted(message := self._next()):
            self._answer(message)
        return message

    def _answer(self, message: Message) -> str | None:
        """Answers what the server asks of an editor; gives the name of what it asked."""
        if "id" not in message or "method" not in message:
            return None
        items = message["params"].get("items", ()) if message["method"] == "workspace/configuration" else None
        result = (
            None if items is None else [dict(self._settings) if each["section"] == "yaml" else {} for each in items]
        )
        self._send({"id": message["id"], "result": result})
        return str(message["method"])

    def _next(self) -> Message:
        try:
            message = self._messages.get(timeout=PATIENCE)
        except queue.Empty:
            raise AssertionError(f"the language server has been silent for {PATIENCE} seconds") from None
        assert message is not None, "the language server has ended"
        return message

    def _send(self, message: Message) -> None:
        self._sent += 1
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)


@contextmanager
def language_server(folder: Path, settings: Mapping[str, Any]) -> Iterator[LanguageServer]:
    """A server that is ended when the work is done. No host is asked for schemas: those of the settings are all."""
    process = subprocess.Popen(
        [node(), str(PROGRAM), "--stdio"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    offline = {
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
        "validate": True,
        "hover": True,
    }
    try:
        yield LanguageServer(process, folder, {**offline, **settings})
    finally:
        process.kill()
        process.communicate()
