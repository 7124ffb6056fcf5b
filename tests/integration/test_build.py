"""The commands build, check and new on real copies of the project."""

import filecmp
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from filelock import FileLock
from lxml import html

from tests.helpers import LOCALES, ROOT, scripts

KEYS = ["index", "agenda", "background", "mandate", "note-verbale", "documents", "participation", "updates", "glossary", "about"]


def fingerprint(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_build_makes_ten_pages_in_six_languages_and_nothing_beside_them(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert pages == {"index.html", "404.html", *(f"{locale}/{key}.html" for locale in LOCALES for key in KEYS)}


def test_a_build_says_what_was_made_how_long_it_took_and_how_to_open_it(project: Path) -> None:
    done = scripts(project, "build")
    assert done.returncode == 0
    made, took, opening = done.stdout.splitlines()
    assert made.startswith("Made    60 pages in 6 languages")
    assert "check" in took
    assert "verify" in took
    assert (project / "site" / "index.html").as_uri() in opening
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["check", "build", "verify"]


def test_plain_mkdocs_builds_the_same_website_without_a_warning(built: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain")]
    done = subprocess.run(command, cwd=built, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert not [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
    names = sorted(fingerprint(built / "site"))
    assert names == sorted(fingerprint(tmp_path / "plain"))
    _, different, errors = filecmp.cmpfiles(built / "site", tmp_path / "plain", names, shallow=False)
    assert [name for name in different if not name.startswith("sitemap.xml.gz")] == []
    assert errors == []


def test_segments_that_differ_refuse_the_build_and_leave_the_last_website(project: Path) -> None:
    before = fingerprint(project / "site")
    spoil(project / "docs" / "es" / "mandate.md", "\ni) ", "\n- ")
    done = scripts(project, "build")
    assert done.returncode == 1
    assert "docs/es/mandate.md:" in done.stdout
    assert "T201" in done.stdout
    assert "here stands a list item" in done.stdout
    assert "docs/fr/mandate.md:" in done.stdout
    assert fingerprint(project / "site") == before


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("docs/fr/agenda.md", "documents.md#wg4-2010-1", "documents.md#wg4-2010-9", "wg4-2010-9"),
        ("docs/ar/agenda.md", "](documents.md", "](missing.md", "missing.md"),
        ("docs/es/agenda.md", "\n\n## ", "\n\n[^unused]: x\n\n## ", "docs/es/agenda.md:1: S002 this page contains a link"),
        ("docs/ru/background.md", ":\n\n- ", ":\n- ", "docs/ru/background.md:17: S001 a list or a table begins here"),
    ],
)
def test_what_mkdocs_or_a_hook_warns_of_refuses_the_build(project: Path, name: str, old: str, new: str, says: str) -> None:
    before = fingerprint(project / "site")
    spoil(project / name, old, new)
    done = scripts(project, "build")
    assert done.returncode == 1
    assert says in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert fingerprint(project / "site") == before


def test_plain_mkdocs_refuses_a_page_that_is_missing_in_a_language(project: Path) -> None:
    (project / "docs" / "zh" / "mandate.md").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(project / "plain")],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "docs/zh/mandate.md:1: T101" in done.stderr


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00bad", b"---\n", b"# {#}\n", b"\x00" * 50, b"- " * 5000])
def test_a_ruined_page_is_a_finding_and_never_a_traceback(project: Path, content: bytes) -> None:
    before = fingerprint(project / "site")
    (project / "docs" / "zh" / "agenda.md").write_bytes(content)
    done = scripts(project, "build")
    assert done.returncode == 1
    assert "docs/zh/agenda.md:" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert fingerprint(project / "site") == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("meeting.yml", "original: fr\nstart: ["),
        ("terms.csv", "a,b\n1,2\n"),
        ("mkdocs.yml", "site_name: x\n"),
        ("overrides/labels.yml", "a: b\n"),
        ("meeting.yml", None),
        ("terms.csv", ""),
        ("mkdocs.yml", "docs_dir: /tmp\nsite_url: https://a.example/\nnav: [a.md]\n"),
    ],
)
def test_a_wrong_data_file_is_one_line_and_exit_2(project: Path, name: str, content: str | None) -> None:
    before = fingerprint(project / "site")
    if content is None:
        (project / name).unlink()
    else:
        (project / name).write_text(content, encoding="utf-8")
    done = scripts(project, "build")
    assert done.returncode == 2
    assert name.rsplit("/", maxsplit=1)[-1] in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert fingerprint(project / "site") == before


