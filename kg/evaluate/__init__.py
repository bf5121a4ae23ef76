"""Statements against annotated articles: the figures that we publish."""

from kg.evaluate.figures import Evaluation, as_json, evaluate
from kg.evaluate.gold import GoldArticle, GoldStatement, read_gold
from kg.evaluate.predicted import Predicted, predictions_of, read_predictions

__all__ = [
    "Evaluation",
    "GoldArticle",
    "GoldStatement",
    "Predicted",
    "as_json",
    "evaluate",
    "predictions_of",
    "read_gold",
    "read_predictions",
]
