"""What mkdocs asks while it builds the site: pages made from the code, and pages of the project outside docs/.

A link to a page of the project leads to its copy in the site; one to another file of the project stays as its words. A
link to what is not there stays as it is, and the strict build fails on it.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

sys.path.insert(0, str(Path(__file__).parent))

import addresses
import commands
import rules

import vocabulary

ROOT = Path(__file__).parents[2]
_LINK = re.compile(r"(?<!!)\[([^\]\[]*)\]\(([^)\s#]+)(#[^)\s]*)?\)")
_BLIND = "corpus/test/"
MADE = {
    "commands.md": commands.page,
    "addresses.md": addresses.page,
    "vocabulary.md": vocabulary.page,
    "rules.md": rules.page,
}


def on_files(files: Any, config: Any) -> Any:
    """Adds the pages made from the code, and those of the project that a page links to, and so on."""
    for name, make in MADE.items():
        files.append(File.generated(config, name, content=make()))
    waiting = [f"docs/{file.src_uri}" for file in files.documentation_pages() if file.src_uri not in MADE]
    known = set(waiting)
    while waiting:
        source = waiting.pop()
        for target in project_pages(source, (ROOT / source).read_text(encoding="utf-8")):
            if target not in known:
                known.add(target)
                waiting.append(target)
                text = (ROOT / target).read_text(encoding="utf-8")
                files.append(File.generated(config, f"project/{target}", content=text))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """The page with its links as the site has them."""
    uri: str = page.file.src_uri
    if uri in MADE:
        return markdown
    source = uri.removeprefix("project/") if uri.startswith("project/") else f"docs/{uri}"

    def again(found: re.Match[str]) -> str:
        label, target, anchor = found[1], found[2], found[3] or ""
        path = resolved(source, target)
        if path is None:
            return found[0]
        place = site_uri(path)
        if files.get_file_from_path(place) is not None:
            return f"[{label}]({posixpath.relpath(place, posixpath.dirname(uri) or '.')}{anchor})"
        return label if (ROOT / path).exists() else found[0]

    return _LINK.sub(again, markdown)


def project_pages(source: str, text: str) -> Iterator[str]:
    """Pages outside docs/ that a page links to."""
    for found in _LINK.finditer(text):
        path = resolved(source, found[2])
        outside = path is not None and not path.startswith(("docs/", _BLIND, "..")) and path.endswith(".md")
        if path is not None and outside and (ROOT / path).is_file():
            yield path


def resolved(source: str, target: str) -> str | None:
    """Where in the project a link of the page ``source`` leads; None where it leads out of it."""
    if "://" in target or target.startswith("mailto:"):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def site_uri(path: str) -> str:
    """Where a file of the project stands in the site."""
    return path.removeprefix("docs/") if path.startswith("docs/") else f"project/{path}"
