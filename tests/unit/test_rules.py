"""Golden cases: each file in rules/ holds a whole small corpus and what the check must say of it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts import settings
from scripts.checks import registry
from scripts.sources import corpus

CASES = sorted(Path(__file__).parent.glob("rules/*.yml"))
FRONT = "---\ntitle: T\ndescription: D\n---\n\n"


def find(case: dict[str, Any], folder: Path) -> list[Any]:
    locales = case.get("locales", ["fr", "en", "ar"])
    languages = [{"locale": tag, "name": tag} for tag in locales]
    config = {"site_url": "https://example.org/", "nav": case["nav"], "plugins": [{"i18n": {"languages": languages}}]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "meeting.yml").write_text(f"original: {locales[0]}\n", encoding="utf-8")
    (folder / "docs").mkdir()
    for name, text in case["files"].items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.replace("FRONT\n", FRONT).encode("utf-8"))
    loaded = settings.load(folder)
    written = corpus.read(folder, loaded.docs, loaded.tags, loaded.original)
    return registry.run(registry.Subject(written, loaded))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_rule_finds_what_the_case_says_and_nothing_else(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = [f"{finding.path.as_posix()}:{finding.line}: {finding.code}" for finding in find(case, tmp_path)]
    assert found == case["findings"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_finding_says_what_to_do(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    said = "\n".join(map(str, find(case, tmp_path)))
    for words in case.get("says", []):
        assert words in said


@pytest.mark.parametrize("rule", [rule for rule in registry.rules() if rule.code.startswith("T")], ids=lambda rule: rule.code)
def test_every_rule_has_a_case_that_finds_and_one_that_stays_silent(rule: registry.Rule) -> None:
    cases = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in CASES}
    own = [case for name, case in cases.items() if name.startswith(rule.code)]
    assert any(rule.code in line for case in own for line in case["findings"])
    assert any(not any(rule.code in line for line in case["findings"]) for case in own)


def test_a_rule_without_an_example_cannot_enter_the_registry() -> None:
    def nothing(subject: registry.Subject) -> Any:
        """Nothing must hold."""
        yield from ()

    with pytest.raises(AssertionError, match="no example"):
        registry.rule("T199")(nothing)


def test_a_finding_escapes_control_characters() -> None:
    from scripts.checks.findings import Finding

    assert str(Finding(Path("docs/fr/a.md"), 1, "a\x1b[31mb\u202e", code="T999")) == "docs/fr/a.md:1: T999 a\\u001b[31mb\\u202e"
