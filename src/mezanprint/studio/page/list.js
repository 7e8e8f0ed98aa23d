// All texts of the document in the order of reading; those that stand on no page come last.
import { button, find, make, text } from "./dom.js";
import { FILTERS, isTight, shown } from "./order.js";
import { choose, emit, formsOf, isEdited, isOnPage, languageOf, on, severityOf, setFilter, state, stateOf } from "./store.js";
import { localized, word } from "./words.js";

const MOST = 500, SPARE = 10, HIDDEN = "mezanprint-studio-list";
const root = find("#list");
const search = make("input", ""), filters = make("div", "group filters"), count = make("p", "count"), rows = make("ol", "rows");
const fold = button("fold arrow", () => hide(!root.classList.contains("hidden")));
let items = [], height = 36;

export function startList() {
  search.type = "search";
  search.addEventListener("input", () => setFilter(state.filter, search.value));
  rows.addEventListener("keydown", walk);
  rows.addEventListener("scroll", () => { if (items.length > MOST) paint(); }, { passive: true });
  filters.role = "group";
  count.role = "status";
  root.append(make("div", "tools", make("div", "line", search, fold), filters), count, rows);
  hide(localStorage.getItem(HIDDEN) === "true");
  for (const name of ["opened", "language", "filter"]) on(name, draw);
  on("measured", drawAgain);
  on("edited", ({ id }) => { drawFilters(); renew(id); });
  on("task", () => { if (state.task === "list") show(); });
  on("chosen", ({ from }) => { mark(); if (from !== "list") show(); });
}

export function focusSearch() {
  hide(false);
  search.focus();
  search.select();
}

function hide(isHidden) {
  root.classList.toggle("hidden", isHidden);
  localStorage.setItem(HIDDEN, isHidden);
  fold.ariaExpanded = String(!isHidden);
  fold.ariaLabel = fold.title = word(isHidden ? "list_show" : "list_hide");
}

function draw() {
  hide(root.classList.contains("hidden"));
  search.placeholder = search.ariaLabel = word("list_search");
  if (search.value !== state.query) search.value = state.query;
  filters.ariaLabel = word("list_filter");
  rows.scrollTop = 0;
  drawAgain();
  show();
}

// What is in the list changes while somebody types: the place it is scrolled to stays.
function drawAgain() {
  if (state.screen !== "translate") return;
  const had = rows.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  drawFilters();
  const strings = shown(), absent = strings.findIndex((string) => !isOnPage(string));
  items = absent < 0 ? strings : [...strings.slice(0, absent), null, ...strings.slice(absent)];
  count.textContent = strings.length === 0 ? word("list_none") : strings.length === state.strings.length ? "" : word("list_count", { count: strings.length, total: state.strings.length });
  paint();
  if (had !== null) find(`[data-id="${CSS.escape(had)}"]`, rows)?.focus({ preventScroll: true });
}

function drawFilters() {
  const had = filters.contains(document.activeElement) ? document.activeElement.dataset.filter : null;
  filters.replaceChildren(...Object.entries(FILTERS).map(([name, passes]) => {
    const many = state.strings.filter(passes).length;
    const choice = button("", () => setFilter(name, state.query), word(`list_${name}`), " ", make("small", "", String(many)));
    choice.ariaPressed = String(state.filter === name);
    choice.dataset.filter = name;
    return choice;
  }));
  if (had) find(`[data-filter="${had}"]`, filters).focus();
}

// Beyond some hundreds only the rows in sight are there.
function paint() {
  const first = items.length > MOST ? Math.max(0, Math.floor(rows.scrollTop / height) - SPARE) : 0;
  const last = items.length > MOST ? Math.min(items.length, Math.ceil((rows.scrollTop + rows.clientHeight) / height) + SPARE) : items.length;
  const drawn = items.slice(first, last).map((string, at) => (string ? row(string, first + at) : heading()));
  rows.replaceChildren(space(first), ...drawn, space(items.length - last));
  height = find(".row", rows)?.offsetHeight || height;
  if (!find("[tabindex='0']", rows)) find("button", rows)?.setAttribute("tabindex", "0");
}

// While somebody types the list stays as it is but for that row.
function renew(id) {
  const choice = find(`[data-id="${CSS.escape(id)}"]`, rows), at = items.findIndex((string) => string?.id === id);
  if (choice && choice !== document.activeElement) choice.parentElement.replaceWith(row(items[at], at));
}

// Stands for rows that are out of sight.
function space(count) {
  const item = make("li", "");
  item.ariaHidden = "true";
  item.style.blockSize = `${count * height}px`;
  return item;
}

const heading = () => make("li", "absent", word("list_absent"));

// A mark for each state: by form and colour on the screen, in words for who hears it.
function markOf(string) {
  const severity = severityOf(string), kind = stateOf(string);
  const name = state.conflicts.has(string.id) ? "conflict" : severity === "error" ? "error" : isEdited(string) ? "edited"
    : kind === "missing" ? "missing" : ["fuzzy", "disputed"].includes(kind) ? "fuzzy" : severity === "warning" ? "warning" : "fine";
  const words = { fine: word(`state_${kind}`), error: word("error"), warning: word("warning"), fuzzy: word(`state_${kind}`) }[name] ?? word(`state_${name}`);
  const mark = make("span", `mark ${name}`);
  mark.role = "img";
  mark.ariaLabel = mark.title = words;
  return mark;
}

function row(string, at) {
  const written = formsOf(string).find(Boolean), locale = written ? (string.state === "source" ? string.source_locale : state.locale) : string.source_locale;
  const words = text("span", "words", written ?? string.source, locale, languageOf(locale).dir);
  const tail = string.absence ? localized(string.absence) : string.used === null || string.used === undefined ? "" : `${string.used} %`;
  const used = make("bdi", `tail${string.absence ? " why" : isTight(string) ? " tight" : ""}`, tail);
  if (tail && !string.absence) used.title = word("list_used", { percent: string.used });
  const choice = button("row", () => choose(string.id, "list"), make("span", "number", String(string.number)), markOf(string), make("span", "cell", words), used);
  choice.dataset.id = string.id;
  dress(choice);
  const item = make("li", "", choice);
  item.setAttribute("aria-setsize", items.length);
  item.setAttribute("aria-posinset", at + 1);
  return item;
}

function dress(choice) {
  const isChosen = choice.dataset.id === state.chosen;
  choice.ariaCurrent = String(isChosen);
  choice.tabIndex = isChosen ? 0 : -1;
}

function mark() {
  for (const choice of rows.querySelectorAll("button")) dress(choice);
}

// The row of the chosen text comes into sight.
function show() {
  const at = items.findIndex((string) => string?.id === state.chosen);
  if (at < 0 || rows.clientHeight === 0) return;
  const top = at * height;
  if (top >= rows.scrollTop && top + height <= rows.scrollTop + rows.clientHeight) return;
  rows.scrollTop = top - (rows.clientHeight - height) / 2;
  if (items.length > MOST) paint();
}

function walk(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const strings = items.filter(Boolean), at = strings.findIndex(({ id }) => id === document.activeElement.dataset.id), next = strings[at + by];
  if (!next) return;
  choose(next.id, "keys");
  find(`[data-id="${CSS.escape(next.id)}"]`, rows)?.focus({ preventScroll: true });
}
