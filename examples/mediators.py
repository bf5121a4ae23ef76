"""Hand the graph to networkx: which actors have the most statements, and who stands between the others."""

import networkx as nx

from kg import Article, build, to_networkx

text = """Oman mediated talks between Iran and Saudi Arabia in Muscat. Oman hosted the Iranian foreign minister.
Iran accused Saudi Arabia of arming rebels. Qatar praised Oman."""
graph = to_networkx(build([Article("gulf", "", None, None, None, "en", text)]))
between = nx.betweenness_centrality(nx.Graph(graph))
for node, score in sorted(between.items(), key=lambda item: (-item[1], item[0]))[:5]:
    print(f"{score:.2f}  {graph.nodes[node]['label']}")
