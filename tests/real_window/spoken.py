#!/usr/bin/python3
"""Walks a review, a comparison and an export by keys, and sees that what a screen reader is told is enough.

usage: dbus-run-session -- spoken.py SIDELIGHT_BINARY
The transcript goes to the file in SIDELIGHT_TEST_TRANSCRIPT, when set.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
home = pathlib.Path(tempfile.mkdtemp(prefix="sidelight-spoken-"))
for variable, folder in [("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")]:
    os.environ[variable] = str(home / folder)
    (home / folder).mkdir(exist_ok=True)

from desktop import Desktop, Program, wait_until, window_named, xdotool  # noqa: E402


class Listener:
    """What was heard so far, with the keys that were pressed between."""

    def __init__(self, program):
        self.program = program
        self.path = home / "heard.txt"
        script = pathlib.Path(__file__).parent / "listener.py"
        with self.path.open("w", encoding="utf-8") as out:
            command = ["/usr/bin/python3", "-u", script, str(program.process.pid)]
            self.process = subprocess.Popen(command, stdout=out)
        wait_until("the listener", lambda: "listening" in self.text())
        self.transcript = []
        self.read = len(self.text())

    def text(self):
        return self.path.read_text(encoding="utf-8")

    def after(self, *keys, typed=None, until=None):
        """What is heard when keys are pressed, once a line of it holds `until`."""
        pressed = " ".join(keys) or f"types “{typed}”"
        self.transcript.append(f"> {pressed}")
        if typed:
            xdotool("type", "--delay", 30, typed)
        else:
            self.program.press(*keys)
        if until:
            wait_until(
                f"{until!r} after {pressed}, heard {self.text()[self.read:]!r}",
                lambda: re.search(until, self.text()[self.read :]),
                20,
            )
        time.sleep(0.7)
        heard = self.text()[self.read :]
        self.read += len(heard)
        lines = heard.splitlines()
        self.transcript += [f"    {line}" for line in lines]
        return lines

    def close(self):
        self.process.kill()
        told = os.environ.get("SIDELIGHT_TEST_TRANSCRIPT")
        if told:
            pathlib.Path(told).write_text("\n".join(self.transcript) + "\n", encoding="utf-8")


def review(listener):
    fact = r"focus: \w+: .+, suggested, list item.*, 1 of \d+"
    listener.after("shift+Right", until=fact)
    heard = listener.after("a", until=r"focus: .*2 of \d+")
    assert any("ccepted" in line for line in heard), heard
    heard = listener.after("x", until=r"focus: .*3 of \d+")
    assert any("ejected" in line for line in heard), heard
    listener.after("space", until=r"focus: .*4 of \d+")
    listener.after("m", until="in dialog: Note")
    listener.after(typed="Ask the desk.")
    listener.after("ctrl+Return", until=r"focus: .*4 of \d+")
    listener.after("e", until="in dialog: Edit the fact")
    listener.after("Escape", until=r"focus: .*4 of \d+")
    listener.after("Down", until="selected text: .+ .+ .+")
    listener.after("Down", until="selected text: ")
    listener.after("Right", until="selected text: ")
    listener.after("f", until="in dialog: Kind of fact")
    listener.after("Return", until="announcement|focus: ")
    listener.after("ctrl+z", until="announcement: Undone")


def compare(listener):
    listener.after("ctrl+2", until="announcement: Compare: brief")
    for _ in range(8):
        listener.after("Down", until="focus: ")
    listener.after("Return", until="announcement: In .+: .+")
    listener.after("ctrl+3", until="announcement: Compare: claims")
    listener.after("Down", until="in table: Claims")
    listener.after("Down", until=r"focus: .+, row header.* of \d+")
    listener.after("Right", until="announcement: Opened")
    listener.after("Down", until="focus: ")
    listener.after("Return", until="announcement: In .+: .+")
    listener.after("v", until="focus: .*radio button")
    listener.after("Escape", until="focus: ")
    listener.after("shift+f", until="in dialog: What did you find out")
    listener.after("Escape", until="focus: ")


def export(listener, target):
    listener.after("ctrl+e", until="in dialog: Export")
    listener.after("Down", until="focus: .*radio button")
    listener.after("space", until="now: checked")
    listener.after("Return")
    dialog = wait_until("the file dialog", lambda: window_named("Export"))
    xdotool("windowactivate", "--sync", dialog, "key", "ctrl+a")
    xdotool("type", "--delay", 20, target)
    xdotool("key", "Return")
    wait_until("the exported file", target.exists)
    listener.after("shift", until="announcement: Exported to")


def main(binary):
    desktop = Desktop()
    program = listener = None
    try:
        program = Program(binary, "assets/samples")
        program.wait_for("4 articles")
        listener = Listener(program)
        review(listener)
        compare(listener)
        export(listener, home / "brief.docx")
        nameless = [line for line in listener.transcript if "(no name)" in line]
        assert not nameless, nameless
    except BaseException:
        folder = os.environ.get("SIDELIGHT_TEST_PICTURES")
        if folder and program:
            program.screenshot(pathlib.Path(folder) / "spoken-failed.png")
        raise
    finally:
        if listener:
            listener.close()
        if program:
            program.kill()
        desktop.close()
        shutil.rmtree(home, ignore_errors=True)
    print("the real window: a review, a comparison and an export can be followed by ear")


if __name__ == "__main__":
    main(sys.argv[1])
