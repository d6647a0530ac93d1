#!/usr/bin/env python3
"""Writes what the published tokenizer and onnxruntime make of some sentences, which the engine's tests compare with
its own.

    pip install torch tokenizers numpy onnxruntime
    python3 training/many_languages/write_samples.py assets/names/layers.onnx \
        > crates/engine/src/language/many/tests/samples.json
"""

import json
import re
import sys

import onnxruntime

from e5 import E5
from tagger import Pieces, matrix

# Words, Chinese without blanks, single marks.
UNIT = re.compile(r"[\u4e00-\u9fff]+|[^\W_\u4e00-\u9fff]+|[\W_]")
SENTENCES = [
    "Bürgermeisterin Ida Holm reiste am Dienstag aus Arlen nach Köln ab, sagte die Reederei Nordfracht AG.",
    "O ministro João Figueira falou em Coimbra; «não há dados», disse à Rádio do Mondego.",
    "Şehrin belediye başkanı Ayşe Yıldız, Ankara'da gazetecilere konuştu.",
    "قالت رئيسة البلدية ليلى حداد إن السفينة غادرت بيروت يوم الثلاثاء.",
    "市长李文博周二离开青岛前往大阪，北港航运公司表示。",
    "Мэр Анна Лебедева приехала в Казань 😀 вчера.",
    "Η δήμαρχος Ελένη Παππά μίλησε στην Πάτρα.",
]


def main():
    e5 = E5()
    pieces, vectors = Pieces(e5), matrix(e5, "emb.word", e5.width)
    layers = onnxruntime.InferenceSession(sys.argv[1])
    samples = []
    for text in SENTENCES:
        rows, blank = [e5.begin], True
        for unit in UNIT.findall(text):
            if unit.isspace():
                blank = True
                continue
            is_chinese = "\u4e00" <= unit[0] <= "\u9fff"
            rows += pieces.of(unit, blank and not is_chinese)
            blank = False
        rows.append(e5.end)
        tags, = layers.run(None, {"vectors": vectors[rows][None].numpy()})
        best = tags[0].argmax(-1)
        samples.append({"text": text, "rows": rows,
                        "tags": [[int(tag), round(float(row[tag]), 4)] for row, tag in zip(tags[0], best)]})
    print("[\n" + ",\n".join(json.dumps(sample, ensure_ascii=False) for sample in samples) + "\n]")


if __name__ == "__main__":
    main()
