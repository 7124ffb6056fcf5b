"""What must hold: the registry of rules, findings, and one file a family of rules."""

from scripts.checks import characters, front_matter, links, pages, safety, structure  # noqa: F401  each enters its rules into the registry
