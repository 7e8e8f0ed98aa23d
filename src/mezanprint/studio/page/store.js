// What the page knows and shows. Everything is changed by a function here, which tells those who show it.
const heard = new Map(), KEPT = "mezanprint-studio-edits", MINE = "mezanprint-studio-mine", VIEW = "mezanprint-studio-view";

export const state = {
  screen: "desk",  // or "translate"
  task: "pages",  // on a phone, one a screen: "pages", "field", "list"
  desk: null,  // the last answer to `desk`
  session: null, document: "", title: "", locale: "", source: "", languages: {}, sides: [], strings: [], findings: [],
  counts: {},  // how many texts are translated, as on the card of the document
  chosen: null,  // id of a string
  at: { target: 1, source: 1 },  // the page shown of each side
  edits: new Map(),  // id -> { forms, seen, state }: not saved; `seen` is what stood there when the editing began
  mine: new Set(),  // ids of what was saved in this tab
  conflicts: new Map(),  // id -> forms that stand in the file and are not what was seen
  harmed: [],  // what the last preview pushes off: [{ id, findings }]
  view: localStorage.getItem(`${VIEW}-sides`) ?? "both",  // or "target", "source"
  zoom: localStorage.getItem(`${VIEW}-zoom`) ?? "width",  // or "page", or a number of percent
  dpi: 110,  // what pictures of pages are asked for in
  filter: "all", query: "",
};
let index = new Map();

export function on(name, hear) {
  if (!heard.has(name)) heard.set(name, new Set());
  heard.get(name).add(hear);
  return () => heard.get(name).delete(hear);
}

export function emit(name, detail = {}) {
  for (const hear of heard.get(name) ?? []) hear(detail);
}

// Strings

export const byId = (id) => index.get(id) ?? null;
export const chosenString = () => byId(state.chosen);
export const formsOf = (string) => state.edits.get(string.id)?.forms ?? string.forms;
export const isEdited = (string) => state.edits.has(string.id);
export const same = (some, others) => some.length === others.length && some.every((form, at) => form === others[at]);

// The other texts that lose their room while a string is written.
export const harmedBy = (string) => state.harmed.filter(({ id }) => id !== string.id && byId(id));

// What a string is, or would be if what is written were saved.
export const stateOf = (string) => state.edits.get(string.id)?.state ?? string.state;
export const isOpen = (string) => ["missing", "fuzzy", "disputed"].includes(string.state);
export const severityOf = (string) => ["error", "warning", "info"].find((each) => string.findings.some((one) => one.severity === each)) ?? null;
export const sideOf = (name) => state.sides.find((side) => side.side === name) ?? null;
export const spotsOf = (string, side) => string.spots[side] ?? [];
// The side that is worked on: a text that was pushed off it may still stand on the other.
export const mainSide = () => sideOf("target") ?? sideOf("source");
// Where the text stands that is written; on a page in two languages the other stands beside it.
export const ownSpots = (string, side) => spotsOf(string, side).filter(({ beside }) => !beside);
export const isOnPage = (string) => ownSpots(string, mainSide().side).length > 0;
export const languageOf = (locale) => state.languages[locale] ?? { dir: "ltr", name: { en: locale, ar: locale } };

// A document is written where it is open in its own language.
export const isWriting = () => state.screen === "translate" && state.locale === state.source;

// Where a preview of a string is to be looked at: the page shown if it stands there, else the first it stands on.
export function placeOf(string) {
  const { side } = mainSide(), pages = ownSpots(string, side).map((spot) => spot.page);
  return { side, page: pages.length === 0 || pages.includes(state.at[side]) ? state.at[side] : pages[0] };
}

// Opening, and opening again after files have changed

