#!/usr/bin/env python3
"""Writes the trained layers as `assets/names/layers.onnx`, with numbers of 8 bits.

    pip install torch tokenizers numpy onnx onnxruntime
    python3 training/many_languages/export.py tagger.pt FOLDER

FOLDER also gets `layers.float.onnx`, with 32 bits, which is not shipped: it tells what the rounding costs.
"""

import sys
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from e5 import E5
from tagger import Tagger


def main():
    trained, folder = map(Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    e5 = E5()
    tagger = Tagger(e5)
    tagger.load_state_dict(torch.load(trained))
    tagger.eval()
    whole = folder / "layers.float.onnx"
    torch.onnx.export(tagger, (torch.zeros(1, 7, e5.width),), whole, dynamo=False, opset_version=20,
                      input_names=["vectors"], output_names=["tags"],
                      dynamic_axes={"vectors": {1: "pieces"}, "tags": {1: "pieces"}})
    rounded = [f"/layers.{at}/{part}/MatMul" for at in range(e5.layers)
               for part in ("query", "key", "value", "mix", "widen", "narrow")]
    # Of 8 bits only 7 are used: processors without VNNI add two products of 8 bits in 16, where they might not fit.
    quantize_dynamic(whole, folder / "layers.onnx", nodes_to_quantize=rounded, weight_type=QuantType.QInt8,
                     per_channel=True, reduce_range=True, extra_options={"MatMulConstBOnly": True})


if __name__ == "__main__":
    main()
