#!/usr/bin/python3
"""Makes the pictures of the README anew: the sample story as the window shows it.

usage, from the top folder: dbus-run-session -- tests/real_window/pictures.py SIDELIGHT_BINARY [FOLDER]
The pictures, reading.png and compare.png, go to FOLDER, docs by default.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
home = pathlib.Path(tempfile.mkdtemp(prefix="sidelight-pictures-"))
for variable, folder in [("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")]:
    os.environ[variable] = str(home / folder)
    (home / folder).mkdir(exist_ok=True)

from desktop import Desktop, Program, xdotool  # noqa: E402

binary, folder = sys.argv[1], pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "docs")
desktop = Desktop()
try:
    program = Program(binary, "assets/samples")
    program.wait_for("4 articles")
    # The pointer in a corner points at nothing.
    xdotool("mousemove", 2, 2)
    program.press("ctrl+1")
    time.sleep(2)
    program.screenshot(folder / "reading.png")
    program.press("ctrl+2")
    program.wait_for("Differences")
    # Past the articles to the first difference, and to its words.
    program.press(*["Down"] * 6, "Return")
    time.sleep(2)
    program.screenshot(folder / "compare.png")
    program.kill()
    for name in ["reading.png", "compare.png"]:
        small = ["-colors", "255", "-define", "png:compression-level=9"]
        subprocess.run(["convert", folder / name, *small, folder / name], check=True)
finally:
    desktop.close()
