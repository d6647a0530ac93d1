#!/usr/bin/python3
"""Pastes from another program and copies to another one, through the X selection itself.

usage: dbus-run-session -- clipboard.py SIDELIGHT_BINARY
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
home = pathlib.Path(tempfile.mkdtemp(prefix="sidelight-clipboard-"))
for variable, folder in [("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")]:
    os.environ[variable] = str(home / folder)
    (home / folder).mkdir(exist_ok=True)

from desktop import Atspi, Desktop, Program, wait_until, xdotool  # noqa: E402

ARTICLE = """Harbour of Arlen reopens

12 May 2021

Holm told reporters on Tuesday that the harbour had reopened. About 300 fishing boats had waited for \
a week, and the “long wait” cost 4 million kroner.
"""


def own_selection(text):
    """Another program in which somebody has copied a text."""
    command = ["xclip", "-selection", "clipboard", "-quiet", "-in"]
    owner = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    owner.stdin.write(text.encode())
    owner.stdin.close()
    return owner


def selection():
    """What another program pastes."""
    command = ["xclip", "-selection", "clipboard", "-out"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=10)
    return done.stdout.decode()


def paste_an_article(program):
    owner = own_selection(ARTICLE)
    wait_until("the other program's selection", lambda: selection() == ARTICLE)
    program.press("ctrl+v")
    program.wait_for("Article: Harbour of Arlen reopens")
    return owner


def copy_a_word(program):
    box = program.wait_for("Holm told reporters").get_extents(Atspi.CoordType.SCREEN)
    xdotool("mousemove", box.x + 12, box.y + 14, "sleep", 0.3)
    xdotool("click", "--repeat", 2, "--delay", 80, 1, "sleep", 0.5)
    program.press("ctrl+c")
    wait_until("the word in another program", lambda: selection() == "Holm", 20)


def main(binary):
    desktop = Desktop()
    program = owner = None
    try:
        program = Program(binary)
        owner = paste_an_article(program)
        copy_a_word(program)
    finally:
        if owner:
            owner.kill()
        if program:
            program.kill()
        desktop.close()
        shutil.rmtree(home, ignore_errors=True)
    print("the real window: pasted from another program, copied to another")


if __name__ == "__main__":
    main(sys.argv[1])
