"""Runs the program over articles. Nothing of an annotation goes into what it reads."""

import gzip
import json
import re
import subprocess
from pathlib import Path

from articles import CorpusError


def extract(binary, corpora):
    """What the program prints for each article of the corpora, `{PATH: [article]}`."""
    inputs = [page_input(path, article) if "html" in article else text_input(article)
              for path, articles in corpora.items() for article in articles]
    return json_values(run(binary, ["extract", "--from", "jsonl", "--to", "jsonl"], inputs))


def compare(binary, stories):
    """What comparing the articles of each story gives."""
    return [{**output, "story": name} for name, articles in stories.items()
            for output in compared(binary, "one", articles)]


def find_stories(binary, articles):
    """What comparing gives where the program puts the articles into stories by itself."""
    return compared(binary, "find", articles)


def compared(binary, stories, articles):
    command = ["compare", "--from", "jsonl", "--to", "json", "--stories", stories]
    return by_story(json_values(run(binary, command, map(text_input, articles))))


def json_values(text):
    """The values of a text that holds one, or one a line."""
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def by_story(outputs):
    """An output a story, where one may hold several."""
    return [{**output, **story} for output in outputs for story in output.get("stories") or [{}]]


def rows_of(outputs):
    """All rows; people and things that stand apart count as rows too."""
    entities = [{**entity, "kind": "entity"} for output in outputs for entity in output.get("entities") or []]
    return [row for output in outputs for row in output.get("rows") or []] + entities


def text_input(article):
    return {key: article[key] for key in ("id", "title", "published", "language", "text")
            if article.get(key) is not None}


def page_input(path, article):
    """Day, title and authors are what is to be found."""
    with gzip.open(Path(path).parent / article["html"]) as page:
        return {"id": article["id"], "url": article.get("url"), "html": decoded(page.read())}


def decoded(page):
    declared = re.search(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", page[:4096], re.IGNORECASE)
    for encoding in ("utf-8", declared.group(1).decode() if declared else "cp1252", "cp1252"):
        try:
            return page.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return page.decode("utf-8", "replace")


def run(binary, arguments, inputs):
    lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in inputs)
    done = subprocess.run([binary, *arguments, "--quiet"], input=lines, capture_output=True, encoding="utf-8",
                          check=False)
    # Status 1 says that some articles could not be read; they count as such.
    if done.returncode not in (0, 1) or not done.stdout.strip():
        raise CorpusError(f"{binary} {arguments[0]} ended with status {done.returncode}:\n{done.stderr.strip()}")
    return done.stdout
