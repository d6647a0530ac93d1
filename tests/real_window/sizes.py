#!/usr/bin/python3
"""Shows every view and dialog in small windows, on fine displays and zoomed, and sees that nothing is cut.

usage: dbus-run-session -- sizes.py SIDELIGHT_BINARY
Pictures of each go to the folder in SIDELIGHT_TEST_PICTURES, when set; only then the sizes are gone through that
ask no more of the window than others.
"""

import itertools
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
home = pathlib.Path(tempfile.mkdtemp(prefix="sidelight-sizes-"))
for variable, folder in [("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")]:
    os.environ[variable] = str(home / folder)
    (home / folder).mkdir(exist_ok=True)

import gi  # noqa: E402
from desktop import Atspi, Desktop, Program, xdotool  # noqa: E402

# What each view and dialog is asked for by, and a control of it.
VIEWS = [
    ("read", ["ctrl+1"], ""),
    ("brief", ["ctrl+2"], "Brief"),
    ("claims", ["ctrl+3"], ""),
    ("timeline", ["ctrl+4"], ""),
    ("who", ["ctrl+5"], ""),
    ("pair", ["ctrl+6"], ""),
    ("search", ["ctrl+shift+f"], ""),
    ("history", ["ctrl+1", "ctrl+h"], ""),
]
DIALOGS = [
    ("export", ["ctrl+e"], "Export to a file…"),
    ("settings", ["ctrl+comma"], "Close"),
    ("keys", ["question"], "Close"),
    ("palette", ["ctrl+shift+p"], "Find a command"),
    ("codebook", ["ctrl+shift+k"], "Close"),
    ("note", ["m"], "Save note"),
    ("tags", ["t"], "Save tags"),
    ("edit", ["e"], "Save"),
    ("who is who", ["u"], "Apply"),
    ("separate", ["shift+u"], "Separate"),
    ("occurrences", ["shift+o"], "Add "),
    ("sources", ["d"], "Save"),
    ("picker", ["Escape", "Right", "Right", "f"], "Kind of fact"),
    ("form", ["Escape", "Right", "Right", "f", "ctrl+Return"], "Add"),
]
BAR = ["Menu", "File", "Help", "Read", "Compare", "Search", "Undo", "Export…"]
PRESSED = (Atspi.Role.PUSH_BUTTON, Atspi.Role.RADIO_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.ENTRY)


def picture(program, name):
    folder = os.environ.get("SIDELIGHT_TEST_PICTURES")
    if folder:
        xdotool("mousemove", 1, 1)
        path = pathlib.Path(folder) / f"{name.replace(' ', '-')}.png"
        program.screenshot(path, program.window)


def pressed_controls(program):
    """Name and place of all that is pressed or typed into."""
    for control in program.controls():
        try:
            if control.get_role() in PRESSED:
                box = control.get_extents(Atspi.CoordType.WINDOW)
                yield control.get_name(), (box.x, box.y, box.x + box.width, box.y + box.height)
        except gi.repository.GLib.Error:
            continue


def covered(first, second):
    """Whether two places overlap by more than a hair."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    return width > 3 and height > 3


def complaints(controls, size):
    """What is cut off at the right edge or covered by its neighbour in the bar at the top."""
    for name, (left, top, right, bottom) in controls:
        if top < size[1] and bottom > 0 and (right > size[0] + 1 or left < -1):
            yield f"{name!r} is cut: {left} to {right}"
    bars = [(name, place) for name, place in controls if name in BAR and place[1] < 120]
    for (name, place), (other, there) in itertools.combinations(bars, 2):
        if covered(place, there) and name != other:
            yield f"{name!r} covers {other!r}"


def look(program, label, size, wanted, found):
    time.sleep(1.0)
    picture(program, label)
    controls = [control for control in pressed_controls(program) if control[0]]
    ends = [place for name, place in controls if name.startswith(wanted)]
    if wanted and not ends:
        found.append(f"{label}: {wanted!r} is not there")
    if ends and not any(place[2] <= size[0] and place[3] <= size[1] for place in ends):
        found.append(f"{label}: {wanted!r} is out of the window, at {ends}")
    found.extend(f"{label}: {trouble}" for trouble in complaints(controls, size))


def walk(binary, kind, size, keys=(), **environment):
    """Goes through all views and dialogs in a window of a size, in pixels."""
    shutil.rmtree(home / "data", ignore_errors=True)
    shutil.rmtree(home / "config", ignore_errors=True)
    found = []
    program = Program(binary, "assets/samples", **environment)
    try:
        program.wait_for("4 articles")
        program.resize(*size)
        program.press(*keys)
        for name, asked, wanted in VIEWS:
            program.press(*asked)
            look(program, f"{kind} {name}", size, wanted, found)
        program.press("ctrl+h", "ctrl+1")
        # An entity, of which there is most to be asked.
        program.click("List: Who")
        for name, asked, wanted in DIALOGS:
            program.press("shift+Right", *asked)
            look(program, f"{kind} dialog {name}", size, wanted, found)
            program.press("Escape", "Escape")
        program.press("ctrl+3", "Down", "Down")
        for name, asked, wanted in [
            ("finding", ["shift+f"], "Save finding"),
            ("note on a claim", ["shift+m"], "Save note"),
        ]:
            program.press(*asked)
            look(program, f"{kind} dialog {name}", size, wanted, found)
            program.press("Escape")
    finally:
        program.kill()
    return found


def main(binary):
    desktop = Desktop("2600x1500")
    try:
        found = walk(binary, "900x600", (900, 600))
        found += walk(binary, "zoomed", (1280, 720), ["ctrl+plus"] * 5)
        if os.environ.get("SIDELIGHT_TEST_PICTURES"):
            found += walk(binary, "1280x720", (1280, 720))
            found += walk(binary, "2x", (1800, 1200), WINIT_X11_SCALE_FACTOR="2")
    finally:
        desktop.close()
        shutil.rmtree(home, ignore_errors=True)
    assert not found, "\n".join(found)
    print("the real window: nothing cut or covered in small, fine and zoomed windows")


if __name__ == "__main__":
    main(sys.argv[1])