export function opened(answer) {
  const edition = mainSide()?.edition;
  const again = answer.document === state.document && answer.locale === state.locale && answer.sides.some((side) => side.edition === edition);
  Object.assign(state, {
    session: answer.session, document: answer.document, title: answer.title, locale: answer.locale, source: answer.source,
    languages: answer.languages, sides: answer.sides, strings: answer.strings, counts: answer.counts, findings: answer.findings, harmed: [],
  });
  index = new Map(state.strings.map((string) => [string.id, string]));
  if (!again) Object.assign(state, { at: { target: 1, source: 1 }, chosen: null, filter: "all", query: "", task: "pages" });
  for (const { side, pages } of state.sides) state.at[side] = Math.min(state.at[side], Math.max(pages.length, 1));
  restoreEdits();
  if (!index.has(state.chosen)) state.chosen = (state.strings.find((string) => severityOf(string) === "error") ?? state.strings.find(isOpen) ?? state.strings[0])?.id ?? null;
  state.screen = "translate";
  for (const [side, page] of placesOf(chosenString())) state.at[side] = page;
  emit("opened", { again });
  choose(state.chosen, again ? "again" : "open");
}

export function closed() {
  state.screen = "desk";
  emit("closed");
}

// Choosing

// `from` is where somebody chose it ("pages", "list", "editor", "keys", "open", "again"): only elsewhere scrolls to it.
export function choose(id, from) {
  const string = byId(id);
  if (!string) return;
  state.chosen = id;
  for (const [side, page] of placesOf(string)) turnTo(side, page);
  emit("chosen", { id, from });
}

// The pages that must be turned to for a string to be seen.
function placesOf(string) {
  const places = state.sides.map(({ side }) => [side, string ? ownSpots(string, side).map((spot) => spot.page) : []]);
  return places.filter(([side, pages]) => pages.length > 0 && !pages.includes(state.at[side])).map(([side, pages]) => [side, pages[0]]);
}

export function turnTo(side, page) {
  const last = sideOf(side)?.pages.length ?? 1, to = Math.min(Math.max(page, 1), Math.max(last, 1));
  if (to === state.at[side]) return;
  state.at[side] = to;
  emit("turned", { side, page: to });
}

// How it is looked at

export function look(changes) {
  Object.assign(state, changes);
  localStorage.setItem(`${VIEW}-sides`, state.view);
  localStorage.setItem(`${VIEW}-zoom`, state.zoom);
  emit("look");
}

export function setTask(task) {
  state.task = task;
  emit("task");
}

export function setFilter(filter, query) {
  Object.assign(state, { filter, query });
  emit("filter");
}

// Editing: nothing is written before it is saved, and a tab that is loaded again keeps what was written in it

const place = (what = KEPT) => `${what}:${state.document}:${state.locale}`;

function keepEdits() {
  if (state.edits.size === 0) sessionStorage.removeItem(place());
  else sessionStorage.setItem(place(), JSON.stringify([...state.edits]));
}

// What is written in this tab and saved nowhere, in this document or others: [{ document, locale, count }].
export function unsaved() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(`${KEPT}:`)).map((key) => {
    const [document, locale] = key.slice(KEPT.length + 1).split(":");
    return { document, locale, count: JSON.parse(sessionStorage.getItem(key)).length };
  });
}

export const countUnsaved = () => unsaved().reduce((sum, { count }) => sum + count, 0);

function restoreEdits() {
  state.edits = new Map();
  state.conflicts = new Map();
  state.mine = new Set(JSON.parse(sessionStorage.getItem(place(MINE)) ?? "[]"));
  for (const [id, edit] of JSON.parse(sessionStorage.getItem(place()) ?? "[]")) {
    const string = byId(id);
    if (!string || string.forms.length !== edit.forms.length || same(string.forms, edit.forms)) continue;
    state.edits.set(id, edit);
    if (!same(string.forms, edit.seen)) state.conflicts.set(id, string.forms);
  }
  keepEdits();
}

// A text in the language that it was written in: it goes into the file of its document, all others into a catalog.
export const isSource = (string) => string.state === "source";

