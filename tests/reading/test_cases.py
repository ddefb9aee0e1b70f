"""What tired people type: every file of tests/sites/odd and invalid, and what the reader makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.cases import Bench, Outcome, files, values_of
from tests.reading.expected import BLESS, bless, load_expected
from tests.reading.pasting import pasted

from dangjian.reading.files.encoding import decode
from dangjian.reading.report import Report

if TYPE_CHECKING:
    from tests.reading.expected import Entry

_MAX_PASTES = 12


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """One content directory for all cases of a worker."""
    return Bench(tmp_path_factory.mktemp("cases"))


@pytest.fixture(scope="module")
def expected_odd() -> dict[str, Entry]:
    """What is promised of the accepted files."""
    return load_expected("odd")


@pytest.fixture(scope="module")
def expected_invalid() -> dict[str, Entry]:
    """What is promised of the refused files."""
    return load_expected("invalid")


def _accepted(outcome: Outcome) -> Entry:
    assert outcome.document is not None, outcome.lines
    assert not any(problem.is_error for problem in outcome.problems), outcome.lines
    entry: Entry = {"title": outcome.title, **values_of(outcome.document)}
    return {**entry, "warnings": outcome.lines} if outcome.lines else entry


def _refused(bench: Bench, case: str) -> Entry:
    outcome = bench.outcome(case, files("invalid")[case])
    left = _paste_all(bench, case, outcome)
    return {"problems": outcome.lines, **({"after": left.lines} if left.lines else {})}


def _paste_all(bench: Bench, case: str, outcome: Outcome) -> Outcome:
    """Paste corrected lines, one after the other, until no error brings one along."""
    text = decode(files("invalid")[case], Report("")) or ""
    for _time in range(_MAX_PASTES):
        problem = next((one for one in outcome.problems if one.is_error and one.corrected), None)
        if problem is None:
            return outcome
        text = pasted(text, problem)
        outcome, before = bench.outcome(case, text.encode()), outcome
        assert problem not in outcome.problems, f"pasting did not help: {problem}"
        assert outcome.errors <= before.errors, f"pasting made it worse: {problem}"
    pytest.fail(f"still not right after {_MAX_PASTES} pastes: {outcome.lines}")


@pytest.mark.parametrize("case", sorted(files("odd")))
def test_odd_files_are_read_as_meant(case: str, bench: Bench, expected_odd: dict[str, Entry]) -> None:
    """An odd file gives its values, its page's title, and no other lines than the expected warnings."""
    assert _accepted(bench.outcome(case, files("odd")[case])) == expected_odd[case]


@pytest.mark.parametrize("case", sorted(files("invalid")))
def test_invalid_files_say_what_to_do(case: str, bench: Bench, expected_invalid: dict[str, Entry]) -> None:
    """A file that cannot be meant prints just these lines, and pasting the corrected ones mends it."""
    found = _refused(bench, case)
    assert found == expected_invalid[case]
    assert any(": E" in line for line in found["problems"])


def test_nothing_is_expected_of_files_that_are_gone() -> None:
    """Every entry of the two lists has its file."""
    for kind in ("odd", "invalid"):
        assert set(load_expected(kind)) == set(files(kind))


@pytest.fixture(scope="module", autouse=BLESS)
def _blessed(bench: Bench) -> None:
    """With DANGJIAN_BLESS=1, write what happens now; every line is then to be read by a person."""
    odd = {case: _accepted(bench.outcome(case, data)) for case, data in files("odd").items()}
    bless("odd", odd)
    bless("invalid", {case: _refused(bench, case) for case in files("invalid")})
