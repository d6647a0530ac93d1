#!/usr/bin/python3
"""Opens the sample story, compares and pastes in the real window while its calls to the system are traced.

usage: dbus-run-session -- offline.py SIDELIGHT_BINARY
Fails where the program reaches for a network or starts another program.
"""

import os
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
home = pathlib.Path(tempfile.mkdtemp(prefix="sidelight-offline-"))
for variable, folder in [("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")]:
    os.environ[variable] = str(home / folder)
    (home / folder).mkdir(exist_ok=True)

from desktop import Desktop, Program, xdotool  # noqa: E402


class Traced(Program):
    """The program under strace, found by its own process."""

    def __init__(self, binary, trace):
        self.trace = trace
        command = ["-f", "-qq", "-e", "trace=%network,execve", "-o", str(trace), binary]
        super().__init__("strace", *command)

    def _pid(self):
        strace = self.process.pid
        return int(pathlib.Path(f"/proc/{strace}/task/{strace}/children").read_text().split()[0])


def main(binary):
    desktop = Desktop()
    program = None
    trace = home / "trace"
    try:
        program = Traced(binary, trace)
        program.press("ctrl+shift+p")
        program.wait_for("Find a command")
        xdotool("type", "--delay", 20, "sample")
        program.press("Return")
        program.wait_for("4 articles", 240)
        program.click("Compare")
        program.wait_for("Differences", 120)
        program.press("ctrl+q")
        program.process.wait(timeout=30)
    finally:
        if program:
            program.kill()
        desktop.close()
    calls = trace.read_text()
    shutil.rmtree(home, ignore_errors=True)
    # It reads foreign files in further processes of itself.
    others = re.findall(r'execve\((?!"/proc/self/exe")', calls)
    assert len(others) == 1, "another program was started"
    reached = [line for line in calls.splitlines() if re.search(r"AF_INET|AF_NETLINK|AF_PACKET", line)]
    assert not reached, reached
    assert "AF_UNIX" in calls, "the trace holds what the window asked of the desktop"
    print("the real window: a story opened and compared, no network reached")


if __name__ == "__main__":
    main(sys.argv[1])
