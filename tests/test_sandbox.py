"""What templates may do, and that they end."""

from pathlib import Path

import pytest

from composing import BODY, composed, document, faults, text, write
from mezanprint.model.diagnostics import Fault
from mezanprint.model.documents import Items, Record
from mezanprint.templating.sandbox import MAX_STEPS
from steps import LINES_TO_REFUSE, at_most

EXPECTED = {
    "j01-class-walk.j2": ("template-unsafe", "template-name"),
    "j03-lipsum-globals.j2": ("template-name",),
    "j05-attr-format.j2": ("template-name",),
    "j07-range-bomb.j2": ("template-limit",),
    "j09-string-multiply.j2": ("template-limit",),
    "j11-format-width.j2": ("template-unsafe",),
    "j13-include-traversal.j2": ("template-missing",),
    "j15-self-include.j2": ("template-recursion",),
    "j17-undefined.j2": ("template-name",),
    "j19-mutate.j2": ("template-name",),
    "j21-tojson-slice.j2": ("template-name",),
}


def test_every_hostile_template_is_known_here(hostile: Path) -> None:
    assert {path.name for path in (hostile / "jinja").iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_hostile_template_is_refused_at_once_with_its_line(hostile: Path, tmp_path: Path, name: str) -> None:
    source = (hostile / "jinja" / name).read_text("utf-8")
    source = source.replace("'j15", "'leaf/j15")
    files = {"leaf/j15-self-include.j2": source} if "15" in name else {}
    with at_most(LINES_TO_REFUSE), pytest.raises(Fault) as raised:
        composed(tmp_path, source, files=files)
    assert {d.code for d in raised.value.diagnostics} <= set(EXPECTED[name])
    for diagnostic in raised.value.diagnostics:
        assert diagnostic.span is not None
        assert diagnostic.span.path.startswith("templates/leaf/")
        assert diagnostic.span.line is not None
        assert "root:" not in str(diagnostic)


def test_both_misspelt_names_are_told_the_one_in_a_condition_too(hostile: Path, tmp_path: Path) -> None:
    source = (hostile / "jinja" / "j17-undefined.j2").read_text("utf-8")
    assert faults(tmp_path, source) == [
        "template-name 4: `docment` is not defined",
        "template-name 4: `embargoed` is not defined",
    ]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ view.titel }}", "template-name 4: a view has no `titel`"),
        ("{% if view.fields.standfrist %}x{% endif %}", "template-name 4: a record has no `standfrist`"),
        (
            "{{ view.fields.body.span.path }}",
            "template-unsafe 4: access to attribute `path` of `Span` object is unsafe",
        ),
        (
            "{{ view.fields.__class__ }}",
            "template-unsafe 4: access to attribute `__class__` of `Fields` object is unsafe",
        ),
        ("{{ view.fields._values }}", "template-unsafe 4: access to attribute `_values` of `Fields` object is unsafe"),
        (
            "{{ view.sections.__func__ }}",
            "template-unsafe 4: access to attribute `__func__` of `method` object is unsafe",
        ),
        ("{{ 'x'.format(1) }}", "template-unsafe 4: access to attribute `format` of `str` object is unsafe"),
        ("{{ 'a'.join(['b']) }}", "template-unsafe 4: access to attribute `join` of `str` object is unsafe"),
        ("{{ namespace.__init__ }}", "template-unsafe 4: access to attribute `__init__` of `type` object is unsafe"),
        (
            "{{ styles.__globals__ }}",
            "template-unsafe 4: access to attribute `__globals__` of `function` object is unsafe",
        ),
        ("{{ [1].append(2) }}", "template-unsafe 4: access to attribute `append` of `list` object is unsafe"),
        ("{{ 9 ** 9 }}", "template-unsafe 4: `**` is not for templates"),
        ("{{ '%s' % 1 }}", "template-unsafe 4: `%` is not for templates"),
        ("{{ view.fields.body }}", "template-value 4: a text is printed as it is: use a filter such as"),
        ("{{ view.fields.phone }}", "template-value 4: nothing is printed: the field was left out"),
        ("{{ 'x'|inline }}", "template-value 4: `inline` takes a text, and this is a string"),
        ("{{ view.fields.phone|inline }}", "template-value 4: `inline` takes a text, and this is nothing"),
        ("{{ view.date|number(view) }}", "template-value 4: "),
        ("{{ 1 / 0 }}", "template-value 4: division by zero"),
        ("{{ slot('mian') }}", "template-name 4: kind `leaf` has no slot `mian`"),
        ("{{ view.title|inlien }}", "template-name 4: there is no filter `inlien`"),
        ("{{ view.title is defnied }}", "template-name 4: there is no test `defnied`"),
        ("{% if %}", "template-syntax 4: "),
        ("{% include 'leaf/none.jinja' %}", "template-missing 4: no template `leaf/none.jinja`"),
        ("{% include '../content/x' %}", "template-missing 4: no template `../content/x`"),
        ("{% include 'leaf/' ~ 'none.jinja' %}", "template-missing 4: no template `leaf/none.jinja`"),
        ("{% include '../' ~ 'content/x' %}", "template-missing 4: no template `../content/x`"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template-recursion 4: "),
    ],
)
def test_a_fault_names_what_is_wrong_and_its_line(tmp_path: Path, template: str, expected: str) -> None:
    found = faults(tmp_path, template)
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_a_fault_in_a_macro_is_told_where_it_stands(tmp_path: Path) -> None:
    macro = "{% macro m(text) %}\n{{ text.nothing }}\n{% endmacro %}"
    with pytest.raises(Fault) as raised:
        composed(
            tmp_path, "{% import 'leaf/m.jinja' as parts %}{{ parts.m(view.title) }}", files={"leaf/m.jinja": macro}
        )
    (diagnostic,) = raised.value.diagnostics
    assert str(diagnostic.span) == "templates/leaf/m.jinja:2"
    assert diagnostic.span is not None
    assert diagnostic.span.excerpt == "{{ text.nothing }}"


