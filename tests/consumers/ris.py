"""RIS: rispy reads the references, and they are those of the articles."""

import rispy

from truth import arguments, check, done, on_one_line

path, articles = arguments()
with open(path, encoding="utf-8", newline="") as file:
    content = file.read()
check(content.count("\r\n") == content.count("\n"), "a line does not end as the format asks")
references = rispy.loads(content)
check(len(references) == len(articles), f"{len(references)} references of {len(articles)}")
for reference, article in zip(references, articles):
    check(reference["type_of_reference"] == "NEWS", "it is no news")
    title = reference.get("title") or reference.get("primary_title")
    check(title == on_one_line(article.title), f"{title!r} is not {article.title!r}")
done(len(references), "references")
