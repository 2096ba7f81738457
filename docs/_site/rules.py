"""The page of rules: every reason that the engine gives for what it read, left out or joined, out of its own code.

A reason is a text handed on as a rule: to a parameter or field called so (``rule``, ``why``, ``reason``), given back or
kept under such a name, or standing in a table of the room. Beside it stands what the function that gives it is for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

HEAD = """# Why each rule

`dateline read --explain` says of every value by which rule it was read, of every word that may tell an event why it
told none, and of every block that was dropped why; `dateline show --explain` says why a report belongs to its event.
These are all the reasons that the engine knows, made from its code: where each stands, and what that piece of code is
for. `…` stands for what the story brings in. Dates put several rules together: `weekday:set`, `since+month`,
`month-day..month-day`, `day-range<from`. Where the project chose between ways, and why: [decisions](decisions.md).
"""
ROOMS = {
    "reading": "Reading: what is story, and what is left out",
    "times": "Dates and times",
    "actors": "Who takes part",
    "events": "What is told: kinds, statuses, values",
    "entries": "What people enter",
    "record": "What belongs together",
}
SOURCE = Path(__file__).parents[2] / "src" / "dateline"
_CALLED = re.compile(r"(?:^|_)(?:rule|rules|why|reason|reasons|effect)$|^_?(?:RULE|WHY)S?$", re.IGNORECASE)
_SAID = re.compile(r"[A-Za-z…][\w…'’-]*[,:]?(?: [\w…'’-]+[,:;.]?)+", re.DOTALL)
"""Several words with blanks between, as no field, key or pattern has them."""
_GAP = "…"


class Rule(NamedTuple):
    """A reason as it is told, where it stands, and what that is for."""

    told: str
    room: str
    place: str
    use: str


def page() -> str:
    """The whole page."""
    found = every()
    lines = [HEAD]
    for room, title in ROOMS.items():
        rows = sorted({rule for rule in found if rule.room == room}, key=lambda r: (r.place, r.told))
        lines += [f"\n## {title}\n", "| reason | where | what that is for |", "| --- | --- | --- |"]
        lines += [f"| {_cell(r.told)} | `{r.place}` | {_cell(r.use)} |" for r in rows]
    return "\n".join(lines) + "\n"


def every() -> list[Rule]:
    """Every reason of the engine."""
    files = [path for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py"))]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    takes = _takers(trees.values())
    return [rule for path, tree in trees.items() for rule in _of_file(path, tree, takes)]


def pattern(rule: Rule) -> re.Pattern[str]:
    """What the reason looks like once the story's words are in it."""
    return re.compile(".+".join(re.escape(part) for part in rule.told.split(_GAP)), re.DOTALL)


def _takers(trees: Iterable[ast.Module]) -> dict[str, list[int]]:
    """Functions and structs by name that take a reason, and at which places (a method's self left out)."""
    found: dict[str, list[int]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.FunctionDef):
                names = [one.arg for one in node.args.args if one.arg not in ("self", "cls")]
            elif isinstance(node, ast.ClassDef):
                names = [
                    one.target.id
                    for one in node.body
                    if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
                ]
            else:
                continue
            places = [at for at, name in enumerate(names) if _CALLED.search(name)]
            if places:
                found.setdefault(node.name, []).extend(places)
    return found


def _of_file(path: Path, tree: ast.Module, takes: dict[str, list[int]]) -> Iterator[Rule]:
    place = path.relative_to(SOURCE).as_posix()
    about = _first(ast.get_docstring(tree))
    for node in tree.body:
        inside = [] if _is_docstring(node) else [node]
        if isinstance(node, ast.ClassDef):
            inside = [one for one in node.body if isinstance(one, ast.FunctionDef)]
        for one in inside:
            own = _first(ast.get_docstring(one)) if isinstance(one, ast.FunctionDef) else ""
            for told in dict.fromkeys(_reasons(one, takes)):
                yield Rule(told, place.partition("/")[0], place, own or about)


def _reasons(top: ast.AST, takes: dict[str, list[int]]) -> Iterator[str]:
    """What is handed on under such a name, and every text of several words that is no error and no docstring."""
    gives = isinstance(top, ast.FunctionDef) and bool(_CALLED.search(top.name))
    if isinstance(top, ast.FunctionDef):
        yield from _standard(top.args)
    for node in _walk(top):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for at in takes.get(name, ()):
                yield from _texts(node.args[at] if at < len(node.args) else None)
            for one in node.keywords:
                yield from _texts(one.value if one.arg and _CALLED.search(one.arg) else None)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [name for target in targets for name in _names(target)]
            if any(_CALLED.search(name) for name in names) or (node is top and names[0].isupper()):
                yield from _texts(node.value if not isinstance(node.value, ast.Tuple) else None)
        elif isinstance(node, (ast.Return, ast.Yield)) and (gives or isinstance(node.value, ast.Constant)):
            yield from _texts(node.value)
        elif isinstance(node, (ast.Constant, ast.JoinedStr)):
            yield from (text for text in _texts(node) if _SAID.fullmatch(text))


def _standard(args: ast.arguments) -> Iterator[str]:
    """What a parameter that takes a reason is where none is handed in."""
    plain = [*args.posonlyargs, *args.args]
    held = [*zip(plain[len(plain) - len(args.defaults) :], args.defaults, strict=True)]
    held += [(one, told) for one, told in zip(args.kwonlyargs, args.kw_defaults, strict=True) if told is not None]
    yield from (text for one, told in held if _CALLED.search(one.arg) for text in _texts(told))


def _walk(top: ast.AST) -> Iterator[ast.AST]:
    """Every node, but for errors, docstrings, and the pieces of a text with gaps."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.JoinedStr):
            inner = ast.iter_child_nodes(node)
            waiting += [one for one in inner if not isinstance(one, ast.Raise) and not _is_docstring(one)]


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _names(target: ast.AST) -> Iterator[str]:
    for node in ast.walk(target):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def _texts(node: ast.AST | None) -> Iterator[str]:
    """The texts that an expression may come to, words of the story as a gap."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if re.search("[A-Za-z]{2}", node.value) and not re.search(r"[\\^$|*]|\(\?", node.value):
            yield node.value.strip()
    elif isinstance(node, ast.JoinedStr):
        parts = [str(one.value) if isinstance(one, ast.Constant) else _GAP for one in node.values]
        if re.search("[A-Za-z]{2}", "".join(parts)):
            yield "".join(parts)
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.BoolOp):
        yield from (text for one in node.values for text in _texts(one))
    elif isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        yield from (text for one in node.elts for text in _texts(one))
    elif isinstance(node, ast.Dict):
        yield from (text for one in node.values for text in _texts(one))


def _first(text: str | None) -> str:
    """The first sentence or paragraph of a docstring."""
    return " ".join((text or "").split("\n\n")[0].split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("``", "`").replace("<", "&lt;").replace("[", "\\[")


def parts(told: str) -> Sequence[str]:
    """A reason as the rules that it was put together from, without the word of the story behind a colon."""
    plain = re.sub("^(actor|target): |, among the story's paragraphs$|<(from|until|before|after)", "", told)
    return [plain] if " " in plain else [part.partition(":")[0] for part in re.split(r"\.\.|[+]", plain) if part]
