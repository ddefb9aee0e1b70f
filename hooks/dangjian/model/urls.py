"""Where every page lives: source path and address, decided once, here."""

from __future__ import annotations

from urllib.parse import quote


def directory_url(source: str) -> str:
    """Address of a source path, as MkDocs' directory URLs have it: ``news/2022/a.md`` → ``news/2022/a/``."""
    stem = source.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def site_address(typed: str) -> str:
    """An address within the site as typed: without leading slash, with a closing one after a page's name."""
    path, mark, fragment = typed.strip().lstrip("/").partition("#")
    if path and not path.endswith("/") and "." not in path.rsplit("/", 1)[-1]:
        path += "/"
    return f"{path}{mark}{fragment}"


def file_url(path: str) -> str:
    """Address of a picture or attachment: what a browser would read as query or fragment is encoded."""
    return quote(path)


def numbered(folder: str, number: int | None) -> str:
    """Source path of a list's page: the newest (``number`` None) is the folder's index."""
    return f"{folder}/index.md" if number is None else f"{folder}/page/{number}.md"


HOME = "index.md"
TIMELINE = "timeline"
NEWS = "news/index.md"
RULES = "rules/index.md"
BRAND = "brand/index.md"
BRANCHES = "branches/index.md"
GLOSSARY = "glossary.md"
HELP = "help/index.md"
KEYS_HELP = "help/keys.md"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"


def year_timeline(year: int) -> str:
    """Folder of a year's timeline."""
    return f"{TIMELINE}/{year}"


def branch_timeline(branch: str) -> str:
    """Folder of a unit's timeline, by its id."""
    return f"{TIMELINE}/branch/{branch}"


def type_timeline(slug: str) -> str:
    """Folder of an activity type's timeline, by its slug."""
    return f"{TIMELINE}/type/{slug}"


def branch_page(branch: str) -> str:
    """Source path of a branch's page, by its id."""
    return f"branches/{branch}.md"
