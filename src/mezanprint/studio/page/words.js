// Words of the interface, in the language that the person reads: one table from the program's catalogs.
const DIRECTIONS = { en: "ltr", ar: "rtl" }, KEPT = "mezanprint-studio-language";
let table = {}, current = "en";

export const language = () => current;

// What the person chose before goes before what the command asked for.
export async function loadWords(asked) {
  const answer = await fetch("/words.json");
  table = await answer.json();
  const before = localStorage.getItem(KEPT);
  turn([before, asked, navigator.language.slice(0, 2)].find((each) => each in DIRECTIONS) ?? "en");
}

export function chooseLanguage(wanted) {
  localStorage.setItem(KEPT, wanted);
  turn(wanted);
}

function turn(wanted) {
  current = wanted;
  document.documentElement.lang = wanted;
  document.documentElement.dir = DIRECTIONS[wanted];
  for (const each of document.querySelectorAll("[data-name]")) each.ariaLabel = word(each.dataset.name);
}

// Words by name; `{x}` in them is replaced. A text that is put in keeps its own order, a number needs nothing.
export function word(name, values = {}) {
  const words = table[name]?.[current] ?? name;
  return words.replace(/\{(\w+)\}/g, (all, key) => {
    const value = values[key];
    return value === undefined ? all : typeof value === "number" ? String(value) : `\u2068${value}\u2069`;
  });
}

// Words that an answer of the server brings in both languages.
export const localized = (words) => words?.[current] ?? "";
