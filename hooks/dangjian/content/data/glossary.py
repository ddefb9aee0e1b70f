"""`glossary.yml` → terms; `mechanisms.yml` → where each mechanism of the brand report lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangjian.content.choices import choice
from dangjian.content.data.identity import unique
from dangjian.model.site import Mechanism, Term, TermStatus
from dangjian.model.subjects import name_slug
from dangjian.model.urls import site_address
from dangjian.reading.values.nested import records
from dangjian.reading.values.schema import Key, Schema, Values
from dangjian.reading.values.texts import text, texts

if TYPE_CHECKING:
    from dangjian.reading.located import Mapping, Scalar
    from dangjian.reading.report import Report

TERM = Key("term", "名词", text, "名词", "三会一课", required=True)
ALIASES = Key("aliases", "又称", texts, "别的说法")
DEFINITION = Key("definition", "释义", text, "释义；来源没有解释的不写")
SOURCE = Key("source", "来源", text, "释义出自哪里", required=True, example="单位印发的文件")
STATUS = Key(
    "status",
    "状态",
    choice(TermStatus),
    "来源有释义、待本单位确认、来源未释义",
    "待本单位确认",
    required=True,
)
TERM_SCHEMA = Schema("名词", (TERM, ALIASES, DEFINITION, SOURCE, STATUS))

ID = Key("id", "编号", text, "机制编号", "M01", required=True)
NAME = Key("name", "名称", text, "机制名称", required=True)
PAGE = Key("url", "页面", text, "它所在的页面，从网站根目录写起", "rules/friday-street/", required=True)
SENTENCE = Key("sentence", "语句", text, "页面正文里说到它的一句话", required=True)
MECHANISM_SCHEMA = Schema("机制", (ID, NAME, PAGE, SENTENCE))


def _term(values: Values, report: Report) -> tuple[Scalar, Term] | None:
    name, status = values.get(TERM), values.get(STATUS)
    if name is None or status is None:
        return None
    definition = values.text(DEFINITION)
    if bool(definition) == (status is TermStatus.UNDEFINED):
        message = "有释义，状态却写“来源未释义”" if definition else f"状态是“{status}”，却没有释义"
        report.error(
            "E022", f"名词“{name.text}”{message}", hint="补上释义，或改状态", at=values.place(STATUS)
        )
    aliases = tuple(alias.text for alias in values.get(ALIASES) or ())
    return name, Term(name.text, aliases, definition, values.text(SOURCE), status)


def _mechanism(values: Values, _report: Report) -> Mechanism | None:
    identity, name, url, sentence = (values.text(key) for key in (ID, NAME, PAGE, SENTENCE))
    if not (identity and name and url and sentence):
        return None
    return Mechanism(identity, name, site_address(url), sentence, *values.place(PAGE))


TERMS = Key("terms", "名词", records(TERM_SCHEMA, _term), "各名词")
GLOSSARY_SCHEMA = Schema("glossary.yml", (TERMS,))
MECHANISMS = Key("mechanisms", "机制", records(MECHANISM_SCHEMA, _mechanism), "各项机制")
MECHANISMS_SCHEMA = Schema("mechanisms.yml", (MECHANISMS,))


def read_glossary(mapping: Mapping, report: Report) -> tuple[Term, ...]:
    """The terms, in the order of the file; a second entry for one term is reported."""
    terms = GLOSSARY_SCHEMA.read(mapping, report).get(TERMS)
    spelled: dict[str, str] = {}
    for name, term in terms or ():
        for spelling in (term.term, *term.aliases):
            other = spelled.setdefault(name_slug(spelling), term.term)
            if other != term.term:
                message = f"“{spelling}”和名词“{other}”只差标点或大小写，分不开"
                report.error("E030", message, hint="合成一条，或换一个说法", at=name.at)
    return unique(terms or (), report, what="名词")


def read_mechanisms(mapping: Mapping, report: Report) -> tuple[Mechanism, ...]:
    """The mechanisms, in the order of the file."""
    return MECHANISMS_SCHEMA.read(mapping, report).get(MECHANISMS) or ()
