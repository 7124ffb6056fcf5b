"""The map. Data goes one way: sources -> checks -> web; a room imports from the rooms to its left, never to its right.

__main__.py      the commands: arguments, messages, exit codes
environment.py   makes .venv from the hash-pinned lock, then starts again inside it (standard library only)
settings.py      mkdocs.yml and meeting.yml -> Settings
sources/         what was written: the meeting's facts, the pages, their segments, the terms, dates as the UN writes them
checks/          what must hold: the registry of rules, findings, one file a family of rules
web/             what readers get: the hooks of MkDocs, the numbered segments, calendar, build, the built website

The one idea: a page is a list of segments, and a segment has the same id in all languages. The README has the words.
"""
