"""GEXF: networkx reads the network; it holds the names and the quotes, and edges between them."""

import networkx

from truth import arguments, check, done, on_one_line

path, articles = arguments()
graph = networkx.read_gexf(path, version="1.3")
labels = {data["label"]: data["kind"] for _, data in graph.nodes(data=True)}
for article in articles:
    for fact in article.standing():
        if fact["kind"] == "quote" and fact["speaker"]:
            words = " … ".join(fact["words"])
            check(labels.get(on_one_line(words)) == "quote", f"the quote {words!r} is no node")
kinds = set(labels.values())
check({"person", "quote"} <= kinds, f"only {kinds} are nodes")
edges = [data["label"] for _, _, data in graph.edges(data=True)]
check({"says", "stands with"} <= set(edges), f"only {set(edges)} are edges")
done(len(edges), "edges")
