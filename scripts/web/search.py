"""One search index a language, in the language's folder: a reader finds no page of another language."""

import json
from pathlib import Path


def write(index: str, tag: str, folder: Path) -> None:
    """Write a language's index into ``folder``, for the theme's search.

    :param index: what the theme's plugin made of the pages of this language, as JSON.
    :param folder: made if it is not there. Besides the JSON it gets a script of the same content, because a page that was opened
        from a folder may load scripts but no data.
    """
    content = json.loads(index)
    for entry in content["docs"]:
        entry["location"] = entry["location"].removeprefix(f"{tag}/")
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "search_index.json").write_text(text, encoding="utf-8")
    (folder / "search_index.js").write_text(f"var __index = {text}", encoding="utf-8")
