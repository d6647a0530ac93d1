#!/usr/bin/python3
"""Reviews the whole sample story in the real window by keyboard alone, and looks into the project.

usage: dbus-run-session -- review.py SIDELIGHT_BINARY
What the window shows is read from its accessibility tree; no pointer is used. Pictures go to the
folder in SIDELIGHT_TEST_PICTURES, when set.
"""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
home = pathlib.Path(tempfile.mkdtemp(prefix="sidelight-review-"))
for variable, folder in [("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")]:
    os.environ[variable] = str(home / folder)
    (home / folder).mkdir(exist_ok=True)

from desktop import Desktop, Program, wait_until, xdotool  # noqa: E402

ARTICLES = 4
TAG = "to check"
NOTE = "Ask the desk."


def picture(program, name):
    folder = os.environ.get("SIDELIGHT_TEST_PICTURES")
    if folder:
        program.screenshot(pathlib.Path(folder) / f"{name}.png")


def type_text(text):
    xdotool("type", "--delay", 20, text)
    time.sleep(0.3)


def open_sample(program):
    """By the list of all commands, as somebody who knows no key but that one."""
    program.press("ctrl+shift+p")
    program.wait_for("Find a command")
    type_text("sample")
    program.press("Return")
    program.wait_for("Story: ")
    program.wait_for(f"{ARTICLES} articles")


def reviewed(program):
    """How many facts of the story are reviewed, and of how many, as the status bar tells."""
    bar = program.wait_for("this story ").get_name()
    return tuple(map(int, re.search(r"this story (\d+) of (\d+)", bar).groups()))


def review_all(program):
    """Accepts two facts, rejects one, and so on, through all articles; edits, notes, tags one."""
    # Each fact by itself: a claim would decide its quotation with it.
    program.click("List: All")
    program.press("s", "space")
    program.press("m")
    program.wait_for("Note text")
    type_text(NOTE)
    program.press("ctrl+Return")
    program.wait_for(NOTE)
    program.press("t")
    program.wait_for("Tag")
    type_text(TAG)
    program.press("Return", "Return")
    program.wait_for(f"tagged {TAG}, suggested")
    picture(program, "tagged")
    done, total = reviewed(program)
    assert done == 0 and total > 100, (done, total)
    keys = ["x" if at % 3 == 2 else "a" for at in range(total)]
    for start in range(0, total, 20):
        part = keys[start : start + 20]
        xdotool("windowactivate", "--sync", program.window)
        xdotool("key", "--delay", 60, *part)
        wanted = start + len(part)
        wait_until(f"{wanted} facts reviewed", lambda: reviewed(program)[0] == wanted, 30)
        if start == 0:
            picture(program, "reviewing")
    program.wait_for("Nothing is left to review in this story.")
    picture(program, "reviewed")
    return keys


def finish_all(program):
    for _ in range(ARTICLES):
        program.press("shift+Prior")
    for _ in range(ARTICLES):
        program.press("ctrl+End", "shift+Next")
    program.wait_for(f"{ARTICLES} finished")
    picture(program, "finished")


def undo_and_redo(program, total):
    """The marks of the articles and the last decision, back and forth."""
    for _ in range(ARTICLES + 1):
        program.press("ctrl+z")
    wait_until("the decision undone", lambda: reviewed(program) == (total - 1, total), 20)
    for _ in range(ARTICLES + 1):
        program.press("ctrl+shift+z")
    wait_until("the decision made again", lambda: reviewed(program) == (total, total), 20)


def check_project(keys):
    (path,) = (home / "data").rglob("*.sidelight")
    connection = sqlite3.connect(path)
    counts = dict(connection.execute("SELECT status, count(*) FROM fact GROUP BY status"))
    # Guesses stay folded away, and nobody is asked about them.
    guesses = connection.execute(
        "SELECT count(*) FROM fact WHERE status = 'suggested' AND record ->> '$.confidence' < 0.4"
    ).fetchone()[0]
    wanted = {"accepted": keys.count("a"), "rejected": keys.count("x"), "suggested": guesses}
    assert counts == {name: count for name, count in wanted.items() if count}, (counts, wanted)
    finished = connection.execute("SELECT count(*) FROM article WHERE finished = 1").fetchone()
    assert finished == (ARTICLES,), finished
    records = [json.loads(row[0]) for row in connection.execute("SELECT record FROM fact")]
    touched = [record for record in records if record["tags"] or record["note"]]
    assert [(record["tags"], record["note"]) for record in touched] == [([TAG], NOTE)]


def main(binary):
    desktop = Desktop()
    program = None
    try:
        program = Program(binary)
        open_sample(program)
        keys = review_all(program)
        finish_all(program)
        undo_and_redo(program, len(keys))
        program.kill()
        check_project(keys)
        program = Program(binary)
        program.wait_for(f"{len(keys)} reviewed")
    except BaseException:
        if program:
            picture(program, "failed")
        raise
    finally:
        if program:
            program.kill()
        desktop.close()
        shutil.rmtree(home, ignore_errors=True)
    print(f"the real window: {len(keys)} facts of {ARTICLES} articles reviewed by keys alone")


if __name__ == "__main__":
    main(sys.argv[1])
