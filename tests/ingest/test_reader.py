"""Files and streams to articles: formats, encodings, limits, and that one bad article never stops the rest."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from kg.errors import ArticleError, InputError
from kg.ingest import Read, ReadOptions, read_articles
from kg.ingest.check import ARTICLE_LIMIT, PARAGRAPH_LIMIT
from kg.model import Article

BODY = "Norway and Chile signed a treaty in Lima. Peru, which had mediated, welcomed it."


def read(path: Path, **options: object) -> list[Read]:
    return list(read_articles([path], options=ReadOptions(**options)))  # type: ignore[arg-type]


def article_of(path: Path, **options: object) -> Article:
    (found,) = read(path, **options)
    assert found.error is None and found.article is not None
    return found.article


def error_of(path: Path) -> str:
    (found,) = read(path)
    assert found.article is None and isinstance(found.error, InputError)
    message = str(found.error)
    assert "\n" not in message and str(path) in message
    return message


def line(**keys: object) -> str:
    return json.dumps({"id": "a", "title": "T", "date": "2021-05-03", "text": BODY, **keys}) + "\n"


@pytest.fixture
def file(tmp_path: Path):
    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


# --- text and encodings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_remark_on_it(file, encoding: str) -> None:
    (found,) = read(file("a.txt", BODY.replace("Lima", "Malmö").encode(encoding)), date=date(2021, 5, 3), title="T")
    assert found.article is not None and "Malmö" in found.article.text
    assert found.warnings == ()


def test_another_encoding_is_assumed_with_a_warning(file) -> None:
    path = file("a.txt", BODY.replace("Lima", "“Malmö”").encode("cp1252"))
    (found,) = read(path, date=date(2021, 5, 3), title="T")
    assert found.article is not None and "“Malmö”" in found.article.text
    assert found.warnings == (f"{path}: is not UTF-8 (byte 36); read as Windows-1252. Save it as UTF-8 to be sure.",)


def test_mixed_line_ends_part_paragraphs_alike(file) -> None:
    found = article_of(
        file("a.txt", "Norway left Lima.\r\n\r\nChile stayed there.\r\rPeru was glad.\n\nKenya was not.")
    )
    assert found.text == "Norway left Lima.\n\nChile stayed there.\n\nPeru was glad.\n\nKenya was not."


def test_the_text_is_named_by_its_file_and_told_of_by_the_options(file) -> None:
    path = file("treaty.v2.txt", BODY)
    options = {"date": date(2021, 5, 3), "title": "T", "source": "S", "url": "https://example.org"}
    assert article_of(path, **options) == Article(
        "treaty.v2", "T", date(2021, 5, 3), "S", "https://example.org", "en", BODY
    )


def test_a_missing_date_and_headline_are_warnings(file) -> None:
    path = file("a.txt", BODY)
    (found,) = read(path)
    assert found.article is not None and found.article.published is None
    assert found.warnings == (
        f"{path}: no date of publication was found; words such as 'on Monday' stay undated. "
        "Give it with --date YYYY-MM-DD.",
        f"{path}: no headline was found. Give it with --title.",
    )


def test_one_sentence_without_a_full_stop_is_an_article() -> None:
    (found,) = read_articles(["-"], stdin=io.BytesIO(b"Norway signed a treaty with Chile\n"))
    assert found.article is not None
    assert (found.article.id, found.article.text) == ("stdin", "Norway signed a treaty with Chile")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty. Give an article."),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\t \n", "is empty"),
        (b"\x00\x01\x02\x7fELF" * 40, "is binary, not text"),
        (b"%PDF-1.7 text", "is binary, not text"),
        (gzip.compress(BODY.encode()), "is binary, not text"),
        (b"\xff\xfea\x00b", "is broken UTF-16-LE at byte 2"),
        (b"Podcasts\n0:00\n26:10\n", "there is no sentence in it"),
        (b"!!! ??? ...", "there is no sentence in it"),
        (
            ("Norway signed a treaty, and " * 200_000).encode(),
            "the text has 5,600,000 characters, and the limit is 1,000,000",
        ),
        (b"A. " * 6_000_000, "is larger than 16,000,000 bytes"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(file, content: bytes, says: str) -> None:
    assert says in error_of(file("a.txt", content))


def test_a_paragraph_has_a_limit_of_its_own(file) -> None:
    words = "Norway met Chile. " * (PARAGRAPH_LIMIT // 17)
    assert f"the limit is {PARAGRAPH_LIMIT:,}" in error_of(file("a.txt", words))
    parted = "\n\n".join(f"{n} days later: {words[: PARAGRAPH_LIMIT - 100]}" for n in ("Two", "Three"))
    assert len(article_of(file("b.txt", parted)).text) > PARAGRAPH_LIMIT


def test_missing_files_and_folders_are_errors_beside_the_others(file, tmp_path: Path) -> None:
    good = file("a.txt", BODY)
    found = list(read_articles([tmp_path / "none.txt", good, tmp_path]))
    assert [str(r.error) if r.error else "read" for r in found] == [
        f"{tmp_path / 'none.txt'}: does not exist. Check the path.",
        "read",
        f"{tmp_path}: is a folder. Name the files in it.",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY * 3, "en"),
        (
            "Paraguay expels Bolivian consul\n\nASUNCION (Wire) - Paraguay expelled Bolivian consul Ramiro Quispe "
            "Mamani on Tuesday. Foreign Minister Julio Cesar Arriola cited meetings with senators Blas Llano, "
            "Desiree Masi and Esperanza Martinez. La Paz ordered Paraguayan attache Hugo Saguier home.",
            "en",
        ),
        (
            "Mawaziri wa nchi hizo mbili walikutana siku ya Jumatatu mjini Nairobi kujadili amani na mipaka ya nchi. "
            "Walisema kwamba mazungumzo yataendelea wiki ijayo na kwamba makubaliano yatasainiwa mwezi wa Juni.",
            "und",
        ),
        (
            "Les ministres se sont rencontrés lundi dans la capitale pour parler de la paix et des frontières du pays.",
            "fr",
        ),
        ("Министры встретились в понедельник в столице, чтобы обсудить мир и границы двух стран на этой неделе.", "ru"),
        ("部长们星期一在首都会面讨论和平与边界问题。双方没有签署任何协议。", "und"),
    ],
)
def test_another_language_is_seen(file, text: str, language: str) -> None:
    (found,) = read(file("a.txt", text), date=date(2021, 5, 3), title="T")
    assert found.article is not None and found.article.language == language
    assert any("does not look like English" in w for w in found.warnings) == (language != "en")


# --- JSON lines ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.txt"])
def test_the_text_of_json_lines_is_kept_to_the_character(file, name: str) -> None:
    text = "\n  Norway\u00a0met\r\nChile. \u200b\U0001f600\n\nAlso on example.org They met  again \n"
    found = article_of(file(name, line(text=text, url="https://example.org", source="S", gold=[1])))
    assert found == Article("a", "T", date(2021, 5, 3), "S", "https://example.org", "en", text)


def test_options_fill_what_a_line_lacks_and_no_more(file) -> None:
    path = file("c.jsonl", line() + line(id="b", date=None, title=None, source=None))
    first, second = (r.article for r in read(path, date=date(1999, 1, 1), title="Mine", source="S"))
    assert first is not None and second is not None
    assert (first.title, first.published, second.title, second.published, second.source) == (
        "T", date(2021, 5, 3), "Mine", date(1999, 1, 1), "S",
    )  # fmt: skip


def test_lines_without_an_id_are_numbered(file) -> None:
    found = read(file("c.jsonl", "\n" + line(id=None) + line(id=7)))
    assert [r.article.id for r in found if r.article] == ["c-2", "7"]


def test_nine_of_ten_articles_survive_the_tenth(file) -> None:
    lines = [line(id=f"a{n}") for n in range(10)]
    lines[4] = '{"id": "a4", "text": "cut off\n'
    path = file("c.jsonl", "".join(lines))
    found = read(path)
    assert [r.article.id for r in found if r.article] == [f"a{n}" for n in range(10) if n != 4]
    (error,) = [r.error for r in found if r.error]
    assert isinstance(error, ArticleError)
    assert str(error).startswith(f"{path}, line 5: is no JSON at character ")


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("[1, 2]\n", "line 1: is no JSON object"),
        ('{"id": "a"}\n', "line 1: the key 'text' is missing"),
        ('{"text": 5}\n', "line 1: the value of 'text' must be a string, not int"),
        ('{"text": "They met.", "title": ["T"]}\n', "line 1: the value of 'title' must be a string, not list"),
        (line(id=" "), "line 1: the id is empty"),
        (line(id="x" * 201), "line 1: the id has 201 characters, and the limit is 200"),
        (line(id="a\x00b"), "line 1: the id 'a\\x00b' holds a control character"),
        (line(text=""), "line 1: the text is empty"),
        (line(text="..."), "line 1: there is no sentence in it"),
        (line(text="They met. " * (ARTICLE_LIMIT // 10 + 1)), "line 1: the text has 1,000,010 characters"),
        ("[" * 100_000 + "\n", "line 1: is no JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(file, bad: str, says: str) -> None:
    first, second = read(file("c.jsonl", bad + line(id="next")))
    assert first.error is not None and says in str(first.error) and "\n" not in str(first.error)
    assert second.article is not None and second.article.id == "next"


def test_a_line_of_any_length_is_skipped_without_being_held(file) -> None:
    path = file("c.jsonl", b'{"text": "' + b"x" * 40_000_000 + b'"}\n' + line(id="next").encode())
    first, second = read(path)
    assert "the line is longer than" in str(first.error)
    assert second.article is not None


def test_ids_that_look_like_paths_are_only_names(file) -> None:
    names = ["../../etc/x", "/abs", "C:\\x", "CON", "Ä"]
    found = read(file("c.jsonl", "".join(line(id=name) for name in names)))
    assert [r.article.id for r in found if r.article] == names


@pytest.mark.parametrize("twin", ["treaty-1", "Treaty 1", "Tréaty/1"])
def test_the_later_of_two_articles_with_one_id_is_an_error(file, twin: str) -> None:
    paths = [file("c.jsonl", line(id="treaty-1")), file("d.jsonl", line(id=twin) + line(id="other"))]
    found = list(read_articles(paths))
    assert [r.article.id if r.article else None for r in found] == ["treaty-1", None, "other"]
    message = str(found[1].error)
    assert str(paths[1]) in message and ", line 1: " in message and f"is taken by {paths[0]}, line 1." in message


def test_a_date_that_is_none_is_a_warning(file) -> None:
    (found,) = read(file("c.jsonl", line(date="2021-02-30")))
    assert found.article is not None and found.article.published is None
    assert "'2021-02-30' is no date" in found.warnings[0]


def test_characters_that_no_format_can_carry_become_blanks_one_for_one(file) -> None:
    (found,) = read(
        file("c.jsonl", '{"id": "a", "date": "2021-05-03", "title": "T", "text": "They\\u0000 met\\ud800."}')
    )
    assert found.article is not None and found.article.text == "They  met ."
    assert len(found.article.sha256) == 64
    assert "control characters" in found.warnings[0]


# --- HTML ------------------------------------------------------------------------------------------------------------

HTML = """<!DOCTYPE html><html lang="en"><head><title>Talks end | The Daily</title>
<meta property="og:title" content="Norway and Chile sign treaty"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2021-05-03T23:15:00Z">
<link rel="canonical" href="https://example.org/talks"></head><body>
<nav><ul><li>Home</li><li>World</li></ul></nav><article><h1>Norway and Chile sign treaty</h1><p>3 May 2021 10:15</p>
<p>Norway and Chile signed a treaty in Lima on Monday. Peru, which had mediated between the two for more than
a year, welcomed the step and offered to hold further talks on the fishing grounds.</p>
<p>Read more: <a href="/x">Chile recalls its envoy from Oslo</a></p>
<p>Chile withdrew two ships from the grounds. The Norwegian envoy said that his country would pay for the damage
that its trawlers had done, and that the two countries would patrol the grounds together.</p>
<p>Enjoyed this story? Share it with your friends!</p></article>
<footer><p>© The Daily 2021. All rights reserved.</p></footer></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.htm", "saved.txt"])
def test_a_web_page_gives_its_article_alone(file, name: str) -> None:
    found = article_of(file(name, HTML))
    assert (found.title, found.published, found.source, found.url) == (
        "Norway and Chile sign treaty", date(2021, 5, 3), "The Daily", "https://example.org/talks",
    )  # fmt: skip
    first, second = found.text.split("\n\n")
    assert first.startswith("Norway and Chile signed") and first.endswith("the fishing grounds.")
    assert second.startswith("Chile withdrew") and second.endswith("grounds together.")


