"""The `kg` command: one thin module per verb."""

from kg.cli.app import main

__all__ = ["main"]
