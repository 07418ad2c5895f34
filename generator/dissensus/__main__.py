"""`python -m dissensus`: the same as the command `dissensus`."""

from dissensus.cli import main

main()
