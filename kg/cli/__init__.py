"""The `kg` command: one thin module per verb."""
