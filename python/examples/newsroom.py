"""Articles in a table, their facts in another, and what they tell otherwise in a third: Sidelight with pandas.

    pip install ./python pandas
    python python/examples/newsroom.py [ARTICLES.csv|ARTICLES.jsonl]

The table of articles has a column `text`, and perhaps `id`, `title`, `published`, `outlet`. The cells run one after the
other as in a notebook.
"""

# %% The articles
import sys

import pandas as pd

import sidelight

if len(sys.argv) > 1:
    path = sys.argv[1]
    articles = pd.read_json(path, lines=True) if path.endswith(".jsonl") else pd.read_csv(path)
else:
    articles = pd.DataFrame({
        "id": ["wire", "post", "courier"],
        "published": ["2024-10-02"] * 3,
        "outlet": ["Northern Wire", "Arlen Post", "Coast Courier"],
        "text": [
            "A ferry sank off Arlen on Tuesday. At least 12 people were killed, Mayor Ida Holm said.",
            "A ferry sank off Arlen on Tuesday. Nine people were killed, Mayor Ida Holm said.",
            "A ferry sank off Arlen on Monday night. 12 people were killed. “We are in mourning,” said Ida Holm.",
        ],
    })

# %% Read them: empty cells say nothing
records = [row.dropna().to_dict() for _, row in articles.iterrows()]
answers = sidelight.extract(records)
unread = pd.DataFrame([answer for answer in answers if "error" in answer])
sheets = [answer for answer in answers if "error" not in answer]
print(f"{len(sheets)} articles read, {len(unread)} not")

# %% A fact a row
facts = pd.DataFrame([
    {
        "article": sheet["id"],
        "kind": fact["kind"],
        "words": fact["evidence"][0]["text"],
        "start": fact["evidence"][0]["start"],
        "confidence": fact["confidence"],
    }
    for sheet in sheets
    for fact in sheet["facts"]
])
print(facts.to_string(index=False))

# %% How many facts of each kind an article has
print(facts.pivot_table(index="article", columns="kind", aggfunc="size", fill_value=0))

# %% What they tell otherwise
comparison = sidelight.compare(sheets)
claims = pd.DataFrame([
    {"claim": row["label"], "verdict": row["verdict"], "importance": row["importance"], "told by": len(row["cells"])}
    for row in comparison["rows"]
])
print(claims.sort_values("importance", ascending=False).to_string(index=False))

differences = pd.DataFrame([
    {"claim": row["label"], "question": slot["question"], "article": article, "answer": side["text"]}
    for row in comparison["rows"]
    for slot in row["slots"]
    for difference in slot["differences"]
    for side in difference["sides"]
    for article in side["articles"]
])
print(differences.to_string(index=False))
