"""Pictures in text: what becomes HTML, how, and what is never touched."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangjian.markdown.converter import to_html
from dangjian.markdown.images import find_images
from dangjian.markdown.links import engine_text
from dangjian.markdown.pictures import with_pictures
from dangjian.model.pictures import Picture, PictureKind

SOURCE, URL = "news/2026/x.md", "news/2026/x/"
PICTURES = {
    one.path: one
    for one in (
        Picture("news/2026/现场.jpg", PictureKind.PHOTO, 4000, 3000),
        Picture("news/2026/a_b.png", PictureKind.GRAPHIC, 300, 200),
        Picture("news/2026/动.gif", PictureKind.ANIMATION, 30, 20),
    )
}
SMALL = (
    '<picture><source type="image/webp" srcset="../a_b-300w.webp 300w" '
    'sizes="&#40;min-width: 60em&#41; 36rem, 100vw">'
    '<img src="../a_b-300w.png" width="300" height="200" alt="图" loading="lazy"></picture>'
)


def made(text: str) -> str:
    """The text that an engine gets."""
    return engine_text(with_pictures(text, SOURCE, URL, PICTURES), SOURCE, URL)


class Shown(HTMLParser):
    """What a reader meets, with each image as words: the same before and after."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pictures' own tags say nothing; an image says its address, words and title."""
        values = dict(attrs)
        if tag == "img":
            path = re.sub(r"^(?:\.\./)*|-\d+w(?=\.)", "", unquote(values.get("src") or ""))
            stem = path.rsplit(".", 1)[0]
            self.parts.append(f"[{stem}|{' '.join((values['alt'] or '').split())}|{values.get('title')}]")
        elif tag not in {"picture", "source"} and values.get("class") != "dj-photo":
            self.parts.append(f"<{tag}>")

    def handle_data(self, data: str) -> None:
        """The text."""
        self.parts.append(data)


def shown(page: str) -> str:
    """What a reader meets, without the space between."""
    return "".join("".join(Shown(page).parts).split())


def test_the_html_of_a_picture() -> None:
    """Sizes to choose from, the size of the largest, words, and a way to the largest."""
    assert made("![图](a_b.png)") == f'<a class="dj-photo" href="../a_b-300w.png">{SMALL}</a>'


def test_a_large_photo_has_every_width() -> None:
    """Small to large, with addresses that a browser can read."""
    page = made("![说明](现场.jpg '会场')")
    name = "%E7%8E%B0%E5%9C%BA"
    options = ", ".join(f"../{name}-{width}w.webp {width}w" for width in (480, 960, 1600))
    assert f'srcset="{options}"' in page
    assert f'src="../{name}-1600w.jpg" width="1600" height="1200" alt="说明" title="会场"' in page


@pytest.mark.parametrize(
    "text",
    [
        "[![图](a_b.png)](材料.pdf)",
        "[前 ![图](a_b.png) 后](材料.pdf '标题')",
        "[![图](a_b.png)][号]\n\n[号]: 材料.pdf",
        '<a href="材料.pdf">![图](a_b.png)</a>',
    ],
)
def test_a_picture_in_a_link_leads_where_the_link_does(text: str) -> None:
    """No link stands in another."""
    page = made(text)
    assert SMALL in page
    assert "dj-photo" not in page
    assert to_html(page).count("<a ") == 1


@pytest.mark.parametrize(
    "text",
    [
        "![图][号]\n\n[号]: a_b.png",
        "![图][]\n\n[图]: <a_b.png>",
        "![图]\n\n[图]: a_b.png",
        "![图](/news/2026/a_b.png)",
        "![图](<a_b.png>)",
        "![图](../2026/a_b.png)",
        "![图](a_b.png#x)",
        "![ 图 ]( a_b.png )",
    ],
)
def test_the_ways_to_name_a_picture(text: str) -> None:
    """By reference, from the site's root, in angle brackets."""
    assert made(text).startswith(f'<a class="dj-photo" href="../a_b-300w.png">{SMALL}</a>')


@pytest.mark.parametrize(
    ("text", "attributes", "sizes"),
    [
        ("{width=150}", 'width="150" height="100" alt="图" loading="lazy"', "150px"),
        ('{ width="50%" .left }', 'width="50%" alt="图" loading="lazy" class="left"', "&#40;min-width"),
        (
            "{: .right #one }",
            'width="300" height="200" alt="图" loading="lazy" class="right" id="one"',
            "&#40;min-",
        ),
        ("{loading=eager}", 'width="300" height="200" alt="图" loading="eager"', "&#40;min-width"),
        ("{width=150 height=90}", 'width="150" height="90" alt="图" loading="lazy"', "&#40;min-width"),
    ],
)
def test_attributes_behind_an_image_stay_its_own(text: str, attributes: str, sizes: str) -> None:
    """A new width gets the height that belongs to it."""
    page = made(f"![图](a_b.png){text}，后面的字")
    assert f'src="../a_b-300w.png" {attributes}></picture></a>，后面的字' in page
    assert f'sizes="{sizes}' in page


def test_animations_are_shown_as_they_are() -> None:
    """No sizes to choose from."""
    assert '<picture><img src="../%E5%8A%A8.gif" width="30" height="20"' in made("![动](动.gif)")


def test_raw_html_gets_the_address_of_the_file_that_there_is() -> None:
    """What else it says stays."""
    assert made('<p>\n<img class="x" src="a_b.png" alt="甲">\n</p>') == (
        '<p>\n<img class="x" src="../a_b-300w.png" alt="甲">\n</p>'
    )


WORDS = '"<b>&amp; *a* _b_ `c` [d](e) ![f] {g} \\\\ | ~~h~~ $x$ #i !'


