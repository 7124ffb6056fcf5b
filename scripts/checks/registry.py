"""The registry of rules. A rule is a generator with a code, a name and a documentation.

To add one: write in the file of its family a generator that takes a ``Subject`` and yields a ``Finding`` for each place
where the rule does not hold; decorate it with its code; begin its docstring with one sentence that says what must hold,
then a line with ``Bad:`` and one with ``Good:``; add a golden case that finds and one that stays silent.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from scripts.checks.findings import Finding
from scripts.settings import Settings
from scripts.sources.corpus import Corpus

FAMILIES = {
    "T1": "pages",
    "T2": "structure",
    "T4": "links",
    "T6": "characters",
    "T8": "front matter",
    "T9": "safety",
    "S1": "the built website",
}


@dataclass(frozen=True)
class Subject:
    """What the rules about the texts look at; those about the website (S1) look at a ``Website``."""

    corpus: Corpus
    settings: Settings


@dataclass(frozen=True)
class Rule:
    """A rule as the commands see it."""

    code: str
    name: str
    """From the generator's name: ``page_missing`` -> ``page-missing``."""
    documentation: str
    find: Callable[[Any], Iterable[Finding]]
    """Takes the rule's subject."""

    @property
    def summary(self) -> str:
        return self.documentation.split("\n")[0]


_rules: dict[str, Rule] = {}
Generator = TypeVar("Generator", bound=Callable[[Any], Iterator[Finding]])


def rule(code: str) -> Callable[[Generator], Generator]:
    """Enter a generator into the registry under ``code``, whose first two characters name its family."""

    def enter(find: Generator) -> Generator:
        documentation = inspect.cleandoc(find.__doc__ or "")
        assert code[:2] in FAMILIES, f"{code}: no such family"
        assert code not in _rules, f"{code} is taken"
        assert "Bad:" in documentation, f"{code}: the docstring has no example"
        _rules[code] = Rule(code, find.__name__.replace("_", "-"), documentation, find)
        return find

    return enter


def rules() -> tuple[Rule, ...]:
    """All rules whose files are imported, by code: those about the texts always, those about the website with its room."""
    return tuple(rule for _, rule in sorted(_rules.items()))


def run(subject: Any, letter: str = "T", advance: Callable[[], None] = lambda: None) -> list[Finding]:
    """Run every rule whose code starts with ``letter`` and return what they find, sorted by place.

    :param advance: called after every rule.
    """
    findings = set()
    for rule in rules():
        if rule.code.startswith(letter):
            findings |= {replace(finding, code=rule.code, rule=rule.name) for finding in rule.find(subject)}
        advance()
    return sorted(findings, key=lambda finding: (finding.path, finding.line, finding.code, finding.message))
