// What helps with a string: agreed terms, what was translated before, what stands before and after it, and its history.
import { button, code, make, text } from "./dom.js";
import { activeField, activeForm, focusField } from "./forms.js";
import { Refused, ask } from "./net.js";
import { byId, choose, chosenString, formsOf, languageOf, on, state } from "./store.js";
import { changes, written } from "./texts.js";
import { language, word } from "./words.js";

const TABS = { glossary: drawGlossary, memory: drawMemory, neighbours: drawNeighbours, history: drawHistory };
const KEPT = "mezanprint-studio-tab", WAIT = 120;
const list = make("div", "tabs"), panel = make("div", "panel-of-tab"), answers = new Map();
let current = localStorage.getItem(KEPT) in TABS ? localStorage.getItem(KEPT) : "glossary", timer = 0;

export function startTabs() {
  list.role = "tablist";
  panel.role = "tabpanel";
  panel.id = "tab-panel";
  list.addEventListener("keydown", turn);
  on("opened", () => answers.clear());
  on("saved", () => answers.clear());
  return [list, panel];
}

export function showTabs(string) {
  clearTimeout(timer);
  draw(string);
  if (!answers.has(string.id)) timer = setTimeout(() => load(string), WAIT);
}

// Take the n-th translation of before into the field.
export function takeMemory(n) {
  const unit = answers.get(state.chosen)?.memory[n - 1];
  if (unit) take(unit.forms);
}

async function load(string) {
  try {
    answers.set(string.id, await ask("help", { session: state.session, id: string.id }));
  } catch (trouble) {
    if (!(trouble instanceof Refused)) throw trouble;
    return; // the shell says that the program is gone; all else can be asked again by choosing anew
  }
  if (string.id === state.chosen) draw(chosenString());
}

function draw(string) {
  const help = answers.get(string.id) ?? null;
  list.ariaLabel = word("field_help");
  list.replaceChildren(...Object.keys(TABS).map((name) => tab(name, help?.[name])));
  panel.setAttribute("aria-labelledby", `tab-${current}`);
  const now = help ? TABS[current](help[current], string) : [];
  panel.replaceChildren(...(now.length || !help ? now : [make("p", "none", word(`field_no_${current}`))]));
}

function tab(name, entries) {
  const count = entries?.length ? make("span", "many", String(entries.length)) : null;
  const element = button("tab", () => open(name), word(`field_${name}`), ...(count ? [" ", count] : []));
  element.role = "tab";
  element.id = `tab-${name}`;
  element.ariaSelected = String(name === current);
  element.tabIndex = name === current ? 0 : -1;
  element.setAttribute("aria-controls", panel.id);
  return element;
}

function open(name) {
  current = name;
  localStorage.setItem(KEPT, name);
  const hadFocus = list.contains(document.activeElement);
  draw(chosenString());
  panel.scrollIntoView({ block: "nearest" });
  if (hadFocus) list.querySelector("[aria-selected=true]").focus();
}

function turn(event) {
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight", names = Object.keys(TABS);
  if (!["ArrowLeft", "ArrowRight"].includes(event.key) || event.altKey || event.ctrlKey) return;
  event.preventDefault();
  open(names[(names.indexOf(current) + (event.key === forward ? 1 : -1) + names.length) % names.length]);
}

function take(forms) {
  const field = activeField();
  if (!field || field.element.readOnly) return;
  field.replace(forms[activeForm()] ?? forms.at(-1));
  focusField();
}

const inOwn = (tag, kind, words, options) => written(tag, kind, words, state.locale, options);

function drawGlossary(terms, string) {
  return terms.map(({ term, translations, avoid, note }) => make("div", "term",
    text("span", "of", term, string.source_locale, languageOf(string.source_locale).dir),
    make("span", "to", ...translations.map(termButton)),
    avoid.length ? make("span", "avoid", `${word("field_avoid")} `, ...joined(avoid.map((each) => inOwn("del", "", each)))) : null,
    note ? make("small", "", note) : null));
}

function termButton(words) {
  const element = button("word", () => { activeField()?.insert(words); focusField(); }, inOwn("span", "", words));
  element.title = word("field_insert");
  return element;
}

const joined = (nodes) => nodes.flatMap((node, at) => (at ? [" · ", node] : [node]));

function drawMemory(units, string) {
  return units.map(({ source, forms, likeness, where }, at) => make("div", "unit",
    make("p", "head", code(`${likeness}%`, "like"), where ? make("bdi", "", where) : null, takeButton(forms, at < 3 ? `Ctrl+Alt+${at + 1}` : "")),
    likeness < 100 ? changes("p", "of", source, string.source, string.source_locale) : null,
    inOwn("p", "to", formFor(forms))));
}

const formFor = (forms) => forms[activeForm()] ?? forms.at(-1) ?? "";

function takeButton(forms, keys) {
  const element = button("take", () => take(forms), word("field_take"), ...(keys ? [" ", keyName(keys)] : []));
  element.disabled = !formFor(forms);
  return element;
}

function keyName(keys) {
  const element = make("kbd", "", keys);
  element.dir = "ltr";
  return element;
}

function drawNeighbours(ids) {
  return ids.map(byId).filter(Boolean).map((neighbour) => {
    const words = formsOf(neighbour)[neighbour.printed_form ?? 0];
    const name = words ? inOwn("span", "to", words) : text("span", "to none", neighbour.source, neighbour.source_locale, languageOf(neighbour.source_locale).dir);
    const row = button("neighbour", () => choose(neighbour.id, "editor"), make("span", "number", String(neighbour.number)), name);
    row.ariaCurrent = String(neighbour.id === state.chosen);
    return make("div", "unit row", row, words && neighbour.id !== state.chosen ? takeButton(formsOf(neighbour), "") : null);
  });
}

function drawHistory(versions, string) {
  const day = new Intl.DateTimeFormat(language(), { dateStyle: "medium", numberingSystem: "latn", calendar: "gregory" });
  return versions.map(({ when, who, forms }) => make("div", "unit",
    make("p", "head", make("time", "", day.format(new Date(`${when}T12:00`))), make("bdi", "", who), takeButton(forms, "")),
    changes("p", "to", formFor(forms), formFor(formsOf(string)), state.locale)));
}
