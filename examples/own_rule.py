"""Teach the program a verb of your own with one rule file, and see it used: python examples/own_rule.py."""

import tempfile
from pathlib import Path

from kg import Article, extract

RULE = """
relation: aids
rules:
  - id: my-aids-endow
    says: An actor endows another.
    trigger: {verb: [endow]}
    subject: {at: doer, is: Actor}
    object: {at: done-to, is: Actor}
    finds:
      - {text: Norway endowed Chile with a research station., gives: {subject: Norway, object: Chile}}
      - {text: Peru will endow Bolivia., gives: {subject: Peru, object: Bolivia, modality: planned}}
    ignores:
      - {text: Nature endowed Chile with copper., because: nature is no Actor}
      - {text: Norway endowed a prize., because: a prize is no Actor}
      - {text: Norway saw Chile., because: seeing gives nothing}
"""
article = Article("a", "", None, None, None, "en", "Norway endowed Chile with a research station.")
with tempfile.TemporaryDirectory() as folder:
    (Path(folder) / "aids.yaml").write_text(RULE, encoding="utf-8")
    for extraction in extract([article], rules=[Path(folder)]):
        for finding in extraction.findings:
            statement, evidence = finding.statement, finding.evidence
            if evidence.rule_id == "my-aids-endow" and statement.object is not None:
                print(statement.subject.label, "endowed", statement.object.label, "->", statement.relation)
