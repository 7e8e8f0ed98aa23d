// The order of strings, and which of them the list shows.
import { byId, choose, isEdited, isOnPage, isOpen, formsOf, state } from "./store.js";

const TIGHT = 90;
const VOWELS = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;

// Words for looking up: without tashkeel and tatweel, one form of alef, yeh and teh marbuta, small letters.
export const fold = (words) => words.normalize("NFKC").replace(VOWELS, "").replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
  .replace(/\u0624/g, "\u0648").replace(/[\u0626\u0649]/g, "\u064a").replace(/\u0629/g, "\u0647").replace(/[\u2066-\u2069\u200e\u200f]/g, "").toLowerCase();

export const FILTERS = {
  all: () => true,
  open: isOpen,
  findings: (string) => string.findings.length > 0,
  tight: (string) => string.used !== null && string.used >= TIGHT,
  mine: (string) => isEdited(string) || state.mine.has(string.id),
};

export const isTight = FILTERS.tight;

// Strings as the list shows them: those on pages in reading order, then those that stand on none.
export function shown() {
  const query = fold(state.query.trim()), passes = FILTERS[state.filter];
  const some = state.strings.filter((string) => passes(string) && (!query || matches(string, query)));
  return [...some.filter(isOnPage), ...some.filter((string) => !isOnPage(string))];
}

const matches = (string, query) =>
  fold([string.source, string.source_plural, ...formsOf(string), string.id, String(string.number)].join("\n")).includes(query);

// The next string (`by` 1) or the one before (-1) in the list that passes `test`, around its end; null if none does.
export function near(by, test = () => true) {
  const strings = shown(), start = strings.indexOf(byId(state.chosen)), count = strings.length;
  for (let step = 1; step <= count; step += 1) {
    const at = start < 0 && by < 0 ? count - step : start + by * step;
    const string = strings[((at % count) + count) % count];
    if (string.id !== state.chosen && test(string)) return string;
  }
  return null;
}

export function step(by, from = "keys", test = () => true) {
  const string = near(by, test);
  if (string) choose(string.id, from);
  return string;
}
