"""Build a graph from a text of your own and ask it who signed what: python examples/build_and_query.py."""

from datetime import date

from kg import Article, build, query

article = Article(
    id="fisheries-pact",
    title="Norway and Chile sign fisheries pact",
    published=date(2024, 5, 14),
    source="Example Wire",
    url=None,
    language="en",
    text="Norway and Chile signed a fisheries treaty in Oslo on Monday. Peru refused to sign the treaty.",
)
graph = build([article])
table = query(graph, "who-signed-what")
print(*table.columns, sep="\t")
for row in table.rows:
    print(*row, sep="\t")
