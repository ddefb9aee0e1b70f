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


def picture_variant(path: str, width: int, suffix: str) -> str:
    """Path of a file made of a picture, beside it: ``news/2026/现场.jpg`` → ``news/2026/现场-960w.webp``."""
    folder, slash, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return f"{folder}{slash}{stem}-{width}w{suffix}"


def numbered(folder: str, number: int | None) -> str:
    """Source path of a list's page: the newest (``number`` None) is the folder's index."""
    return f"{folder}/index.md" if number is None else f"{folder}/page/{number}.md"


HOME = "index.md"
TIMELINE = "timeline"
NEWS = "news/index.md"
RULES = "rules/index.md"
BRAND = "brand/index.md"
BRANCHES = "branches/index.md"
SERIES = "series/index.md"
TOPICS = "topics/index.md"
STATISTICS = "statistics/index.md"
DUTIES = "duties/index.md"
CHECKLISTS = "checklists/index.md"
MINE = "my/index.md"
STATUS = "status/index.md"
GLOSSARY = "glossary.md"
SITE_MAP = "site-map.md"
HELP = "help/index.md"
KEYS_HELP = "help/keys.md"
MECHANISMS = "help/mechanisms.md"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
TITLES = "assets/data/titles.json"
AS_OF = "assets/data/as-of.js"


def year_timeline(year: int) -> str:
    """Folder of a year's timeline."""
    return f"{TIMELINE}/{year}"


def month_timeline(year: int, month: int) -> str:
    """Folder of a month's timeline."""
    return f"{TIMELINE}/{year}/{month:02d}"


def scope_timeline(kind: str, identity: str) -> str:
    """Folder of the timeline of a unit, activity type, pillar, measure or topic, by its id."""
    return f"{TIMELINE}/{kind}/{identity}"


def series_folder(identity: str) -> str:
    """Folder of a series' page, by its id."""
    return f"series/{identity}"


def partner_folder(identity: str) -> str:
    """Folder of a partner's page, by its id."""
    return f"partners/{identity}"


def timeline_data(year: int) -> str:
    """Address of a year's rows for the filter."""
    return f"assets/data/timeline-{year}.json"


def year_statistics(year: int) -> str:
    """Source path of a year's statistics."""
    return f"statistics/{year}.md"


def branch_page(branch: str) -> str:
    """Source path of a branch's page, by its id."""
    return f"branches/{branch}.md"


def duty_page(duty: str) -> str:
    """Source path of a duty's page, by its id."""
    return f"duties/{duty}.md"


def checklist_page(key: str) -> str:
    """Source path of the checklist of a holder, by its key."""
    return f"checklists/{key}.md"


def my_page(key: str) -> str:
    """Source path of what a unit or position has to do, by its id."""
    return f"my/{key}.md"


def year_status(year: int) -> str:
    """Source path of a year's status of all units."""
    return f"status/{year}/index.md"


def matrix_page(year: int, unit: str) -> str:
    """Source path of a unit's completion matrix of a year, by the unit's id."""
    return f"status/{year}/{unit}.md"


def year_uploads(year: int) -> str:
    """Source path of a year's uploads to the party-building platform."""
    return f"status/uploads/{year}.md"
