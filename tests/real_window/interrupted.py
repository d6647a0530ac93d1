#!/usr/bin/python3
"""Takes away what the program lives on: the X server, the disk, its settings; nothing is lost or hangs.

usage: dbus-run-session -- interrupted.py SIDELIGHT_BINARY
"""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
home = pathlib.Path(tempfile.mkdtemp(prefix="sidelight-interrupted-"))
for variable, folder in [("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")]:
    os.environ[variable] = str(home / folder)
    (home / folder).mkdir(exist_ok=True)

from desktop import Desktop, Program, wait_until  # noqa: E402

SETTINGS = home / "config" / "sidelight" / "settings.json"


def begin_anew():
    for folder in ["data", "config"]:
        shutil.rmtree(home / folder, ignore_errors=True)
        (home / folder).mkdir()


def project():
    (path,) = (home / "data").rglob("*.sidelight")
    return path


def decided():
    connection = sqlite3.connect(f"file:{project()}?mode=ro", uri=True)
    (count,) = connection.execute("SELECT count(*) FROM fact WHERE status = 'accepted'").fetchone()
    return count


def settings_that_are_a_pipe(binary):
    """A pipe in the place of the settings: the window comes, with defaults, and says so."""
    begin_anew()
    SETTINGS.parent.mkdir(parents=True)
    os.mkfifo(SETTINGS)
    program = Program(binary, seconds=30)
    program.wait_for("this is not a plain file", 20)
    program.kill()


def list_of_projects_that_is_a_pipe(binary):
    begin_anew()
    folder = home / "data" / "sidelight"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "recent.json")
    program = Program(binary, seconds=30)
    program.wait_for("Drop articles here", 20)
    program.kill()


def project_that_is_a_pipe(binary):
    begin_anew()
    pipe = home / "data" / "pipe.sidelight"
    os.mkfifo(pipe)
    program = Program(binary, str(pipe), seconds=30)
    program.wait_for("pipe.sidelight", 20)
    program.kill()


def full_disk(binary):
    """What a full disk does not take is told, what it has stays whole, and the window lives on."""
    begin_anew()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(home / "data")]
    if subprocess.run(mount, check=False).returncode != 0:
        print("skipped: a small disk can be mounted by root alone")
        return
    program = None
    try:
        program = Program(binary, "assets/samples", seconds=30)
        told = program.wait_for("the disk is full", 60).get_name()
        print("on a full disk:", told)
        program.press("question")
        program.wait_for("Keys rest while you type", 20)
        program.press("Escape")
        program.kill()
        connection = sqlite3.connect(project())
        state = connection.execute("PRAGMA integrity_check").fetchone()
        connection.close()
        assert state == ("ok",), state
    finally:
        if program:
            program.kill()
        subprocess.run(["umount", str(home / "data")], check=True)


def server_that_goes(binary, desktop):
    """Without its X server the program ends soon, says why, and all decisions are kept."""
    begin_anew()
    with tempfile.TemporaryFile("w+") as told:
        program = Program(binary, "assets/samples", stderr=told)
        program.wait_for("4 articles")
        program.press("shift+Right", "a", "a")
        program.wait_for("2 reviewed")
        desktop.processes[0].kill()
        try:
            status = program.process.wait(timeout=20)
        except subprocess.TimeoutExpired as hang:
            program.process.kill()
            raise AssertionError("the program lives on without a window") from hang
        told.seek(0)
        words = told.read().strip().splitlines()
    print("without the server:", status, words[-1:])
    assert decided() == 2
    assert status != 0, "whoever started it is told"
    assert any("X" in line for line in words), words


def main(binary):
    desktop = Desktop()
    try:
        settings_that_are_a_pipe(binary)
        list_of_projects_that_is_a_pipe(binary)
        project_that_is_a_pipe(binary)
        full_disk(binary)
        server_that_goes(binary, desktop)
    finally:
        desktop.close()
        shutil.rmtree(home, ignore_errors=True)
    print("the real window: pipes, a full disk and a lost server are told, nothing is lost")


if __name__ == "__main__":
    main(sys.argv[1])
