"""Patterns that are compiled when they are first asked for anything: most are for what a small build never meets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    pattern = re.compile
else:

    class pattern:  # noqa: N801 - stands for `re.compile`, for patterns of which methods alone are used
        """A pattern. A method of it that was used once is as near as that of a compiled one."""

        def __init__(self, text: str, flags: int = 0) -> None:
            self.pattern, self.flags = text, flags

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):  # copying and the like ask for what patterns have not
                raise AttributeError(name)
            found = getattr(
                re.compile(self.pattern, self.flags), name
            )  # kept by `re`, too: no other method compiles it again
            setattr(self, name, found)
            return found
