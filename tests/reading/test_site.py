"""The small valid site: read whole, without a problem, and every value as its editor meant it."""

from __future__ import annotations

import datetime as dt

from tests.reading.corpus import SMALL

from dangjian.build.plan import make_plan
from dangjian.content.load import load


def test_the_small_site_has_no_problem() -> None:
    """Every file of it is right: no error and no warning, with all checks."""
    plan = make_plan(SMALL, dt.date(2026, 11, 24))
    assert [str(problem) for problem in plan.problems] == []
    assert {"news/2024/学习党章/index.md", "rules/leave.md", "brand/index.md"} <= plan.by_source.keys()


def test_posts_stand_newest_first() -> None:
    """Days before their month, months before their year."""
    site, _problems = load(SMALL)
    assert [post.date.iso for post in site.posts] == [
        "2024-06-28",
        "2024-05",
        "2024-04-12",
        "2024-03-05",
        "2023-11",
        "2023",
    ]


def test_a_post_in_a_folder_has_its_files() -> None:
    """Picture and attachment lie beside the post and are found by their bare names."""
    site, _problems = load(SMALL)
    post = next(one for one in site.posts if one.title == "学习党章")
    assert post.url == "news/2024/学习党章/"
    assert post.cover == "news/2024/学习党章/现场.png"
    assert [one.path for one in post.attachments] == ["news/2024/学习党章/学习材料.pdf"]
    assert post.attachments[0].size > 0


def test_names_over_time_are_one_branch() -> None:
    """The branch that was renamed has both names, and each date shows the name of its time."""
    site, _problems = load(SMALL)
    branch = site.units["branch-3"]
    review = next(one for one in site.posts if one.date.iso == "2023")
    assert branch.id in review.branches
    assert branch.name_at(review.date).name == "后勤党支部"
    assert branch.name == "第三党支部"


def test_a_rule_supersedes_another_and_keeps_its_number() -> None:
    """The number is text, and the superseded rule is found by its title."""
    site, _problems = load(SMALL)
    rule = next(one for one in site.rules if one.number == "010")
    assert rule.supersedes == ("请销假管理办法",)
    assert rule.status is not None
    assert rule.status.value == "试行"
