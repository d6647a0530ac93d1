#!/usr/bin/python3
"""Drops a story on the real window, reviews, exports, kills, starts again, and looks.

usage: dbus-run-session -- drive.py SIDELIGHT_BINARY
Pictures of each stage go to the folder in SIDELIGHT_TEST_PICTURES, when set.
"""

import json
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
home = pathlib.Path(tempfile.mkdtemp(prefix="sidelight-window-"))
for variable, folder in [("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")]:
    os.environ[variable] = str(home / folder)
    (home / folder).mkdir(exist_ok=True)

import xdnd  # noqa: E402
from desktop import Desktop, Program, wait_until, window_named, xdotool  # noqa: E402

WIRE = """Flood kills 12 in Harbour Town

HARBOUR TOWN, 3 March 2025 (Coast News Agency) - A flood killed 12 people in Harbour Town on Monday, \
Mayor Anna Berg said.

"The water rose within an hour," Berg told reporters. At least 300 houses were damaged.
"""
PAPER = """Eleven dead after flood in Harbour Town

4 March 2025

Eleven people died when a flood hit Harbour Town on Monday, the mayor, Anna Berg, said. \
More than 250 houses were damaged.
"""


def picture(program, name):
    folder = os.environ.get("SIDELIGHT_TEST_PICTURES")
    if folder:
        program.screenshot(pathlib.Path(folder) / f"{name}.png")


def drop_story(program, folder):
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "paper.txt").write_text(PAPER, encoding="utf-8")
    (folder / "broken scan.txt").write_bytes(bytes(range(256)) * 40)
    names = ["wire.txt", "broken scan.txt", "paper.txt"]
    xdnd.drop(program.window, 700, 450, [(folder / name).as_uri() for name in names])
    program.wait_for("Flood kills 12 in Harbour Town")
    program.wait_for("Eleven dead after flood")
    assert program.wait_for("broken scan.txt"), "the unreadable file is named"


def seek_the_fact(program):
    """Lists it alone: in the whole list it may stand out of sight."""
    program.press("slash")
    xdotool("type", "--delay", 20, "12 people")


def accept_a_fact(program):
    program.click("Flood kills 12 in Harbour Town")
    program.click("List: All")
    seek_the_fact(program)
    program.click("Quantity: 12 people")
    picture(program, "selected")
    program.press("a")
    program.wait_for("Quantity: 12 people, accepted")
    picture(program, "accepted")


def export_through_the_dialog(program, target):
    program.press("ctrl+e")
    # The list of forms is longer than the window.
    program.turn_wheel("Facts as Markdown", 2)
    program.click("JSON Lines")
    picture(program, "form")
    program.click("Export to a file…")
    dialog = wait_until("the file dialog", lambda: window_named("Export"))
    xdotool("windowactivate", "--sync", dialog, "key", "ctrl+a")
    xdotool("type", "--delay", 20, target)
    picture(program, "dialog")
    xdotool("key", "Return")
    wait_until("the exported file", target.exists)
    time.sleep(0.5)
    picture(program, "exported")


def accepted_facts(path):
    sheets = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for sheet in sheets:
        for fact in sheet["facts"]:
            for evidence in fact["evidence"]:
                words = sheet["text"][evidence["start"] : evidence["end"]]
                assert words == evidence["text"], "offsets point at the words"
    return [fact for sheet in sheets for fact in sheet["facts"] if fact["status"] == "accepted"]


def main(binary):
    desktop = Desktop()
    program = None
    try:
        program = Program(binary)
        picture(program, "empty")
        drop_story(program, home)
        picture(program, "dropped")
        accept_a_fact(program)
        target = home / "facts.jsonl"
        export_through_the_dialog(program, target)
        accepted = accepted_facts(target)
        assert [fact["value"] for fact in accepted] == [12], accepted
        program.kill()

        program = Program(binary)
        program.click("Flood kills 12 in Harbour Town")
        seek_the_fact(program)
        program.wait_for("Quantity: 12 people, accepted")
        picture(program, "restarted")
    except BaseException:
        if program:
            picture(program, "failed")
        raise
    finally:
        if program:
            program.kill()
        desktop.close()
        shutil.rmtree(home, ignore_errors=True)
    print("the real window: dropped, accepted, exported, killed, restarted: all as expected")


if __name__ == "__main__":
    main(sys.argv[1])
