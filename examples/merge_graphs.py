"""Merge the graphs of two articles: the claim that both make is one statement with two pieces of evidence."""

from kg import Article, build, merge, query

texts = {
    "first": "Brazil recognised Kosovo. Norway sent soldiers to Mali.",
    "second": "In a surprise move, Brazil recognised Kosovo.",
}
graphs = [build([Article(id, "", None, None, None, "en", text)]) for id, text in texts.items()]
merged = merge(graphs)
table = query(
    merged,
    """SELECT ?claim (COUNT(?proof) AS ?proofs) WHERE {
         ?claim a dip:Statement ; rdf:predicate dip:recognizes ; dip:evidence ?proof
       } GROUP BY ?claim""",
)
for claim, proofs in table.rows:
    print(claim, "is proven", proofs, "times")