@pytest.mark.parametrize(
    "text", [f"![{WORDS}](现场.jpg)", f"**粗 ![{WORDS}](a_b.png) 体**", f"## ![{WORDS}](现场.jpg) 标题"]
)
def test_words_are_text_whatever_they_hold(text: str) -> None:
    """Nothing in them is Markdown or HTML once more."""
    page = to_html(made(text))
    (alt,) = re.findall(r'alt="([^"]*)"', page)
    assert "<b>" not in page
    assert "&#60;b&#62;" in alt
    assert page.count("<img") == page.count("</picture>") == 1


UNTOUCHED = (
    "`![图](a_b.png)`",
    "```\n![图](a_b.png)\n```",
    '~~~ text\n![图](a_b.png)\n<img src="a_b.png">\n~~~',
    "    ![图](a_b.png)",
    "\t![图](a_b.png)",
    "- 项\n\n        ![图](a_b.png)",
    ">     ![图](a_b.png)",
    "<!-- ![图](a_b.png) -->",
    "<div>\n![图](a_b.png)\n</div>",
    "<pre>![图](a_b.png)</pre>",
    r"\![图](没有.png)",
    r"!\[图](a_b.png)",
    "![图](没有.png)",
    "![图](https://a.example/a_b.png)",
    "![图][没有]",
    "![图",
    "![图](a_b.png",
    "![图]\n\n(a_b.png)",
    "[图](现场.jpg)",
    "正文。",
)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_no_picture_stays(text: str) -> None:
    """Code, comments, HTML that is left alone, other pictures, links."""
    assert with_pictures(text, SOURCE, URL, PICTURES) == text


LIVE = (
    "![图](a_b.png)",
    "前 ![图](现场.jpg) 后",
    "![图](现场.jpg){width=300}后",
    "- 项 ![图](a_b.png)",
    "- 项\n\n    ![图](a_b.png)",
    "1. 项\n    ![图](a_b.png)",
    "- 项\n    - 内\n\n        ![图](现场.jpg)",
    "> ![图](a_b.png)",
    "| 甲 | 乙 |\n|---|---|\n| ![图](a_b.png) | ![乙](现场.jpg) |",
    "## ![图](a_b.png) 标题",
    "!!! note\n    ![图](a_b.png)",
    "词\n:   ![图](a_b.png)",
    "脚注[^1]。\n\n[^1]: ![图](a_b.png)",
    "[![图](a_b.png)](材料.pdf)",
    "![图][r]",
    "**![图](a_b.png)**",
    "![图](a_b.png)![乙](现场.jpg)",
    "![图\n图](a_b.png)",
    "![图 [内] 图](a_b.png)",
    "![图](a_b.png '标 (题) \"一\"')",
    '<div markdown="1">\n![图](a_b.png)\n</div>',
    '<img src="a_b.png" alt="图">',
    "`码` ![图](a_b.png) `![图](a_b.png)`",
)
PROSE = (
    "正文。",
    "## 小标题",
    "[链接](材料.pdf)",
    "第一行\n第二行",
    "---",
    "*[HTML]: 超文本\n\nHTML",
    "<b>粗</b>",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LIVE + UNTOUCHED + PROSE), min_size=1, max_size=6))
def test_a_text_says_the_same_with_its_pictures(parts: list[str]) -> None:
    """The converter's own images, and no others, are there with address, words and title; code stays."""
    text = "\n\n".join([*parts, "[r]: a_b.png"]) + "\n"
    before, after = to_html(text), to_html(with_pictures(text, SOURCE, URL, PICTURES))
    assert shown(after) == shown(before)
    codes = re.compile(r"<code>.*?</code>", re.DOTALL)
    assert codes.findall(after) == codes.findall(before)
    assert not re.search(r'<img[^>]*src="(?:a_b\.png|现场\.jpg)"', after)
    assert after.count("<a ") == after.count("</a>")


@settings(deadline=None)
@given(st.text(alphabet="![]()<>{}`\\|\"' \n\t-a图.#&*_:x1", max_size=80))
def test_text_without_pictures_of_ours_is_unchanged(text: str) -> None:
    """Whatever is typed: no exception, and not one character is another."""
    assert with_pictures(text, SOURCE, URL, PICTURES) == text


@settings(deadline=None)
@given(
    st.text(alphabet="![]<>{}`\\|\"' \n\t-图a_b.pngx", max_size=60),
    st.text(alphabet="![]`\\ \n\t图)", max_size=30),
)
def test_whatever_surrounds_a_picture(before: str, after: str) -> None:
    """Where the converter sees our image it is replaced, and only there. (An open `](` swallows all.)"""
    text = f"{before}![图](a_b.png){after}"
    plain = to_html(text)
    page = to_html(with_pictures(text, SOURCE, URL, PICTURES))
    assert page.count('src="a_b-300w.png"') == len(re.findall(r'<img[^>]*src="a_b\.png"', plain))
    assert not re.search(r'<img[^>]*src="a_b\.png"', page)


def test_the_place_of_an_image() -> None:
    """From its mark to the end of its attributes."""
    text = "甲 ![图](a_b.png){width=1} 乙"
    (image,) = find_images(text)
    assert text[image.start : image.end] == "![图](a_b.png){width=1}"
    assert (image.alt, image.path, image.in_link, image.is_sure) == ("图", "a_b.png", False, True)


def test_many_marks_that_nothing_closes_end_soon() -> None:
    """A line of a thousand opening brackets is no hang."""
    assert find_images("![" * 1500) == []
    assert find_images("[" * 1500 + "![图](a_b.png)") != []
