"""A finding: one place where a rule does not hold, and the forms in which it is shown."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """A rule yields it; the registry adds the rule's code and name."""

    path: Path
    """Relative to the project's root."""
    line: int
    """From 1."""
    message: str
    """What is wrong and what to do, in words a translator understands."""
    locale: str = ""
    key: str = ""
    segment: str = ""
    """Id of the segment, when the finding points at one."""
    code: str = ""
    """``T101``"""
    rule: str = ""
    """The rule's name, ``page-missing``."""

    def __str__(self) -> str:
        message = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in self.message)
        return f"{self.path.as_posix()}:{self.line}: {self.code} {message}"


def as_json(findings: Sequence[Finding], pages: int, locales: Sequence[str], seconds: float) -> str:
    """The findings for other programs, with what was read and how long it took."""
    rows = [asdict(finding) | {"path": finding.path.as_posix()} for finding in findings]
    content = {"findings": rows, "pages": pages, "locales": list(locales), "seconds": round(seconds, 3)}
    return json.dumps(content, ensure_ascii=False, indent=2)