def test_linked_data_says_who_published_it_and_when(file) -> None:
    data = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Talks end",
                "datePublished": "2020-01-02",
                "publisher": [{"name": "P"}],
            }
        ]
    }
    head = f'<head><script type="application/ld+json">{json.dumps(data)}</script></head>'
    found = article_of(file("a.html", f"<html>{head}<body><p>{BODY}</p><p>{BODY}</p></body></html>"))
    assert (found.title, found.published, found.source) == ("Talks end", date(2020, 1, 2), "P")


def test_a_web_page_without_a_date_gets_none(file) -> None:
    bare = HTML.replace('<meta property="article:published_time" content="2021-05-03T23:15:00Z">', "")
    assert article_of(file("a.html", bare.replace("<p>3 May 2021 10:15</p>", ""))).published is None


@pytest.mark.parametrize(
    "content",
    [
        "<html><body></body></html>",
        "<html>",
        "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>",
        "<html><body>" + "<div>" * 20_000 + "</body></html>",
    ],
)
def test_a_web_page_without_text_is_refused(file, content: str) -> None:
    error_of(file("a.html", content))


def test_a_web_page_opens_no_file_and_no_socket(file) -> None:
    head = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    content = head + "<html><body><p>They met at &x; in Lima.</p></body></html>"
    assert "root:" not in article_of(file("a.html", content)).text


def test_the_declared_encoding_of_a_web_page_is_used(file) -> None:
    content = HTML.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Lima", "Łódź")
    assert "Łódź" in article_of(file("a.html", content.replace("©", "").encode("iso-8859-2"))).text


# --- the seed --------------------------------------------------------------------------------------------------------


def test_the_seed_gives_its_article_alone() -> None:
    (path,) = (Path(__file__).resolve().parents[2] / "seeds").glob("*.txt")
    page = path.read_text(encoding="utf-8").splitlines()
    (found,) = read(path)
    article = found.article
    assert article is not None and found.warnings == ()
    assert (article.published, article.source, article.language) == (date(2021, 1, 11), "rt.com", "en")
    assert page.count(article.title) == 2
    dated = page.index("11 Jan, 2021 16:16")
    shared = next(i for i, line in enumerate(page) if "Share" in line)
    kept = [s for s in page[dated + 1 : shared] if s and s != article.title and not s.startswith("Also on")]
    assert article.text == "\n\n".join(kept)
    assert len(kept) == 9
