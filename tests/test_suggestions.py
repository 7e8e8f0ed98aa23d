from mezanprint.model.suggestions import did_you_mean


def test_the_nearest_known_word_is_named() -> None:
    assert did_you_mean("titel", ["title", "subtitle", "date"]) == ("did you mean `title`?",)


def test_few_known_words_are_all_named() -> None:
    assert did_you_mean("x", ["title", "date"]) == ("known are `date`, `title`",)


def test_many_unlike_words_are_not_listed() -> None:
    assert did_you_mean("x", [f"key-{n}" for n in range(30)]) == ()
    assert did_you_mean("x", []) == ()
