from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.normalise import matching


@given(st.text())
def test_every_offset_stays_true(text: str) -> None:
    assert len(matching(text)) == len(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_left_alone(text: str) -> None:
    assert matching(text) == text


def test_look_alike_letters_are_read_only_in_mixed_words() -> None:
    assert matching("\u0421hile") == "Chile"
    assert matching("Росс\u0438\u044f") == "Росс\u0438\u044f"
