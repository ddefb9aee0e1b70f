"""What the scripts in the browser read: titles, rows of the filter, the day."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from tests.building import AS_OF, ROOT
from tests.views.sites import post, site

from dangjian.build.plan import make_plan
from dangjian.content.load import load
from dangjian.exports import as_of_date, timeline_rows, titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dangjian.model.documents import Post, Rule

TODAY = dt.date.fromisoformat(AS_OF)


def rows(posts: Iterable[Post]) -> dict[str, Any]:
    """The files of the filter, parsed, by their addresses."""
    return {path: json.loads(data) for path, data in timeline_rows.export(site(posts), (), TODAY)}


def test_every_title_is_found_and_leads_to_its_page() -> None:
    """The index has all posts and rules of the site, nothing else, and their addresses are those of pages."""
    content, _problems = load(ROOT / "content")
    plan = make_plan(ROOT / "content", TODAY)
    index = json.loads(plan.exports["assets/data/titles.json"])
    found = [f"news/{path}/" for _title, path, _date, _sample in index["posts"]]
    found += [f"rules/{path}/" for _title, path, _status, _sample in index["rules"]]
    documents: list[Post | Rule] = [*content.posts, *content.rules]
    assert found == [one.url for one in documents]
    assert set(found) <= {page.url for page in plan.pages}
    assert [one[0] for one in index["posts"]] == [one.title for one in content.posts]
    assert [bool(one[3]) for one in index["posts"]] == [one.sample for one in content.posts]


def test_the_index_is_hardly_larger_than_the_titles() -> None:
    """Title, file name, date: a reader on a slow line waits for no more than that."""
    content, _problems = load(ROOT / "content")
    _path, data = next(titles.export(content, (), TODAY))
    documents: list[Post | Rule] = [*content.posts, *content.rules]
    words = sum(len(one.title.encode()) + len(one.url.encode()) for one in documents)
    assert len(data) < words * 1.4


def test_the_filter_has_a_file_for_every_year() -> None:
    """Newest first, with all that the four choices ask for."""
    found = rows(
        [
            post("2026-08-05", "一", branches=("one", "two")),
            post("2026-08", "二", types=("theme-day", "volunteering", "other"), sample=True),
            post("2025", "三"),
        ]
    )
    assert list(found) == ["assets/data/timeline-2026.json", "assets/data/timeline-2025.json"]
    first, second = found["assets/data/timeline-2026.json"]
    assert first == {
        "t": "一",
        "u": "news/2026/一/",
        "d": "2026年8月5日",
        "i": "2026-08-05",
        "k": ["theme-day"],
        "b": ["one", "two"],
        "n": "甲支部、乙支部",
        "h": 0,
        "p": ["strength"],
        "s": 0,
    }
    assert (second["i"], second["d"], second["p"], second["s"]) == ("", "2026年8月", ["strength"], 1)


def test_the_day_is_a_script_of_its_own() -> None:
    """No page has to change for it."""
    assert dict(as_of_date.export(site([]), (), dt.date(2026, 3, 5))) == {
        "assets/data/as-of.js": 'window.djAsOf={"iso":"2026-03-05","text":"2026年3月5日"};\n'.encode()
    }
