"""Left-to-right runs in Arabic text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from scripts.web import direction


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("الوثيقة CTOC/COP/WG.4/2010/2.", ["CTOC/COP/WG.4/2010/2"]),
        ("المذكرة (CU 2009/180(A))", ["CU 2009/180(A)"]),
        ("المقرر 4/4", ["4/4"]),
        ("فيينا، 27-29 كانون الثاني/يناير 2010", ["27-29"]),
        ("من 27 إلى 29 كانون الثاني/يناير 2010", []),
        ("البوابة 1 (Gate 1) لمركز", ["Gate 1"]),
        ("فاكس: +43-1 26060 75752،", ["+43-1 26060 75752"]),
        ("العنوان: P.O. Box 500, 1400 Vienna, Austria.", ["P.O. Box 500, 1400 Vienna, Austria"]),
        ("البريد untoc.cop@unodc.org، ثم", ["untoc.cop@unodc.org"]),
        ("صندوق البريد 500، 1400 فيينا", []),
        ("الورق وPDF:", ["PDF"]),
        ("ملف التقويم (.ics)", [".ics"]),
        ("صفحة بالإنكليزية (/en/)", ["/en/"]),
        ("العبارة Distr.: General", ["Distr.: General"]),
        ("كلمة/word", ["word"]),
        ("النسق UTF-8، 43 سطرا", ["UTF-8"]),
    ],
)
def test_a_run_is_found_whole_and_without_what_surrounds_it(text: str, runs: list[str]) -> None:
    assert [text[start:end] for start, end in direction.find(text)] == runs


def test_runs_are_wrapped_and_marked_text_is_left_alone() -> None:
    body = html.fragment_fromstring(
        '<div><p>في CU 1/2 و<a>A/B</a> ثم C-3<bdi dir="ltr">D</bdi></p><code>x</code><p dir="ltr">E</p>'
        '<script>F</script><i lang="fr">i)</i></div>'
    )
    direction.isolate(body)
    assert html.tostring(body, encoding="unicode") == (
        '<div><p>في <bdi dir="ltr">CU 1/2</bdi> و<a><bdi dir="ltr">A/B</bdi></a> ثم <bdi dir="ltr">C-3</bdi>'
        '<bdi dir="ltr">D</bdi></p><code dir="ltr">x</code><p dir="ltr">E</p>'
        '<script>F</script><i lang="fr" dir="ltr">i)</i></div>'
    )


@given(st.lists(st.text(alphabet="اب جA1/-()+,. ", max_size=20), min_size=2, max_size=5))
def test_isolating_changes_no_text_and_a_second_time_nothing(parts: list[str]) -> None:
    body = html.fragment_fromstring("<div><p></p></div>")
    body[0].text = parts[0]
    for part in parts[1:]:
        body[0].append(html.fragment_fromstring("<b>x</b>"))
        body[0][-1].tail = part
    before = body.text_content()
    direction.isolate(body)
    assert body.text_content() == before
    once = html.tostring(body)
    direction.isolate(body)
    assert html.tostring(body) == once
