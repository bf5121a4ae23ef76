"""Print the clauses of text files, sentence by sentence: python examples/clauses.py FILE..."""

import sys
from pathlib import Path

from kg.clauses import find_clauses
from kg.model import Article
from kg.nlp import load_parser

parser = load_parser()
for name in sys.argv[1:]:
    article = Article(Path(name).stem, "", None, None, None, "en", Path(name).read_text(encoding="utf-8"))
    sentences = next(parser.parse([article]))
    for sentence, clauses in zip(sentences, find_clauses(sentences), strict=True):
        print(sentence.text)
        for clause in clauses:
            print("   ", clause)
