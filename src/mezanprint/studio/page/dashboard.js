// The documents of the project: what needs a hand comes first.
import { button, code, find, make, sentence } from "./dom.js";
import { findingsList } from "./general.js";
import { ask, askPicture, wanted } from "./net.js";
import { emit, on, state, unsaved } from "./store.js";
import { language, localized, word } from "./words.js";

const root = find("#desk"), pictures = new Map(), building = new Set();

// `open(document, locale, edition)` shows the pages of a document.
export function startDashboard(open) {
  const redraw = () => { if (state.screen === "desk") draw(open); };
  for (const name of ["desk", "language", "closed"]) on(name, redraw);
}

export async function loadDesk() {
  state.desk = await ask("desk");
  const some = state.desk.documents.filter(({ document }) => wanted.documents.includes(document));
  if (some.length > 1) state.desk.documents = some;
  const names = new Set(editions().map(({ picture }) => picture));
  for (const [name, url] of pictures) {
    if (names.has(name)) continue;
    URL.revokeObjectURL(url);
    pictures.delete(name);
  }
  emit("desk");
}

const editions = () => state.desk?.documents.flatMap((document) => document.editions) ?? [];

export function buildStarted(edition) {
  building.add(edition);
  emit("desk");
}

export function buildEnded({ edition, state: outcome, errors }) {
  building.delete(edition);
  emit("say", { words: outcome === "refused" ? word("desk_refused", { edition, errors }) : word("desk_built", { edition }) });
}

function draw(open) {
  if (!state.desk) {
    root.replaceChildren(make("p", "waiting", word("desk_loading")));
    return;
  }
  const had = root.contains(document.activeElement) ? document.activeElement.dataset.part : null, { documents, findings } = state.desk;
  const late = editions().filter((edition) => edition.state !== "built").map(({ name }) => name);
  const build = button("main", () => startBuild(late), word("desk_build_all"));
  build.dataset.part = "build-all";
  root.replaceChildren(
    make("div", "line", make("h1", "", word("dashboard")), ...(late.length ? [build] : [])),
    ...unsavedTexts(documents, open),
    ...(findings.length ? [projectFindings(findings)] : []),
    ...(documents.length ? documents.map((each) => drawDocument(each, open)) : [make("p", "waiting", ...sentence(word("desk_empty")))]));
  if (had) find(`[data-part="${CSS.escape(had)}"]`, root)?.focus();
}

// What was written in this window and not saved, also before the program was started anew.
function unsavedTexts(documents, open) {
  const lines = unsaved().flatMap(({ document, locale, count }) => {
    const known = documents.find((each) => each.document === document);
    if (!known) return [];
    const title = make("b", "", known.title), goOn = () => open(document, locale);
    title.dir = "auto";
    return [make("li", "line", title, part(button("main", goOn, word("desk_unsaved_open", { language: languagesOf([locale]), count })), `unsaved ${document} ${locale}`))];
  });
  if (lines.length === 0) return [];
  return [make("section", "unsaved", make("h2", "", word("desk_unsaved")), make("p", "", word("desk_unsaved_why")), make("ul", "", ...lines))];
}

function projectFindings(findings) {
  return make("section", "general", make("h2", "", word("desk_findings")), findingsList(findings));
}

function drawDocument(each, open) {
  const title = make("h2", "", each.title);
  title.dir = "auto";
  const write = part(button("", () => open(each.document, each.source), word("desk_write")), `write ${each.document}`);
  const section = make("section", "document", make("div", "line", make("div", "", title, make("p", "", code(each.document, "quiet"))), write),
    make("ul", "editions", ...each.editions.map((edition) => make("li", "", drawEdition(each, edition, open)))));
  section.ariaLabel = each.title;
  return section;
}

const part = (element, name) => {
  element.dataset.part = name;
  return element;
};

function drawEdition(each, edition, open) {
  const isBuilding = building.has(edition.name), kind = isBuilding ? "building" : edition.state, target = edition.targets[0], isDone = edition.translated === edition.total;
  const words = isBuilding ? word("desk_building") : localized(edition.state_words);
  const facts = [
    fact("error", edition.errors, "desk_errors"), fact("warning", edition.warnings, "desk_warnings"),
    fact("missing", edition.missing, "desk_missing"), fact("fuzzy", edition.unconfirmed, "desk_unconfirmed")].filter(Boolean);
  const acts = edition.targets.map((locale) => {
    const name = edition.missing || edition.unconfirmed ? word("desk_translate") : word("desk_proofread");
    return part(button(edition.missing || edition.unconfirmed || edition.errors ? "main" : "", () => open(each.document, locale, edition.name), name), `open ${edition.name} ${locale}`);
  });
  const build = part(button("", () => startBuild([edition.name]), word("desk_build")), `build ${edition.name}`);
  build.disabled = isBuilding;
  const body = make("div", "body", make("h3", "", languagesOf(edition.locales)), make("p", "", code(edition.name, "quiet")),
    make("p", `standing ${kind}`, words, ...(edition.pages ? [make("span", "quiet", ` · ${word("desk_pages", { count: edition.pages })}`)] : [])),
    ...(target && edition.total ? [isDone ? make("p", "quiet", word("desk_done")) : progress(edition)] : []), ...(facts.length ? [make("ul", "facts", ...facts)] : []), make("div", "acts", ...acts, build));
  const look = part(button("look", () => open(each.document, target ?? each.source, edition.name), drawPicture(edition)), `look ${edition.name}`);
  look.tabIndex = -1;
  look.ariaHidden = "true";
  return make("article", `edition ${kind}`, look, body);
}

function languagesOf(locales) {
  const names = new Intl.DisplayNames([language()], { type: "language" });
  return new Intl.ListFormat([language()]).format(locales.map((locale) => names.of(locale.replace("_", "-"))));
}

function fact(kind, count, name) {
  return count ? make("li", kind, make("span", `mark ${kind}`), word(name, { count })) : null;
}

export function progress({ translated, total, unconfirmed = 0 }) {
  const bar = make("span", "bar", make("i", "done"), make("i", "unsure")), share = (count) => `${total ? (100 * count) / total : 100}%`;
  bar.firstChild.style.inlineSize = translated < total ? `min(${share(translated)}, 100% - 4px)` : "100%";  // full is all
  bar.lastChild.style.inlineSize = share(unconfirmed);
  return make("p", "progress", bar, make("span", "", word("progress", { count: translated, total })));
}

function drawPicture(edition) {
  const image = make("img", "");
  image.alt = word("desk_first_page", { edition: edition.name });
  if (!edition.picture) return make("span", "blank", word("desk_no_picture"));
  showPicture(image, edition.picture);
  return image;
}

async function showPicture(image, name) {
  try {
    if (!pictures.has(name)) pictures.set(name, URL.createObjectURL(await askPicture(name)));
    image.src = pictures.get(name);
  } catch {
    image.replaceWith(make("span", "blank", word("desk_no_picture")));
  }
}

async function startBuild(names) {
  try {
    await ask("build", { editions: names, profile: "screen" });
    names.forEach(buildStarted);
  } catch (trouble) {
    emit("say", { words: word("refused", { status: trouble.status }) });
  }
}
