"""The graph in files: Turtle, TriG, JSON-LD, N-Quads, JSON lines, CSV, GraphML, HTML."""
