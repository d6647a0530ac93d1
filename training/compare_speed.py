#!/usr/bin/env python3
"""Measures words per processor second of Sidelight's language engine and of spaCy, side by side.

    python3 training/compare_speed.py [--rounds N] FILE.jsonl...

Same weights and components (tagger, parser, lemmatizer, entity recogniser), same texts, one thread
each, warm, in turns within one run. spaCy gets all texts at once, which lets it batch as it likes.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import time
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[threads] = "1"

import reference  # noqa: E402  after the number of threads is set

ROOT = Path(__file__).resolve().parent.parent


def engine(files):
    command = ["cargo", "bench", "--quiet", "--no-default-features", "--bench", "language", "--", *files]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return float(re.search(r"(\d+) words per processor second", output).group(1)), output


def spacy(nlp, texts):
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return sum(len(text.split()) for text in texts) / (time.process_time() - start)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args()
    files = [str(path.resolve()) for path in arguments.files]
    texts = [json.loads(line)["text"] for path in files for line in open(path, encoding="utf-8")]
    nlp = reference.load()
    spacy(nlp, texts[:20])
    engine(files)
    ours, theirs = [], []
    for _ in range(arguments.rounds):
        speed, output = engine(files)
        ours.append(speed)
        theirs.append(spacy(nlp, texts))
        print(f"Sidelight {ours[-1]:.0f}, spaCy {theirs[-1]:.0f} words per processor second")
    print(output.strip())
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"median of {arguments.rounds}: Sidelight {statistics.median(ours):.0f},"
          f" spaCy {statistics.median(theirs):.0f}; {ratio:.1f} times")


if __name__ == "__main__":
    main()
