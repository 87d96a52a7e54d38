"""Fits factors of a given size with PyPI's implicit and prints seconds and quality as one line of JSON."""

import json
import pathlib
import sys
import time

import implicit.als
import numpy as np
import scipy.sparse as sp

folder, dims, rounds = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
meta = json.loads((folder / "meta.json").read_text())


def pairs(name):
    file = folder / f"{name}.tsv"
    return np.loadtxt(file, dtype=np.int64, ndmin=2)[:, :2] if file.exists() else np.empty((0, 2), np.int64)


tables = {name: pairs(name) for name in ("train", "val", "test")}
everything = np.concatenate(list(tables.values()))
shape = tuple(int(n) + 1 for n in everything.max(0))


def matrix(*names):
    rows = np.concatenate([tables[name] for name in names])
    found = sp.csr_matrix((np.ones(len(rows), np.float32), (rows[:, 0], rows[:, 1])), shape=shape)
    found.data[:] = 1
    return found


actions = matrix(*[name for name in meta["fit_on"] if len(tables[name])])
known = matrix(*[name for name in meta["mask"] if len(tables[name])])
# Every action weighs 1 against alpha for the rest, as in our default: 10 to 1.
model = implicit.als.AlternatingLeastSquares(
    factors=dims, iterations=rounds, regularization=0.01, alpha=10.0, use_gpu=False, num_threads=2, random_state=1
)
start = time.monotonic()
model.fit(actions, show_progress=False)
seconds = time.monotonic() - start

k, first = meta["k"], meta.get("first_item_id", 0)
hidden = [set() for _ in range(shape[0])]
for user, item in tables["test"]:
    hidden[user].add(int(item))
gains = 1 / np.log2(np.arange(k) + 2)
recalls, ndcgs = [], []
for user in (u for u in range(shape[0]) if hidden[u]):
    scores = model.item_factors @ model.user_factors[user]
    scores[known.indices[known.indptr[user] : known.indptr[user + 1]]] = -np.inf
    scores[:first] = -np.inf
    best = np.argpartition(-scores, k)[:k]
    best = best[np.argsort(-scores[best])]
    hits = np.array([int(item) in hidden[user] for item in best])
    recalls.append(hits.sum() / len(hidden[user]))
    ndcgs.append((hits * gains).sum() / gains[: min(k, len(hidden[user]))].sum())
quality = {"recall": float(np.mean(recalls)), "ndcg": float(np.mean(ndcgs))} if recalls else {}
print(json.dumps({"seconds": seconds, **quality}))
