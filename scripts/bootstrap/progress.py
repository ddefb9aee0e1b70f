"""A long step is a line that keeps moving. It goes to stderr: stdout belongs to the verb's own answer."""

import os
import queue
import subprocess
import sys
import threading
import time
from typing import Callable, Dict, Iterator, List, Optional, Tuple

SILENCE = 2.0  # seconds: a log (no terminal) gets a line at least this often
FRAME = 0.2

Describe = Callable[[Optional[str]], str]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class StepLine:
    """`· 安装依赖 12/31 rich（5 秒）`: rewritten in place on a terminal, printed anew in a log."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.detail = ""
        self.live = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self.started = time.monotonic()
        self.shown = self.started
        self._write(f"· {label} …", keep=not self.live)

    def tick(self) -> None:
        now = time.monotonic()
        if now - self.shown >= (FRAME if self.live else SILENCE):
            self.shown = now
            self._write(f"· {self.label}：{self.detail}（{now - self.started:.0f} 秒）", keep=not self.live)

    def finish(self, word: str) -> None:
        self._write(f"· {self.label}：{word}（{time.monotonic() - self.started:.1f} 秒）", keep=True)

    def _write(self, text: str, *, keep: bool) -> None:
        head, tail = ("\r", "\x1b[K") if self.live else ("", "")
        print(head + text + tail, end="\n" if keep else "", file=sys.stderr, flush=True)


def watch(command: List[str], label: str, env: Dict[str, str], describe: Describe) -> Tuple[int, List[str]]:
    """Run `command` behind a step line. `describe` gets each line of its output, and None when only time
    has passed, and answers with what to show. Returns the exit code and the whole output.
    """
    line = StepLine(label)
    output: List[str] = []
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env
    )
    try:
        for text in _lines(process):
            if text is not None:
                output.append(text)
            line.detail = describe(text)
            line.tick()
        code = process.wait()
    except BaseException:
        process.terminate()
        process.wait()
        line.finish("已中断")
        raise
    line.finish("完成" if code == 0 else "没有成功")
    return code, output


def _lines(process: "subprocess.Popen[bytes]") -> Iterator[Optional[str]]:
    """Lines as they come; None whenever a frame passes without one."""
    lines: queue.Queue[Optional[str]] = queue.Queue()
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    while True:
        try:
            text = lines.get(timeout=FRAME)
        except queue.Empty:
            yield None
            continue
        if text is None:
            return
        yield text


def _read(process: "subprocess.Popen[bytes]", lines: "queue.Queue[Optional[str]]") -> None:
    assert process.stdout is not None  # noqa: S101 - `watch` opens it
    with process.stdout as stream:
        for raw in stream:
            lines.put(raw.decode("utf-8", "replace").rstrip())
    lines.put(None)
