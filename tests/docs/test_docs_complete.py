"""What users can ask for, set and open is documented: commands, settings, addresses; and the site builds strictly."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import msgspec
import pytest

from dateline.settings import Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SITE = DOCS / "_site"
sys.path.insert(0, str(SITE))
WRITTEN = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]


def written() -> str:
    """All that people wrote for users, spellings of alternatives taken apart."""
    return "\n".join(path.read_text(encoding="utf-8") for path in WRITTEN).replace("\\|", "|")


def named(text: str) -> set[str]:
    """Commands that a text names: ``dateline query save|list`` names two of a group, and the group."""
    found = set()
    for words in re.findall(
        r"dateline(?: --[a-z-]+ \S+)? ((?:[a-z][a-z-]*(?:\|[a-z][a-z-]*)*)(?: [a-z][a-z-]*(?:\|[a-z-]+)*)?)", text
    ):
        first, _, rest = words.partition(" ")
        for one in first.split("|"):
            found.add(one)
            found.update(f"{one} {other}" for other in rest.split("|") if other)
    return found


def test_every_command_is_told_of_in_the_readme_or_a_page() -> None:
    import commands

    told = named(written())
    text, missing = written(), []
    for name, _ in commands.every():
        group, _, one = name.partition(" ")
        if name not in told and not (one and group in told and f"`{one}`" in text):
            missing.append(name)
    assert missing == []


def test_every_command_has_a_help_with_an_example() -> None:
    import commands

    assert [name for name, one in commands.every() if "Example: `dateline" not in (one.help or "")] == []


def test_every_setting_is_in_the_page_of_settings() -> None:
    told = (DOCS / "settings.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    used = set(re.findall(r"\bDATELINE_[A-Z_]+\b", code))
    assert sorted(name for name in used if f"`{name}`" not in told) == []
    options = {field.name.replace("_", "-") for field in msgspec.structs.fields(Settings)}
    assert sorted(name for name in options if f"--{name}" not in told) == []


def test_nothing_is_told_of_that_is_not_there() -> None:
    import commands

    there = {word for name, _ in commands.every() for word in (name, name.partition(" ")[0])}
    shown = re.findall(r"^(?:\$ |    (?:[A-Z_]+=\S+ )*)dateline ((?:--[a-z-]+ \S+ )*)([a-z][a-z-]*)", written(), re.M)
    assert sorted({name for _, name in shown if name not in there}) == []


def shown(text: str) -> list[list[str]]:
    """The commands of a text, in a line of their own or in backticks, by their words; of a pipe the first."""
    lines = re.findall(r"^(?:\$ |    )(?:[A-Z_]+=\S+ )*dateline ([^|>\n]+)", text, re.M)
    return [one.replace("...", "").split() for one in (*lines, *re.findall(r"`dateline ([^`|>\n]+)", text))]


def unknown(words: list[str]) -> list[str]:
    """Commands and options among the words of one shown command that the program has not."""
    import commands

    every = dict(commands.every())
    groups = {name.partition(" ")[0] for name in every if " " in name}
    plain = [word for word in words if re.fullmatch(r"[a-z][a-z-]*", word)]
    asked = [word.partition("=")[0] for word in words if re.fullmatch(r"--[a-z][a-z-]*(=.*)?", word)]
    at = next((n for n, word in enumerate(plain) if word in every or word in groups), None)
    if at is None:
        return plain[:1] if words[0] in plain else []
    name = plain[at] if plain[at] not in groups else " ".join(plain[at : at + 2])
    if name not in every:
        return [name] if name not in groups else []
    there = {option for one in every[name].params for option in (*one.opts, *one.secondary_opts)}
    return [option for option in asked if option not in there | EVERYWHERE]


EVERYWHERE = {"--record", "--max-source-bytes", "--pipeline", "--help", "--version"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sources", ["sources"]),
        ("events --party KOR --when 2023", ["--when"]),
        ("--record desk.db export ics --party KOR --out x.ics", []),
        ("export pdf", ["export pdf"]),
        ("judge held ID", []),
    ],
)
def test_a_command_or_option_that_is_not_there_is_found(words: str, expected: list[str]) -> None:
    assert unknown(words.split()) == expected


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.name)
def test_every_command_shown_is_there_with_its_options(page: Path) -> None:
    assert [found for words in shown(page.read_text(encoding="utf-8")) for found in unknown(words)] == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as ``make docs`` builds it. A warning fails it."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    target = tmp_path_factory.mktemp("site")
    build(load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(target)))
    return target


def test_the_site_holds_every_page_and_command(site: Path) -> None:
    import commands

    assert sorted(path.stem for path in DOCS.glob("*.md") if path.name != "README.md") == sorted(
        path.stem for path in site.glob("*.html") if (DOCS / f"{path.stem}.md").exists()
    )
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    listed = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = [path.name for path in DOCS.glob("*.md") if path.name != "README.md"]
    assert [name for name in pages if f": {name}\n" not in nav and f"]({name})" not in listed] == []
    page = (site / "commands.html").read_text(encoding="utf-8")
    assert [name for name, _ in commands.every() if f"dateline {name}" not in page] == []


def test_every_address_is_in_the_site(site: Path) -> None:
    import addresses

    page = (site / "addresses.html").read_text(encoding="utf-8")
    assert [path for path, _, _ in addresses.every() if f"<code>{path}</code>" not in page] == []


def test_the_site_asks_nobody_else_for_anything(site: Path) -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in site.glob("*.html"))
    assert re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"https?://[^\"]+\"", pages) == []


def reasons(stories: Path) -> set[str]:
    """Every reason that the engine gives while it reads those stories: of values, of silences, of what it drops."""
    from dateline import engine
    from dateline.sources import Bytes, collect

    found: set[str] = set()
    for source in collect([str(stories)], max_bytes=1 << 24):
        if not isinstance(source, Bytes) or source.uri.endswith(".json"):
            continue
        for one in engine.read(source):
            told = [*one.reading.story.evidence, *(e for report in one.reports for e in report.evidence)]
            found |= {e.rule for e in told if e.rule}
            found |= {dropped.why for dropped in one.reading.story.dropped}
            found |= {silence.why for silence in engine.silences(one.reading)}
    return found


def untold(told: set[str]) -> list[str]:
    """Those that the page of rules does not hold."""
    import rules

    there = [rules.pattern(rule) for rule in rules.every()]

    def known(reason: str) -> bool:
        return any(one.fullmatch(reason) for one in there)

    return sorted(one for one in told if not known(one) and not all(map(known, rules.parts(one))))


def test_every_reason_that_the_engine_gives_is_in_the_page_of_rules(site: Path) -> None:
    told = reasons(ROOT / "src" / "dateline" / "samples")
    assert len(told) > 100
    assert untold(told) == []
    assert untold({"by the phase of the moon", "moonday:past"}) == ["by the phase of the moon", "moonday:past"]
    page = (site / "rules.html").read_text(encoding="utf-8")
    assert "the highest rank of all sides" in page
    assert "says only …" in page


@pytest.mark.long
def test_every_reason_of_the_corpus_is_in_the_page_of_rules() -> None:
    assert untold(reasons(ROOT / "corpus" / "dev")) == []


def test_every_rule_says_what_it_is_for() -> None:
    import rules

    assert [rule.told for rule in rules.every() if not rule.use] == []