def test_a_misspelt_name_brings_the_one_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(Fault) as raised:
        composed(tmp_path, "{{ view.fields.bdoy|inline }}")
    assert raised.value.diagnostics[0].hints == ("did you mean `body`?",)


def test_names_of_loops_macros_imports_and_other_templates_of_the_page_are_known(tmp_path: Path) -> None:
    files = {
        "leaf/skeleton.jinja": "<html lang='ar' dir='rtl'><h1>{% block a %}{% endblock %}</h1>{{ tone }}</html>",
        "leaf/part.jinja": "{{ item }}{{ loop_name }}",
    }
    template = (
        "{% extends 'leaf/skeleton.jinja' %}{% set tone = 'calm' %}{% block a %}{% set loop_name = 'n' %}"
        "{% for item in ['i'] %}{% include 'leaf/part.jinja' %}{{ loop.index }}{% endfor %}"
        "{% macro m(x, y=1) %}{{ x }}{{ caller() if caller is defined }}{% endmacro %}{{ m('z') }}{% endblock %}<html>"
    )
    html = composed(tmp_path, template, files=files)[0].html
    assert html == "<html lang='ar' dir='rtl'><h1>in1z</h1>calm</html>"


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}",
        "{% macro f(s, n) %}{% if n %}{{ f(s ~ s, n - 1) }}{% endif %}{% endmacro %}{{ f('xxxxxxxx', 60) }}",
        "{% macro f(s, n) %}{% if n %}{{ f(s + s, n - 1) }}{% endif %}{% endmacro %}{{ f('xxxxxxxx', 60) }}",
        "{% macro f(s, n) %}{% if n %}{{ f([s, s]|join, n - 1) }}{% endif %}{% endmacro %}{{ f('xxxxxxxx', 60) }}",
        "{% macro f(s, n) %}{% if n %}{{ f(s * s, n - 1) }}{% endif %}{% endmacro %}{{ f(99999, 60) }}",
        "{% set ns = namespace(s='x') %}{% for i in range(40) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
        "{% set a = [1] * 900000000 %}",
        "{% set s = 'x' * 150000 %}{% for a in s ~ s %}{% endfor %}",
        "{% set s = 'x' * 150000 %}{% if (s ~ s)|length %}{% endif %}",
        "{% for a in [[1, 2], [3]] recursive %}{{ loop(range(1000)|map('string')|map('list')|list) if a }}{% endfor %}",
        "{% set s = 'x' * 150000 %}{% for a in range(1000) %}{{ s }}{% endfor %}",
        "{% set s = 'x' * 150000 %}{% for a in range(1000) %}{% set t = s|upper|lower|upper %}{% endfor %}",
    ],
)
def test_a_template_that_would_not_end_is_stopped(tmp_path: Path, template: str) -> None:
    (found,) = faults(tmp_path, template)
    assert found.startswith(("template-limit", "template-recursion"))


def test_the_budget_is_far_above_what_a_page_needs_and_new_for_each_composition(tmp_path: Path) -> None:
    rows = MAX_STEPS // 2000
    template = "{% for a in range(1000) %}{% for b in range(" + str(rows) + ") %}{% endfor %}{% endfor %}" + BODY
    for _ in range(3):
        assert composed(tmp_path, template)[1] == ()


def test_what_one_document_does_is_unseen_by_the_next(tmp_path: Path) -> None:
    template = "{% set ns = namespace(n=0) %}{% set ns.n = ns.n + 1 %}<p>{{ ns.n }}</p>" + BODY
    pages = {composed(tmp_path, template)[0].html for _ in range(3)}
    assert len(pages) == 1


def test_a_symbolic_link_is_no_template(tmp_path: Path) -> None:
    root = tmp_path / "project"
    write(root, {"templates/leaf/x": "", "content/secret.jinja": "SECRET"})
    (root / "templates" / "leaf" / "link.jinja").symlink_to(root / "content" / "secret.jinja")
    (found,) = faults(root, "{% include 'leaf/link.jinja' %}")
    assert found.startswith("template-missing 4: no template `leaf/link.jinja`: ")


def test_lists_and_records_of_content_are_read_as_attributes(tmp_path: Path) -> None:
    record = Record((("label", text("وسم", "facts.1.label")),), document().span)
    given = document(facts=Items((record,), document().span))
    template = (
        BODY + "{% for fact in view.fields.facts %}<p{{ attrs(fact.label) }}>{{ fact.label|inline }}</p>{% endfor %}"
    )
    assert "وسم</p>" in composed(tmp_path, template, given)[0].html
