"""The parts of `tools/build_tables.py`: one module per source, and the rows that they give."""
