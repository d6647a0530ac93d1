"""Facts and comparisons of as many articles as one has, over as many machines as Apache Spark has.

    spark-submit examples/spark.py ARTICLES FOLDER [--sidelight PROGRAM] [--partitions N] [--stories find|given]

ARTICLES are JSON Lines as `sidelight extract` takes them, or Parquet (a name that ends so) whose columns are
the keys of such lines. `sidelight` must be on every machine; the build without a window suffices. FOLDER gets
these tables in Parquet:

    facts     an article a row, with its story and, under "sheet", all that `sidelight extract` prints of it
    claims    a row for each answer of each claim
    stories   a story a row, with the line that `sidelight compare` prints of it
    failures  what could not be read: the place of the line among all, its id and the reason

Every partition goes through a process of its own. The order of the lines is kept, and the tables hold what
one process would print. Grouping needs all articles in one process, which keeps some kB of each; where that
is too much, group by day elsewhere and have the lines name their "story" (`--stories given`).
"""

import argparse
import json
import shlex
import zlib

from pyspark import StorageLevel
from pyspark.sql import SparkSession

# A line that cannot be read is answered where it stood, and the status 1 tells only that there was one. All
# other statuses are failures, also that of a process that was killed: Spark tries its partition again.
ANSWERED = "{command}; status=$?; [ $status -le 1 ] || exit $status"

SLOTS = ["who", "whom", "when", "where", "how_many", "why", "how"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("folder")
    parser.add_argument("--sidelight", default="sidelight")
    parser.add_argument("--partitions", type=int, default=0)
    parser.add_argument("--stories", choices=["find", "given"], default="find")
    return parser.parse_args()


def piped(lines, *command):
    """The lines that a command makes of those of each partition, in their order."""
    script = ANSWERED.format(command=shlex.join(command))
    return lines.pipe(shlex.join(["sh", "-c", script]), checkCode=True)


def read(spark, path, partitions):
    """The articles as lines. Nobody answers an empty one."""
    if path.endswith(".parquet"):
        lines = spark.read.parquet(path).toJSON()
        lines = lines.repartition(partitions) if partitions else lines
    else:
        lines = spark.sparkContext.textFile(path, partitions or None)
    return lines.filter(lambda line: line.strip())


def is_failure(line):
    """Whether a line answers one that could not be read: it has no text."""
    return "text" not in json.loads(line)


def grouped(sheets, sidelight):
    """The story of each article by its place; `sheets` are places with lines."""

    def wanted(line):
        sheet = json.loads(line)
        kept = ["id", "title", "published", "language", "text", "sections"]
        return json.dumps({"sha256": "", "facts": [], **{key: sheet[key] for key in kept}})

    # In one partition, and in their order, which takes part in what is one story.
    ordered = sheets.sortByKey(numPartitions=1)
    told = piped(ordered.values().map(wanted), sidelight, "group", "--from", "jsonl", "--quiet", "--jobs", "1")
    return ordered.keys().zip(told.map(lambda line: json.loads(line)["story"]))


def with_story(line, story):
    """The line, of this story."""
    return json.dumps({**json.loads(line), "story": story}, ensure_ascii=False)


def compared(sheets, sidelight, partitions):
    """A line for each story; `sheets` are places with lines that name theirs."""

    def placed(sheet):
        place, line = sheet
        return (json.loads(line).get("story") or "", place), line

    # The articles of a story stand together, so that a process holds a few stories at a time.
    together = sheets.map(placed).repartitionAndSortWithinPartitions(
        partitions, lambda key: zlib.crc32(key[0].encode())
    )
    command = ["compare", "--from", "jsonl", "--stories", "sorted", "--to", "jsonl", "--quiet", "--jobs", "1"]
    return together.values().pipe(shlex.join([sidelight, *command]), checkCode=True)


def facts_row(sheet):
    place, line = sheet
    told = json.loads(line)
    keys = ["id", "story", "title", "published", "publisher", "engine", "model"]
    return (place, *(told.get(key) for key in keys), line)


def claims_rows(sheet):
    told = json.loads(sheet[1])
    for fact in told["facts"]:
        if fact["kind"] != "claim":
            continue
        by = (fact["by"] or {}).get("name")
        about = (told["id"], told.get("story"), fact["id"], fact["text"], fact["factuality"], by)
        about = (*about, float(fact["worth"]), fact["status"])
        answers = [("what", fact["what"])]
        answers += [(slot, answer) for slot in SLOTS for answer in fact[slot]]
        for question, answer in answers:
            yield (*about, question, answer["text"], answer["start"], answer["end"])


def story_row(line):
    told = json.loads(line)
    return told.get("story"), told.get("articles"), len(told["rows"]), line


def main():
    given = arguments()
    spark = SparkSession.builder.appName("sidelight").getOrCreate()
    lines = read(spark, given.articles, given.partitions)
    extract = ["extract", "--from", "jsonl", "--keep-going", "--quiet", "--jobs", "1"]
    answers = piped(lines, given.sidelight, *extract)
    # Each line is answered by one, so the place of an answer is that of its line.
    answers = answers.persist(StorageLevel.MEMORY_AND_DISK).zipWithIndex().map(lambda it: (it[1], it[0]))
    failed = answers.filter(lambda it: is_failure(it[1]))
    sheets = answers.filter(lambda it: not is_failure(it[1]))
    if given.stories == "find":
        stories = grouped(sheets, given.sidelight)
        sheets = sheets.join(stories).mapValues(lambda both: with_story(*both))
    sheets = sheets.sortByKey().persist(StorageLevel.MEMORY_AND_DISK)
    told = compared(sheets, given.sidelight, given.partitions or lines.getNumPartitions())

    tables = {
        "facts": (
            sheets.map(facts_row),
            "place long, id string, story string, title string, published string, publisher string, "
            "engine string, model string, sheet string",
        ),
        "claims": (
            sheets.flatMap(claims_rows),
            "article string, story string, claim string, text string, factuality string, by string, "
            "worth double, status string, question string, answer string, start long, end long",
        ),
        "stories": (
            told.map(story_row),
            "story string, articles array<string>, rows long, comparison string",
        ),
        "failures": (
            failed.map(lambda it: (it[0], json.loads(it[1])["id"], json.loads(it[1])["error"])),
            "place long, id string, error string",
        ),
    }
    for name, (rows, columns) in tables.items():
        spark.createDataFrame(rows, columns).write.mode("overwrite").parquet(f"{given.folder}/{name}")
    spark.stop()


if __name__ == "__main__":
    main()
