"""The reference that Sidelight's engine is measured against: spaCy with the weights of crates/model-names.

Only the entity recogniser's weights may differ from those of the published pipeline (see
train_names.py), so only they are read back; `export_weights.py` tells how they were laid out.
"""

from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

import pipeline

WEIGHTS = Path(__file__).parent.parent / "crates" / "model-names" / "names.safetensors"


def pieces_back(tensor, shape, axis):
    """Undoes `pieces_first` of export_weights.py: the pieces go back to `axis` of `shape`."""
    moved = np.moveaxis(np.empty(shape), axis, axis - 1).shape
    return np.ascontiguousarray(np.moveaxis(tensor.reshape(moved), axis - 1, axis))


def set_recogniser(model, tensors):
    def set_param(node, name, value):
        node.set_param(name, np.ascontiguousarray(value, dtype="float32"))

    def shape(node, name):
        return node.get_param(name).shape

    tok2vec = model.get_ref("tok2vec")
    nodes = {kind: [n for n in tok2vec.walk() if n.name == kind]
             for kind in ("hashembed", "maxout", "layernorm")}
    for i, node in enumerate(nodes["hashembed"]):
        set_param(node, "E", tensors[f"names.embedding.{i}"])
    for i, node in enumerate(nodes["maxout"]):
        weights, bias = tensors[f"names.maxout.{i}.weights"], tensors[f"names.maxout.{i}.bias"]
        set_param(node, "W", pieces_back(weights, shape(node, "W"), 1))
        set_param(node, "b", pieces_back(bias, shape(node, "b"), 1))
    for i, node in enumerate(nodes["layernorm"]):
        set_param(node, "G", tensors[f"names.norm.{i}.gain"])
        set_param(node, "b", tensors[f"names.norm.{i}.bias"])
    (vectors,) = [n for n in tok2vec.walk() if n.name == "static_vectors"]
    set_param(vectors, "W", tensors["names.vectors.weights"])
    (lower,) = [n for n in model.walk() if n.name == "precomputable_affine"]
    linear = [n for n in model.walk() if n.name == "linear"]
    reduce, upper = sorted(linear, key=lambda n: n.get_param("W").shape != (64, 96))
    set_param(reduce, "W", tensors["recogniser.reduce.weights"])
    set_param(reduce, "b", tensors["recogniser.reduce.bias"])
    set_param(lower, "W", pieces_back(tensors["recogniser.lower.weights"], shape(lower, "W"), 2))
    set_param(lower, "b", pieces_back(tensors["recogniser.lower.bias"], shape(lower, "b"), 1))
    pad = shape(lower, "pad")
    set_param(lower, "pad", pieces_back(tensors["recogniser.lower.absent"], pad[1:], 2)[None])
    set_param(upper, "W", tensors["recogniser.upper.weights"].T)
    set_param(upper, "b", tensors["recogniser.upper.bias"])


def load():
    nlp = pipeline.load()
    set_recogniser(nlp.get_pipe("ner").model, load_file(WEIGHTS))
    return nlp