def test_an_unknown_extension_in_the_settings_is_one_line_and_exit_2(project: Path) -> None:
    spoil(project / "mkdocs.yml", "  - admonition", "  - admonitions")
    done = scripts(project, "build")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("scripts: ")
    assert "admonitions" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_label_that_is_not_there_is_one_line_and_exit_2(project: Path) -> None:
    labels = project / "overrides" / "labels.yml"
    for name in ("paragraph_link:", "lang_zh:"):
        text = labels.read_text(encoding="utf-8")
        labels.write_text(text.replace(f"\n{name}", f"\nother_{name}", 1), encoding="utf-8")
        done = scripts(project, "build")
        assert done.returncode == 2
        assert f"there is no label {name[:-1]}" in done.stderr.splitlines()[-1]
        assert "Traceback" not in done.stderr
        labels.write_text(text, encoding="utf-8")


def test_a_build_killed_between_its_two_renames_is_mended_by_the_next(project: Path) -> None:
    before = fingerprint(project / "site")
    (project / "site").rename(project / "site.old")
    spoil(project / "docs" / "es" / "mandate.md", "\ni) ", "\n- ")
    assert scripts(project, "build").returncode == 1
    assert fingerprint(project / "site") == before


def test_a_build_leaves_nothing_beside_the_website(project: Path) -> None:
    assert scripts(project, "build").returncode == 0
    assert [path.name for path in project.glob("site*")] == ["site"]


def test_check_prints_json_with_what_was_read(project: Path) -> None:
    (project / "docs" / "ru" / "agenda.md").unlink()
    done = scripts(project, "check", "--format", "json")
    assert done.returncode == 1
    answer = json.loads(done.stdout)
    assert answer["pages"] == 59
    assert answer["locales"] == list(LOCALES)
    (finding,) = answer["findings"]
    assert finding["path"] == "docs/ru/agenda.md"
    assert (finding["code"], finding["rule"], finding["locale"], finding["key"]) == ("T101", "page-missing", "ru", "agenda")


def test_check_lists_every_rule_with_its_example(built: Path) -> None:
    done = scripts(built, "check", "--list")
    assert done.returncode == 0
    assert "T201  segments-differ" in done.stdout
    assert "S104  link-broken" in done.stdout
    assert "Good:" in done.stdout


def test_a_link_out_of_the_tree_is_refused_and_not_followed(project: Path) -> None:
    (project / "docs" / "fr" / "secret.md").symlink_to("/etc/hostname")
    (project / "docs" / "ar" / "folder").symlink_to("/etc", target_is_directory=True)
    done = scripts(project, "build")
    assert done.returncode == 1
    places = [line.split(" this is a link")[0] for line in done.stdout.splitlines()]
    assert places == ["docs/ar/folder:1: T104", "docs/fr/secret.md:1: T104"]


def test_a_second_build_waits_its_turn_and_touches_nothing(project: Path) -> None:
    before = fingerprint(project / "site")
    with FileLock(project / ".site.lock"):
        done = scripts(project, "build")
    assert done.returncode == 2
    assert "another build is writing" in done.stderr
    assert fingerprint(project / "site") == before


def test_builds_at_once_leave_one_whole_website(project: Path) -> None:
    before = fingerprint(project / "site")
    command = [sys.executable, "-m", "scripts", "build"]
    with (project / "log").open("w") as log:
        builds = [subprocess.Popen(command, cwd=project, stdout=log, stderr=log) for _ in range(4)]
    codes = {build.wait() for build in builds}
    assert 0 in codes
    assert codes <= {0, 2}
    assert fingerprint(project / "site").keys() == before.keys()
    assert [path.name for path in project.glob("site*")] == ["site"]


def test_a_website_below_a_path_of_its_server_is_built(project: Path) -> None:
    spoil(project / "mkdocs.yml", "example.org/", "example.org/meetings/wg4/")
    assert scripts(project, "build").returncode == 0
    assert 'href="/meetings/wg4/ar/index.html"' in (project / "site" / "404.html").read_text(encoding="utf-8")


def test_signs_of_html_in_a_description_are_written_out(project: Path) -> None:
    page = project / "docs" / "en" / "agenda.md"
    description = next(line for line in page.read_text(encoding="utf-8").split("\n") if line.startswith("description:"))
    spoil(page, description, """description: 'A "quoted" <b> & more'""")
    assert scripts(project, "build").returncode == 0
    document = html.document_fromstring((project / "site" / "en" / "agenda.html").read_bytes())
    assert document.xpath("string(//meta[@name='description']/@content)") == 'A "quoted" <b> & more'


def test_a_website_that_is_no_folder_is_one_line_and_exit_2(project: Path) -> None:
    shutil.rmtree(project / "site")
    (project / "site").symlink_to(project / "docs", target_is_directory=True)
    done = scripts(project, "build")
    assert done.returncode == 2
    assert "is not a folder" in done.stderr
    assert (project / "docs" / "fr").is_dir()


def test_output_that_nobody_reads_is_no_traceback(built: Path) -> None:
    command = f"'{sys.executable}' -m scripts check --list | true"
    done = subprocess.run(["sh", "-c", command], cwd=built, capture_output=True, encoding="utf-8")
    assert "Traceback" not in done.stderr