// All edits, as each question carries them: translations, and source texts.
export function editsToSend() {
  const all = [...state.edits].map(([id, { forms }]) => [id, forms]), isOne = ([id]) => isSource(byId(id));
  const sources = all.filter(isOne).map(([id, forms]) => [id, wording(forms)]);
  return { edits: Object.fromEntries(all.filter((each) => !isOne(each))), sources: Object.fromEntries(sources) };
}

// A source text is one text; a counted phrase has one for each of its forms.
export const wording = (forms) => (forms.length === 1 ? forms[0] : forms);

export function edit(id, forms) {
  const string = byId(id), before = state.edits.get(id);
  if (same(forms, string.forms) && !state.conflicts.has(id)) state.edits.delete(id);
  else state.edits.set(id, { ...before, forms, seen: before?.seen ?? string.forms });
  keepEdits();
  emit("edited", { id });
}

// Back to what is in the file; of a conflict: "take theirs".
export function undo(id) {
  state.edits.delete(id);
  state.conflicts.delete(id);
  keepEdits();
  emit("edited", { id });
}

export function conflict(id, stands) {
  state.conflicts.set(id, stands);
  emit("edited", { id });
}

// "Keep mine": what stands there has been seen, and may be replaced.
export function keepMine(id) {
  state.edits.set(id, { ...state.edits.get(id), seen: state.conflicts.get(id) });
  state.conflicts.delete(id);
  keepEdits();
  emit("edited", { id });
}

// Answers

// An answer of `preview` to an edit of the string `id`: where everything stands on that page now, and what it does to others.
export function previewed(id, answer) {
  const { side, page } = answer, changed = new Set([id]);
  for (const string of state.strings) {
    const measure = answer.strings[string.id], elsewhere = spotsOf(string, side).filter((spot) => spot.page !== page);
    if (!measure && elsewhere.length === spotsOf(string, side).length) continue;
    string.spots[side] = [...elsewhere, ...(measure?.spots ?? [])].sort((one, other) => one.page - other.page);
    if (measure) Object.assign(string, { room: measure.room, length: measure.length, used: measure.used, panel: measure.panel });
    changed.add(string.id);
  }
  const string = byId(id), edited = state.edits.get(id);
  string.findings = answer.findings;
  if (answer.islands) string.islands = { ...string.islands, ...answer.islands };
  if (edited) edited.state = answer.state;
  state.harmed = answer.harmed;
  for (const harm of answer.harmed) {
    byId(harm.id).findings = harm.findings;
    changed.add(harm.id);
  }
  resize(side, answer.pages);
  emit("picture", { side, page, name: answer.picture, width: answer.width, height: answer.height });
  // Where this page alone was laid out, how many there are is not known.
  emit("measured", { ids: changed, moves: answer.moves && (!answer.is_whole || page < answer.pages), side, page });
}

// An answer of `settle`: all pages.
export function settled(answer) {
  for (const [side, count] of Object.entries(answer.pages)) resize(side, count);
  for (const measure of answer.strings) Object.assign(byId(measure.id) ?? {}, measure);
  state.findings = answer.findings;
  emit("settled", { changed: answer.changed });
  emit("measured", { ids: new Set(answer.strings.map(({ id }) => id)), moves: false });
}

function resize(side, count) {
  const pages = sideOf(side)?.pages;
  if (!pages || pages.length === count) return;
  while (pages.length < count) pages.push(pages.at(-1));
  pages.length = count;
  if (state.at[side] > count) turnTo(side, count);
  emit("resized", { side });
}

// A string as it is in the file now; what was written in it is saved.
export function saved(string, edit = null, counts = state.counts) {
  const known = byId(string.id);
  state.counts = counts;
  Object.assign(known, string);
  if (edit === null || same(formsOf(known), edit)) state.edits.delete(string.id);
  else state.edits.set(string.id, { ...state.edits.get(string.id), seen: known.forms });
  state.conflicts.delete(string.id);
  state.mine.add(string.id);
  sessionStorage.setItem(place(MINE), JSON.stringify([...state.mine]));
  keepEdits();
  emit("saved", { id: string.id });
  emit("measured", { ids: new Set([string.id]), moves: false });
}
