"""The three scores of coreference and their mean, as the CoNLL shared tasks count them.

`gold` and `own` are partitions as mappings from mention to cluster; a mention of one side that the
other lacks stands alone there (Cai and Strube 2010 for own mentions: spurious singletons count
against, missed ones too). CEAF-e, and with it the mean, is left out where scipy is not installed
(bench/peers.txt).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from functools import cache
from importlib.util import find_spec

import numpy as np

Partition = Mapping[Hashable, Hashable]


def conll(gold: Partition, own: Partition) -> dict[str, float]:
    """F1 of MUC, B-cubed and CEAF-e, and their mean; without scipy the first two."""
    names = gold.keys() | own.keys()
    left = {name: gold.get(name, ("alone", name)) for name in names}
    right = {name: own.get(name, ("alone", name)) for name in names}
    muc = f1(_links(right, left), _links(left, right))
    cubed = f1(_cubed(right, left), _cubed(left, right))
    if not _has_scipy():
        return {"muc": muc, "b_cubed": cubed}
    ceaf = _ceaf_e(left, right)
    return {"muc": muc, "b_cubed": cubed, "ceaf_e": ceaf, "conll": (muc + cubed + ceaf) / 3}


@cache
def _has_scipy() -> bool:
    found = find_spec("scipy") is not None
    if not found:
        print("CEAF-e left out: pip install -r bench/peers.txt (scipy)", file=sys.stderr)
    return found


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _clusters(partition: Partition) -> dict[Hashable, list[Hashable]]:
    found: dict[Hashable, list[Hashable]] = defaultdict(list)
    for name, cluster in partition.items():
        found[cluster].append(name)
    return found


def _links(key: Partition, response: Partition) -> float:
    """Of the links that hold the key's clusters together, the share that the response has."""
    kept = total = 0
    for names in _clusters(key).values():
        kept += len(names) - len({response[name] for name in names})
        total += len(names) - 1
    return kept / total if total else 0.0


def _cubed(key: Partition, response: Partition) -> float:
    """For each mention, the share of its key cluster that stands with it in the response."""
    found = 0.0
    for names in _clusters(key).values():
        found += sum(n * n for n in Counter(response[name] for name in names).values()) / len(names)
    return found / len(key) if key else 0.0


def _ceaf_e(gold: Partition, own: Partition) -> float:
    """The best one-to-one match of clusters by the likeness 2|A and B| / (|A| + |B|), as F1."""
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 -- not always installed

    one, two = _clusters(gold), _clusters(own)
    if not one or not two:
        return 0.0
    at = {cluster: index for index, cluster in enumerate(one)}
    to = {cluster: index for index, cluster in enumerate(two)}
    shared = Counter((gold[name], own[name]) for name in gold)
    likeness = np.zeros((len(one), len(two)))
    for (a, b), count in shared.items():
        likeness[at[a], to[b]] = 2 * count / (len(one[a]) + len(two[b]))
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    matched = float(likeness[rows, columns].sum())
    return f1(matched / len(two), matched / len(one))