def test_a_new_page_is_made_in_six_languages_and_waits_for_its_texts(project: Path) -> None:
    done = scripts(project, "new", "page", "side-events")
    assert done.returncode == 0
    assert done.stdout.split() == [*(f"docs/{locale}/side-events.md" for locale in LOCALES), "mkdocs.yml"]
    checked = scripts(project, "check")
    assert checked.returncode == 1
    assert {line.split()[1] for line in checked.stdout.splitlines()} == {"T203", "T802"}
    for locale in LOCALES:
        path = project / "docs" / locale / "side-events.md"
        for old, written in (("title:", "title: x"), ("description:", "description: y"), ("# …", "# z"), ("\n…\n", "\nText.\n")):
            spoil(path, old, written)
    assert scripts(project, "build").returncode == 0
    again = scripts(project, "new", "page", "side-events")
    assert again.returncode == 2
    assert "nothing was written" in again.stderr


@pytest.mark.parametrize("key", ["../escape", "Agenda", "a b", "/etc/x"])
def test_a_page_with_a_bad_name_is_refused(project: Path, key: str) -> None:
    assert scripts(project, "new", "page", key).returncode == 2


def test_a_new_update_stands_first_in_six_languages_with_its_date_written_out(project: Path) -> None:
    done = scripts(project, "new", "update", "2026-12-01", "New document")
    assert done.returncode == 0
    refused = scripts(project, "build")
    assert [line.split()[1] for line in refused.stdout.splitlines()] == ["T203"] * 6
    for locale in LOCALES:
        spoil(project / "docs" / locale / "updates.md", "\n…\n", "\nText.\n")
    assert scripts(project, "build").returncode == 0
    page = (project / "docs" / "fr" / "updates.md").read_text(encoding="utf-8")
    assert page.index("## 1er décembre 2026: New document {#2026-12-01-new-document}") < page.index("{#2026-11-25-")
    assert scripts(project, "new", "update", "2026-12-01", "New document").returncode == 2
    assert scripts(project, "new", "update", "1 December", "New document").returncode == 2
    assert scripts(project, "new", "update", "2026-11-30", "Older").returncode == 0
    page = (project / "docs" / "zh" / "updates.md").read_text(encoding="utf-8")
    assert page.index("{#2026-12-01-") < page.index("{#2026-11-30-older}") < page.index("{#2026-11-25-")


def test_a_preview_says_what_is_wrong_in_one_line(project: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 8767))
        taken.listen()
        done = scripts(project, "serve", "--address", "127.0.0.1:8767")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("scripts: 127.0.0.1:8767 cannot be used")
    assert "Traceback" not in done.stderr


def test_an_impossible_day_is_one_line_and_exit_2(project: Path) -> None:
    spoil(project / "meeting.yml", "2010-01-27", "2010-02-30")
    for command in ("check", "build"):
        done = scripts(project, command)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "day is out of range" in done.stderr


def test_an_unknown_command_is_exit_2(built: Path) -> None:
    assert scripts(built, "publishh").returncode == 2
    assert scripts(built, "check", "--colour").returncode == 2


@pytest.mark.parametrize(
    ("words", "port"),
    [(["scripts", "serve", "--address"], 8765), (["mkdocs", "serve", "--dev-addr"], 8766)],
    ids=["scripts", "mkdocs"],
)
def test_a_preview_shows_a_saved_page(project: Path, words: list[str], port: int) -> None:
    page = f"http://127.0.0.1:{port}/ar/agenda.html"
    command = [sys.executable, "-m", *words, f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def shows(text: str) -> bool:
        for _ in range(200):
            try:
                with urllib.request.urlopen(page) as answer:
                    if text in answer.read().decode("utf-8"):
                        return True
            except OSError:
                pass
            time.sleep(0.1)
        return False

    try:
        assert shows('dir="rtl"')
        time.sleep(1)
        spoil(project / "docs" / "ar" / "agenda.md", "{#topic-1}", "جديد {#topic-1}")
        assert shows("جديد")
    finally:
        server.terminate()
        server.wait()


def test_a_terminal_sees_a_progress_bar(project: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts", "build"], cwd=project, env=environment, stdout=follower, stderr=follower
    )
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 4096)
        except OSError:  # the other end has closed
            break
        if not part:
            break
        seen += part
    os.close(leader)
    assert process.wait() == 0
    assert "━".encode() in seen
    assert b"70/70" in seen
    assert b"check: 0." not in seen


def test_no_name_of_a_module_hides_one_of_the_standard_library() -> None:
    names = {path.stem for path in (ROOT / "scripts").rglob("*.py")} - {"__init__", "__main__"}
    assert not names & set(sys.stdlib_module_names)


def test_a_removed_folder_of_a_language_names_every_missing_page(project: Path) -> None:
    shutil.rmtree(project / "docs" / "zh")
    done = scripts(project, "check")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [f"docs/zh/{key}.md" for key in sorted(KEYS)]
