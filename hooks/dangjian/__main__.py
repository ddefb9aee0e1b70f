"""`python -m dangjian VERB`."""

from __future__ import annotations

import sys

from dangjian.commands import COMMANDS
from dangjian.commands.chinese import run

if __name__ == "__main__":
    sys.exit(run(COMMANDS, sys.argv[1:]))
