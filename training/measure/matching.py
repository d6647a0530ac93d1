"""Setting what was found beside what is annotated, one to one."""

import math
from collections import defaultdict

from articles import shared


def best_first(candidates):
    """Pairs in the order of the candidates, each side used once. A candidate ends with its two places."""
    used_left, used_right, pairs = set(), set(), []
    for *_, left, right in sorted(candidates):
        if left not in used_left and right not in used_right:
            used_left.add(left)
            used_right.add(right)
            pairs.append((left, right))
    return pairs


def match_spans(annotated, found):
    """Pairs of places: equal spans first, then those that share the most."""
    return best_first((one != other, -shared(one, other), i, j)
                      for i, one in enumerate(annotated) for j, other in enumerate(found) if shared(one, other))


def best_total(likeness):
    """The greatest sum of likeness (`{(left, right): number above 0}`) that pairs one to one can have."""
    return sum(total_of_part(likeness, *part) for part in connected_parts(likeness))


def connected_parts(likeness):
    rights, lefts = defaultdict(list), defaultdict(list)
    for left, right in likeness:
        rights[left].append(right)
        lefts[right].append(left)
    seen = set()
    for start in rights:
        if start in seen:
            continue
        part_left, part_right, waiting = [], {}, [start]
        seen.add(start)
        while waiting:
            left = waiting.pop()
            part_left.append(left)
            for right in rights[left]:
                part_right[right] = True
                new = [other for other in lefts[right] if other not in seen]
                seen.update(new)
                waiting += new
        yield part_left, list(part_right)


def total_of_part(likeness, lefts, rights):
    if len(lefts) <= len(rights):
        cost = [[-likeness.get((left, right), 0.0) for right in rights] for left in lefts]
    else:
        cost = [[-likeness.get((left, right), 0.0) for left in lefts] for right in rights]
    return -sum(cost[row][column] for row, column in cheapest_assignment(cost))


def cheapest_assignment(cost):
    """The Hungarian method: a column for each row, of which there are no more than columns."""
    rows, columns = len(cost), len(cost[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    # The row that each column has, counted from 1; 0 for none.
    taken = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken[0] = row
        column = 0
        least, came_from, done = [math.inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while taken[column]:
            done[column] = True
            here, step, following = taken[column], math.inf, 0
            for other in range(1, columns + 1):
                if not done[other]:
                    more = cost[here - 1][other - 1] - of_row[here] - of_column[other]
                    if more < least[other]:
                        least[other], came_from[other] = more, column
                    if least[other] < step:
                        step, following = least[other], other
            for other in range(columns + 1):
                if done[other]:
                    of_row[taken[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            taken[column] = taken[came_from[column]]
            column = came_from[column]
    return [(row - 1, column - 1) for column, row in enumerate(taken) if column and row]
