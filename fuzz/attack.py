#!/usr/bin/env python3
"""Mutates files and has `sidelight extract` read them: what breaks, hangs or takes memory is counted.

usage: attack.py SIDELIGHT COUNT FILE|FOLDER…    COUNT mutations of each file of at most 2 MB

A mutation changes bytes, repeats, cuts or drops a stretch, or puts another file's into it; in a ZIP archive half of
them change a part of it and pack it again, so that they reach the reader behind the archive. Each run reads the
mutations of one file. Every file must end as articles or be named on standard error; the program must neither break
off nor tell of a fault of its own. Fails where one does not, and leaves its folder for a closer look.
"""

import io
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

MOST = 2 * 1024 * 1024
NUMBERS = [b"0", b"-1", b"65536", b"4294967295", b"18446744073709551615", b"1e309", b"\0", b"\xff\xff\xff\xff"]


def changed(data, others, rng):
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 4, 8])):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.choice([1, 4, 16, 64, 512]))
        kind = rng.randrange(7)
        if kind == 0 and data:
            data[min(start, len(data) - 1)] = rng.randrange(256)
        elif kind == 1:
            data[start:end] = rng.randbytes(end - start)
        elif kind == 2:
            del data[start:end]
        elif kind == 3:
            data[start:start] = data[start:end] * rng.choice([1, 8, 64])
        elif kind == 4:
            del data[start:]
        elif kind == 5:
            data[start:end] = rng.choice(NUMBERS)
        else:
            other = rng.choice(others)
            at = rng.randrange(len(other) + 1)
            data[start:end] = other[at:at + rng.choice([16, 256, 4096])]
    return bytes(data)


def mutated(data, others, rng):
    if not data.startswith(b"PK\3\4") or rng.random() < 0.5:
        return changed(data, others, rng)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = archive.namelist()
        which = rng.choice(names)
        for name in names:
            part = archive.read(name)
            new.writestr(archive.getinfo(name), changed(part, others, rng) if name == which else part)
    return packed.getvalue()


def family(pid):
    """A process and those that it started."""
    found = [pid]
    for task in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in task.read_text().split()]
    return found


class Memory(threading.Thread):
    """The most memory of one process of a family, in MB."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most = pid, 0

    def run(self):
        while pathlib.Path(f"/proc/{self.pid}").exists():
            try:
                for pid in family(self.pid):
                    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
                        if line.startswith("VmHWM"):
                            self.most = max(self.most, int(line.split()[1]) // 1024)
            except OSError:
                pass
            time.sleep(0.02)


def attack(program, path, count, others, rng):
    data = path.read_bytes()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="attack-"))
    for number in range(count):
        (folder / f"m{number:04}{path.suffix}").write_bytes(mutated(data, others, rng))
    begun = time.time()
    run = subprocess.Popen([program, "extract", "--quiet", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    memory = Memory(run.pid)
    memory.start()
    try:
        out, err = run.communicate(timeout=1200)
        hung = 0
    except subprocess.TimeoutExpired:
        run.kill()
        out, err = run.communicate()
        hung = 1
    told = out + err
    counts = {
        "inputs": count,
        "panics": err.count(b"panicked at"),
        "faults": err.count(b"a fault of the program"),
        "aborts": int(run.returncode not in (0, 1) and not hung),
        "hangs": hung,
        "stopped": err.count(b"it took longer") + err.count(b"more memory"),
        "lost": sum(f"m{number:04}".encode() not in told for number in range(count)),
    }
    articles = out.count(b"\n")
    print(f"{path.name}: {json.dumps(counts)}, {articles} articles, {memory.most} MB, {time.time() - begun:.0f} s", flush=True)
    bad = [name for name in ("panics", "faults", "aborts", "hangs", "lost") if counts[name]]
    if bad:
        (folder / "stderr").write_bytes(err)
        print(f"  look at {folder}", flush=True)
    else:
        shutil.rmtree(folder)
    return counts, memory.most


def main():
    program, count, roots = sys.argv[1], int(sys.argv[2]), [pathlib.Path(root) for root in sys.argv[3:]]
    paths = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*")))]
    paths = [path for path in paths if path.is_file() and path.stat().st_size <= MOST]
    others = [path.read_bytes() for path in paths]
    totals, most = {}, 0
    for path in paths:
        # The same each time, whatever the order.
        counts, memory = attack(program, path, count, others, random.Random(path.name))
        most = max(most, memory)
        for name, number in counts.items():
            totals[name] = totals.get(name, 0) + number
    print(f"all: {json.dumps(totals)}, at most {most} MB")
    sys.exit(any(totals[name] for name in ("panics", "faults", "aborts", "hangs", "lost")))


if __name__ == "__main__":
    main()
