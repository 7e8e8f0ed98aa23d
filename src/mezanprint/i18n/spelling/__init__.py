"""Spelling of Arabic by a list of words that comes with the program: what is surely wrong, with what was meant."""

from mezanprint.i18n.spelling.misspellings import Misspelling, misspellings
from mezanprint.i18n.spelling.project_words import read_words, words_in
from mezanprint.i18n.spelling.vowel_marks import misplaced_marks
from mezanprint.i18n.spelling.word_list import sound

__all__ = ["Misspelling", "misplaced_marks", "misspellings", "read_words", "sound", "words_in"]
