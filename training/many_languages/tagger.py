"""The recogniser of names in many languages: the layers of multilingual-e5-small and a tag for each piece of a word."""

import re
import unicodedata

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer, models
from torch import nn

from e5 import BLOCK, SCALE

TYPES = ("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE "
         "DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL").split()
# Outside, then for each type where a name begins and where it goes on.
TAGS = ["O"] + [f"{place}-{type_}" for type_ in TYPES for place in "BI"]
# Letters with their marks, and digits; all else stands alone.
WORD = re.compile(r"[^\W_]+|[\W_]")


# A scale, and numbers of 4 bits of which the first half of the block is low.
BLOCKS = np.dtype([("scale", "<f2"), ("numbers", "u1", BLOCK - SCALE)])


def floats(e5, name):
    return torch.tensor(np.frombuffer(e5.tensors[name], "<f4").copy())


def matrix(e5, name, width):
    blocks = np.frombuffer(e5.tensors[name], BLOCKS)
    numbers = np.concatenate([blocks["numbers"] & 15, blocks["numbers"] >> 4], axis=1).astype("f4") - 8
    return torch.tensor((numbers * blocks["scale"].astype("f4")[:, None]).reshape(-1, width))


class Layer(nn.Module):
    def __init__(self, e5):
        super().__init__()
        width, self.heads = e5.width, e5.heads
        self.query, self.key, self.value, self.mix = (nn.Linear(width, width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(width, e5.inner), nn.Linear(e5.inner, width)
        self.norm_mix, self.norm = (nn.LayerNorm(width, eps=e5.epsilon) for _ in range(2))

    def forward(self, x, mask, dropout):
        count, length, width = x.shape

        def parted(y):
            return y.view(count, length, self.heads, width // self.heads).transpose(1, 2)
        heard = F.scaled_dot_product_attention(
            parted(self.query(x)), parted(self.key(x)), parted(self.value(x)), attn_mask=mask, dropout_p=dropout)
        heard = heard.transpose(1, 2).reshape(count, length, width)
        x = self.norm_mix(x + F.dropout(self.mix(heard), dropout, self.training))
        return self.norm(x + F.dropout(self.narrow(F.gelu(self.widen(x))), dropout, self.training))


class Tagger(nn.Module):
    """From the vectors of pieces to the likelihoods of tags, as logarithms."""

    def __init__(self, e5):
        super().__init__()
        # All text is of the one kind that the program reads.
        kind = floats(e5, "emb.type")[:e5.width]
        self.positions = nn.Parameter(floats(e5, "emb.pos").reshape(-1, e5.width) + kind)
        self.norm = nn.LayerNorm(e5.width, eps=e5.epsilon)
        self.layers = nn.ModuleList(Layer(e5) for _ in range(e5.layers))
        self.tags = nn.Linear(e5.width, len(TAGS))
        nn.init.normal_(self.tags.weight, std=0.02)

    def take(self, e5):
        """Takes over the published weights."""
        matrices = {"query": "q", "key": "k", "value": "v", "mix": "ao", "widen": "fi", "narrow": "fo"}
        norms = {"norm_mix": "aln", "norm": "oln"}
        with torch.no_grad():
            self.norm.weight.copy_(floats(e5, "emb.ln.w"))
            self.norm.bias.copy_(floats(e5, "emb.ln.b"))
            for at, layer in enumerate(self.layers):
                for ours, theirs in (matrices | norms).items():
                    part, name = getattr(layer, ours), f"l{at}.{theirs}"
                    weight = (matrix(e5, f"{name}.w", part.in_features) if ours in matrices
                              else floats(e5, f"{name}.w"))
                    part.weight.copy_(weight)
                    part.bias.copy_(floats(e5, f"{name}.b"))
        return self

    def forward(self, vectors, mask=None):
        dropout = 0.1 if self.training else 0.0
        x = F.dropout(self.norm(vectors + self.positions[:vectors.shape[1]]), dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask, dropout)
        return F.log_softmax(self.tags(F.dropout(x, dropout, self.training)).float(), dim=-1)


class Pieces:
    """Parts words into the pieces that the vocabulary knows."""

    def __init__(self, e5):
        self.e5 = e5
        self.model = Tokenizer(models.Unigram([tuple(piece) for piece in e5.pieces], e5.unknown))
        self.known = {}

    def of(self, word, after_blank):
        """The numbers of the pieces of a word; what the vocabulary does not know is one number."""
        key = word, after_blank
        if key not in self.known:
            composed = unicodedata.normalize("NFC", word)
            plain = "".join(self.e5.readings.get(letter, letter) for letter in composed).strip() or composed
            text = ("▁" if after_blank else "") + plain.replace(" ", "▁")
            self.known[key] = self.model.encode(text).ids or [self.e5.unknown]
        return self.known[key]
