"""`python -m dangjian VERB`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the verb; an interrupt while everything is still being loaded ends as quietly as a later one."""
    try:
        from dangjian.commands.chinese import run  # noqa: PLC0415 - inside, so that an interrupt is caught
    except KeyboardInterrupt:
        return 130
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
