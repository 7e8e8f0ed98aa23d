// The source of the chosen string, with its placeholders as chips that put themselves into the field.
import { button, make } from "./dom.js";
import { activeField } from "./forms.js";
import { findChips } from "./isolates.js";
import { formsOf } from "./store.js";
import { changes, written } from "./texts.js";
import { word } from "./words.js";

export function sourceOf(string) {
  const { source, source_plural: plural, source_locale: locale, chips } = string;
  const line = (words, islands) => written("p", "source", words, locale, { islands, chips, chip: chipOf(string) });
  const lines = [line(source, string.islands.source)];
  if (plural) lines.push(line(plural, string.islands.source_plural));
  if (string.before && string.before !== source) {
    lines.push(make("p", "label", word("field_before")), changes("p", "before", string.before, source, locale));
  }
  return lines;
}

function chipOf(string) {
  const counts = new Map();
  return (words) => {
    const nth = (counts.get(words) ?? 0) + 1, number = string.chips.indexOf(words) + 1;
    counts.set(words, nth);
    const chip = button("chip", () => insert(words), words);
    chip.dir = "ltr";
    Object.assign(chip.dataset, { chip: words, nth });
    chip.title = number > 0 && number < 10 ? `${word("field_insert")} (Ctrl+${number})` : word("field_insert");
    return chip;
  };
}

function insert(words) {
  activeField()?.insert(words);
  activeField()?.focus();
}

// Mark the chips that the translation lacks; a plural form may leave out its number, so that one form with it is enough.
export function markChips(place, string) {
  const counts = formsOf(string).map((form) => findChips(form, string.chips).map(({ start, end }) => form.slice(start, end)));
  const most = (words) => Math.max(...counts.map((chips) => chips.filter((each) => each === words).length));
  const blank = formsOf(string).every((form) => !form);
  for (const chip of place.querySelectorAll("[data-chip]")) {
    const missing = !blank && Number(chip.dataset.nth) > most(chip.dataset.chip);
    chip.classList.toggle("missing", missing);
    chip.ariaLabel = missing ? word("field_chip_missing", { chip: chip.dataset.chip }) : word("field_chip", { chip: chip.dataset.chip });
  }
}

// Placeholders that the translation has more often than the source, or that the source has not.
export function surplusChips(string) {
  const count = (text, chip) => findChips(text, string.chips).filter(({ start, end }) => text.slice(start, end) === chip).length;
  const allowed = (chip) => Math.max(count(string.source, chip), count(string.source_plural, chip));
  const written = new Set(formsOf(string).flatMap((form) => findChips(form, string.chips).map(({ start, end }) => form.slice(start, end))));
  return [...written].filter((chip) => formsOf(string).some((form) => count(form, chip) > allowed(chip)));
}
