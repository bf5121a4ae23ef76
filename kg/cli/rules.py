"""kg rules: list the rules, and check them by the examples that they carry."""

from __future__ import annotations

import typer

from kg.cli.console import counted, help_of
from kg.cli.options import Parser, ParserName, Rules
from kg.errors import EXIT_PARTIAL

app = typer.Typer(help="The rules that relations are found by.", no_args_is_help=True, rich_markup_mode=None)


def list_rules(rules: Rules = None) -> None:
    """List every rule: its relation, its name and what it says.

    For example:
      kg rules list
      kg rules list --rules my-rules
    """
    from kg.rules import load_rules

    loaded = load_rules(tuple(rules or ()))
    for rule in loaded:
        typer.echo(f"{rule.relation:18} {rule.id:36} {rule.says}")


def check(rules: Rules = None, parser: Parser = ParserName.SM) -> None:
    """Run every rule's own examples on the real parser, and look for rules that nothing would miss.

    Exit code 1 if an example fails.

    For example:
      kg rules check
      kg rules check --rules my-rules
    """
    from kg.cli.analysis import analyse
    from kg.nlp import load_parser
    from kg.rules import check_rules, lint, load_rules

    loaded = load_rules(tuple(rules or ()))
    model = load_parser(str(parser))
    problems = [*lint(loaded), *check_rules(loaded, lambda texts: analyse(texts, loaded, model))]
    for problem in problems:
        typer.echo(f"{problem.severity}: {problem}")
    failures = sum(problem.fails for problem in problems)
    examples = sum(len(rule.finds) + len(rule.ignores) + len(rule.todo) for rule in loaded)
    checked = f"{counted(len(loaded), 'rule')}, {counted(examples, 'example')}"
    typer.echo(
        f"{checked}: {counted(failures, 'problem')}, {counted(len(problems) - failures, 'known miss', 'known misses')}"
    )
    if failures:
        raise typer.Exit(EXIT_PARTIAL)


app.command("list", help=help_of(list_rules))(list_rules)
app.command("check", help=help_of(check))(check)
