#!/usr/bin/env python3
"""Measures how good the program is: runs it over annotated articles and compares.

    cargo build --release --no-default-features
    python3 training/measure names CORPUS.jsonl...
    python3 training/measure names de_pud-ud-test.iob2
    python3 training/measure claims ROWS.json CORPUS.jsonl... --only unread
    python3 training/measure all CORPUS.jsonl... --json

README.md beside this file tells what each measure means, how corpora are written, where they can be had.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

import alignment
import claims
import coreference
import incidents
import main_event
import names
import pages
import program
import quantities
import quotes
import roles
import stories
import times
import triples
import universal_ner
from articles import Article, CorpusError, json_lines
from figures import as_json, line

ROOT = Path(__file__).resolve().parent.parent.parent
# What is annotated article by article; `all` measures these.
MEASURES = {
    "names": names, "coreference": coreference, "quotes": quotes, "times": times, "quantities": quantities,
    "roles": roles, "triples": triples, "main-event": main_event, "alignment": alignment,
    "incidents": incidents, "pages": pages,
}


def main():
    options = arguments()
    measure = {"claims": measure_claims, "stories": measure_stories}.get(options.measure, measure_articles)
    try:
        measure(options)
    except (CorpusError, OSError) as error:
        sys.exit(str(error))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measure", choices=["all", "claims", "stories", *MEASURES])
    parser.add_argument("corpora", nargs="+", metavar="CORPUS")
    parser.add_argument("--binary", default=ROOT / "target/release/sidelight", help="the program to measure")
    parser.add_argument("--facts", help="what `extract --to jsonl` printed, instead of running it")
    parser.add_argument("--rows", nargs="+", help="what `compare --to json` printed, instead of running it")
    parser.add_argument("--only", metavar="read|unread|STORY,...", help="claims: of these stories alone")
    parser.add_argument("--each", action="store_true", help="claims: what became of each annotated row")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser.parse_args()


def measure_articles(options):
    corpora = {path: list(articles_of(path)) for path in options.corpora}
    annotations = [article for path in corpora.values() for article in path]
    chosen = {name: measure for name, measure in MEASURES.items()
              if options.measure in ("all", name) and is_annotated(measure, annotations)}
    if not chosen:
        raise CorpusError(f"Nothing that is measured is annotated in {', '.join(options.corpora)}")
    given = json_lines(options.facts) if options.facts else program.extract(options.binary, corpora)
    given = {printed["id"]: printed for printed in given}
    articles = [Article(gold, given.get(gold["id"])) for gold in annotations]
    rows = None
    if any(needs_rows(measure) for measure in chosen.values()):
        rows = program.rows_of(rows_given(options) or program.compare(options.binary, by_story(annotations)))
    figures = {name: measure.measure(articles, rows) if needs_rows(measure) else measure.measure(articles)
               for name, measure in chosen.items()}
    problems = [article.problem for article in articles if article.problem]
    say({"articles": len(articles), "not read": sum(article.printed is None for article in articles),
         "other texts": len(problems), "impossible spans": sum(article.impossible_spans for article in articles)},
        figures, options)
    if problems:
        sys.exit("\n".join(problems[:20]))


def articles_of(path):
    return universal_ner.articles(path) if path.endswith(universal_ner.ENDING) else json_lines(path)


def is_annotated(measure, annotations):
    if hasattr(measure, "is_annotated"):
        return measure.is_annotated(annotations)
    return any(measure.ANNOTATION in gold for gold in annotations)


def needs_rows(measure):
    return hasattr(measure, "NEEDS_ROWS")


def by_story(annotations):
    by_name = defaultdict(list)
    for article in annotations:
        by_name[article.get("story")].append(article)
    return by_name


def rows_given(options):
    texts = (Path(path).read_text(encoding="utf-8") for path in options.rows or [])
    return program.by_story(output for text in texts for output in program.json_values(text))


def measure_stories(options):
    annotations = [article for path in options.corpora for article in json_lines(path)]
    outputs = rows_given(options) or program.find_stories(options.binary, annotations)
    figures = stories.measure(annotations, [output["articles"] for output in outputs])
    say({"articles": len(annotations), "stories found": len(outputs)}, {"stories": figures}, options)


def measure_claims(options):
    annotation, *corpora = options.corpora
    annotated = claims.read_annotation(annotation, options.only)
    known = {article["id"]: article for path in corpora for article in json_lines(path)}
    missing = [id_ for story in annotated.values() for id_ in story["articles"] if id_ not in known]
    if missing:
        raise CorpusError(f"No corpus given holds the article {missing[0]}")
    articles = {name: [known[id_] for id_ in story["articles"]] for name, story in annotated.items()}
    outputs = rows_given(options) or program.compare(options.binary, articles)
    texts = {article["id"]: article["text"] for story in articles.values() for article in story}
    printed = {claims.story_of(output, annotated): output for output in outputs}
    figures, outcomes = claims.measure(annotated, printed, texts)
    if options.each:
        print(*claims.row_lines(outcomes), sep="\n")
    say({"stories": len(annotated)}, figures, options)


def say(about, figures, options):
    if options.json:
        values = {name: {key: as_json(figure) for key, figure in each.items()} for name, each in figures.items()}
        print(json.dumps({"about": about, "figures": values}, ensure_ascii=False, indent=1))
        return
    print("# " + ", ".join(f"{key} {value}" for key, value in about.items()))
    for name, each in figures.items():
        for key, figure in each.items():
            print(line(f"{name} {key}", figure))


if __name__ == "__main__":
    main()
