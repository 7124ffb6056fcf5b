"""The panels that the website writes into a page where the author left a place: ``<!-- terms -->``.

A panel is a template in overrides/panels/ and stands in ``aside``, because it is the website's and not the author's.
"""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.sources import dates
from scripts.web.project import Project

# A comment that is a block of its own.
_PLACE = re.compile(r"^<!-- ([a-z-]+) -->$", re.MULTILINE)


def fill(html: str, project: Project, tag: str, key: str, root: str) -> str:
    """Replace every place in a page's HTML with the panel of that name; other comments stay.

    :param root: relative path from the page to the website's root.
    """
    templates = _environment(project.settings.root / "overrides" / "panels")
    names = {Path(name).stem for name in templates.list_templates()}

    def panel(place: re.Match[str]) -> str:
        if place[1] not in names:
            return place[0]
        label = project.labels[tag]
        return templates.get_template(f"{place[1]}.html").render(
            project=project, meeting=project.meeting, tag=tag, key=key, root=root, label=label, dates=dates
        )

    return _PLACE.sub(panel, html)


@cache
def _environment(folder: Path) -> Environment:
    loader = FileSystemLoader(folder)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
