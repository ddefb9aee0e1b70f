"""Options whose help and errors are Chinese: argparse has only English ones."""

import argparse
import sys
from typing import NoReturn


class ChineseParser(argparse.ArgumentParser):
    """Shows the given text for --help, and after a wrong call."""

    def __init__(self, text: str) -> None:
        super().__init__(add_help=False, allow_abbrev=False)
        self.text = text
        self.add_argument("--help", "-h", action="help")

    def format_help(self) -> str:
        return self.text

    def error(self, message: str) -> NoReturn:
        """Ours are Chinese and come through; argparse's own are replaced by the help."""
        reason = "" if message.isascii() else f"：{message}"
        print(f"命令写错了{reason}。\n\n{self.text}", end="", file=sys.stderr)
        sys.exit(2)
