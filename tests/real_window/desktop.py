"""A small desktop: X server, window manager, accessibility bus, portal; and the program on it."""

import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def wait_until(what, condition, seconds=60.0):
    """The first true value of `condition`; fails after some seconds, saying `what` did not come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.2)
    raise AssertionError(f"not seen within {seconds:.0f} s: {what}")


class Desktop:
    """An X server with what a desktop runs on it. Must live inside `dbus-run-session`."""

    def __init__(self, screen="1440x900"):
        self.processes = []
        reader, writer = os.pipe()
        # Without -noreset the server begins anew whenever its last client leaves, and a program that comes
        # at that moment finds none.
        self._start(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{screen}x24"]
            + ["-nolisten", "tcp", "-noreset"],
            pass_fds=[writer],
        )
        os.close(writer)
        with os.fdopen(reader) as display:
            os.environ["DISPLAY"] = ":" + display.readline().strip()
        os.environ.update(
            LIBGL_ALWAYS_SOFTWARE="1",
            XDG_CURRENT_DESKTOP="GNOME",
            # The dialog's own tree would only slow the search for the program's.
            GTK_A11Y="none",
            NO_AT_BRIDGE="1",
        )
        os.environ.pop("WAYLAND_DISPLAY", None)
        self._start(["openbox"])
        self._start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        wait_until("the accessibility bus", self._enable_accessibility)
        subprocess.run(
            ["dbus-update-activation-environment"]
            + ["DISPLAY", "XDG_CURRENT_DESKTOP", "HOME", "PATH", "GTK_A11Y", "NO_AT_BRIDGE"],
            check=True,
        )
        Atspi.init()

    def _start(self, command, **options):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
        )
        self.processes.append(process)

    @staticmethod
    def _enable_accessibility():
        command = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus"]
        command += ["--object-path", "/org/a11y/bus"]
        command += ["--method", "org.freedesktop.DBus.Properties.Set"]
        command += ["org.a11y.Status", "IsEnabled", "<true>"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def close(self):
        """Ends everything that was started."""
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(timeout=10)


def xdotool(*arguments):
    """Runs xdotool and returns what it printed."""
    command = ["xdotool", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def window_named(name):
    """The X11 id of the newest visible window whose name holds `name`, or None."""
    found = xdotool("search", "--onlyvisible", "--name", name).split()
    return int(found[-1]) if found else None


class Program:
    """A running Sidelight, seen through its accessibility tree."""

    def __init__(self, binary, *arguments, prepare=None, stderr=None, seconds=60, **environment):
        self.process = subprocess.Popen(
            [binary, *arguments],
            env={**os.environ, **environment},
            preexec_fn=prepare,
            stderr=stderr,
        )
        self.window = wait_until("the window", lambda: self._alive() and window_named("Sidelight"), seconds)
        self.root = wait_until("the accessibility tree", self._find_root, seconds)

    def _alive(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with status {self.process.returncode}")
        return True

    def _pid(self):
        return self.process.pid

    def _find_root(self):
        self._alive()
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self._pid():
                return application
        return None

    def controls(self):
        """Every control of the window, in the order of the tree."""
        pending = [self.root]
        while pending:
            control = pending.pop(0)
            try:
                count = control.get_child_count()
                children = [control.get_child_at_index(index) for index in range(count)]
            except gi.repository.GLib.Error:
                continue  # it went away while we looked
            for child in filter(None, children):
                yield child
                pending.append(child)

    def find(self, wanted):
        """The first control whose name `wanted` accepts, or None."""
        for control in self.controls():
            try:
                if wanted(control.get_name() or ""):
                    return control
            except gi.repository.GLib.Error:
                continue
        return None

    def wait_for(self, name, seconds=60.0):
        """The first control whose name holds `name`, once there is one."""
        return wait_until(f"a control named {name!r}", lambda: self.find(lambda n: name in n), seconds)

    def find_soon(self, name, seconds=5.0):
        """The first control whose name holds `name`; None where there is none after some seconds."""
        try:
            return self.wait_for(name, seconds)
        except AssertionError:
            return None

    def click(self, name):
        """Clicks a control with the pointer, in its middle."""
        control = self.wait_for(name)
        box = control.get_extents(Atspi.CoordType.SCREEN)
        xdotool("mousemove", box.x + box.width // 2, box.y + box.height // 2, "sleep", 0.2, "click", 1)
        time.sleep(0.3)

    def turn_wheel(self, name, notches):
        """Turns the wheel down over a control."""
        box = self.wait_for(name).get_extents(Atspi.CoordType.SCREEN)
        xdotool("mousemove", box.x + box.width // 2, box.y + box.height // 2)
        xdotool("click", "--repeat", notches, "--delay", 80, 5)
        time.sleep(0.6)

    def press(self, *keys):
        """Presses keys while the window has the focus."""
        xdotool("windowactivate", "--sync", self.window)
        for key in keys:
            xdotool("key", key, "sleep", 0.2)

    def resize(self, width, height):
        """Gives the window a size, in pixels, and a place in the corner of the screen."""
        xdotool("windowsize", "--sync", self.window, width, height)
        xdotool("windowmove", "--sync", self.window, 0, 0)
        time.sleep(0.6)

    def screenshot(self, path, window="root"):
        """Writes a picture of the whole screen, or of a window alone."""
        subprocess.run(["import", "-window", str(window), str(path)], check=False)

    def kill(self):
        """Ends the program without warning."""
        self.process.kill()
        self.process.wait()
