"""The map. Data goes one way: sources -> checks -> web; a room imports from the rooms to its left, never to its right.

__main__.py      starts a command inside the environment; exit codes
environment.py   makes .venv from the hash-pinned lock, then starts again inside it (standard library only)
commands.py      what each command does, step by step; no logic of its own
report.py        progress, times, summary
settings.py      mkdocs.yml and meeting.yml -> Settings
sources/         what was written: the meeting's facts, the pages, their segments, the terms, dates as the UN writes them
checks/          what must hold: the registry of rules, findings, one file a family of rules
web/             what readers get: the hooks of MkDocs, the numbered segments, calendar, build, the built website
browser.py       finds the browser that the tests drive
bench.py         the tables of times

The one idea: a page is a list of segments, and a segment has the same id in all languages. The README has the words.
"""
