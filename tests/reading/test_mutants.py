"""Damaged files: never a traceback, never a long wait, never a value lost in silence."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.corpus import data_files, lost, originals, read, read_data
from tests.reading.mutants import MUTATIONS, mutant

_SEEDS = 4
_MUTANTS = 3_000
_LONGEST = 1.0


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_nothing_is_lost_in_silence(seed: int) -> None:
    """A field whose lines survive untouched is read as before, or the file has at least one problem.

    “Survive” means: the field's own lines (for a list also the line after it, where it ends) stand in the
    decoded file, unchanged and together, above whatever is left of the text.
    """
    random = Random(seed)  # noqa: S311 # the same accidents each time
    for _time in range(_MUTANTS):
        original = random.choice(originals())
        data = mutant(random, original.data)
        begun = time.process_time()
        assert lost(original, data) == [], data
        assert time.process_time() - begun < _LONGEST


@settings(max_examples=300, deadline=1_000, derandomize=True)
@given(st.randoms(use_true_random=False), st.integers(min_value=0, max_value=9))
def test_hypothesis_finds_no_silent_loss(random: Random, index: int) -> None:
    """The same promise, with accidents chosen (and made smaller) by hypothesis."""
    original = originals()[index]
    data = mutant(random, original.data)
    assert lost(original, data) == []


@settings(max_examples=200, deadline=1_000)
@given(st.binary(max_size=400), st.sampled_from([original.path for original in originals()]))
def test_any_bytes_give_a_document_or_a_problem(data: bytes, path: str) -> None:
    """Whatever the bytes: a document without errors, or at least one problem; never a traceback."""
    document, problems = read(path, data)
    assert document is not None or any(problem.is_error for problem in problems)


@settings(max_examples=300, deadline=1_000)
@given(st.text(alphabet="---\n：:标题日期类型支部、，[]|>#*` \t'\"&{}2024 甲", max_size=120))
def test_any_marks_give_a_document_or_a_problem(text: str) -> None:
    """The same for texts of the marks that mean something."""
    document, problems = read("news/2024/theme-day.md", f"---\n{text}".encode())
    assert document is not None or any(problem.is_error for problem in problems)


@pytest.mark.parametrize("path", sorted(data_files()))
def test_data_files_never_end_in_a_traceback(path: str) -> None:
    """Damaged YAML gives problems, or is read; quickly."""
    random = Random(path)  # noqa: S311 # the same accidents each time
    reported = 0
    for _time in range(_MUTANTS // 4):
        data = mutant(random, data_files()[path])
        begun = time.process_time()
        reported += bool(read_data(path, data))
        assert time.process_time() - begun < _LONGEST
    assert reported > _MUTANTS // 20


def test_the_corpus_is_worth_damaging() -> None:
    """The files hold many fields, each accident changes something, and unharmed files lose nothing."""
    assert sum(len(original.held) for original in originals()) > 70
    for original in originals():
        assert [held.key for held in original.kept(original.data)] == [held.key for held in original.held]
        assert lost(original, original.data) == []
    for accident in MUTATIONS:
        random = Random(1)  # noqa: S311 # the same accidents each time
        data = originals()[0].data
        assert any(accident(random, data) != data for _time in range(20)), accident


@pytest.mark.parametrize(
    "line",
    [
        " " * 20_000,
        "标题" + " " * 20_000 + "甲",
        "标题:" + " " * 20_000,
        "*" * 20_000,
        "标题 " * 5_000,
        "-" * 20_000 + "甲",
        "日期: 2024-03-05" + " " * 20_000 + "甲",
        "日期: " + "2024-" * 5_000,
        "标签: " + "[" * 20_000,
        "标签: " + "《、" * 10_000,
        "标签: " + "“" * 20_000,
        "参加人数: " + "九" * 20_000,
        "时长: " + "1" * 20_000,
        "支部: " + "和" * 20_000,
        "支部: " + "第一党支部、" * 2_000,
        "**标题" + "**" * 10_000,
        "摘要: |\n" + "  行\n" * 10_000,
        "摘要: 甲\n" + "乙\n" * 3_000,
        "```\n" * 5_000,
        "# 标题 " + " #" * 10_000,
        "某字段: 甲\n" * 1_000,
        '标题: "' + '\\"' * 10_000,
    ],
    ids=lambda line: line[:12],
)
def test_hostile_lines_are_read_quickly(line: str) -> None:
    """No pattern takes more than linear time: 20,000 characters in a line are read within seconds."""
    begun = time.process_time()
    read("news/2024/theme-day.md", f"---\n{line}\n标题: 甲\n---\n\n# 甲{line}\n".encode())
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 50_000, "{" * 50_000, "- " * 20_000, "a: " * 20_000, "&a [*a, *a]", "甲：" * 20_000),
        *("? " * 20_000, "&a [x]\n" * 2_000, "'" + "甲" * 50_000, "甲: " + " " * 50_000),
        "甲: |\n" + "  乙\n" * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_data_files_are_refused_quickly(text: str) -> None:
    """Nesting without end, references and runs of marks end in problems, not in a crash."""
    begun = time.process_time()
    assert read_data("organization.yml", text.encode())
    assert time.process_time() - begun < 2
