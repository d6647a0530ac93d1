"""Whether articles about one event are put into one story: precision and recall of the pairs of articles."""

from collections import Counter
from math import comb

from figures import Agreement


def measure(annotations, found):
    """`found` has the ids of the articles of each story."""
    story_of = {gold["id"]: gold["story"] for gold in annotations if gold.get("story")}
    groups = [[story_of.get(id_, id_) for id_ in ids] for ids in found]
    return {"pairs": Agreement(
        sum(pairs_of_one(group) for group in groups), sum(comb(len(group), 2) for group in groups),
        pairs_of_one(story_of.values()))}


def pairs_of_one(stories):
    return sum(comb(count, 2) for count in Counter(stories).values())
