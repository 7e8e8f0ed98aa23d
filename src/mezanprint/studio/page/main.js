// Starts the page, and shows what the program tells by itself.
import { button, find, make, sentence } from "./dom.js";
import { buildEnded, buildStarted, loadDesk, progress, startDashboard } from "./dashboard.js";
import { findingsList } from "./general.js";
import { askPatiently, connection, follow, isRenewing, onConnection, wanted } from "./net.js";
import { choose, closed, countUnsaved, emit, isWriting, on, opened, setTask, state } from "./store.js";
import { chooseLanguage, language, loadWords, word } from "./words.js";

const OTHER = { en: ["ar", "العربية"], ar: ["en", "English"] }, TASKS = ["pages", "field", "list"];
const SHOWN = 6000, TOGETHER = 150;
const top = find("#top"), tasks = find("#tasks"), banners = find("#banners"), toast = find("#toast");

// What the documents are shown without; what did not come is asked for again.

let fetched = null, screen = null;
function fetchScreen() {
  fetched ??= import("./screen.js").then(async (module) => {
    await module.startScreen();
    screen = module;
  });
  fetched.catch(() => { fetched = null; });
  return fetched;
}

// Header

function drawTop() {
  const [other, name] = OTHER[language()], isDesk = state.screen === "desk";
  const home = button("home", leave, make("span", "arrow before", ""), word("dashboard"));
  const words = make("bdi", "", isDesk ? word("studio") : state.title), title = make(isDesk ? "strong" : "h1", "title", words);
  const turn = button("", () => { chooseLanguage(other); emit("language"); }, name);
  turn.lang = other;
  const keys = button("help", () => fetchScreen().then(() => screen.showKeys()), "?");
  keys.ariaLabel = keys.title = word("keys");
  const parts = isWriting() ? [button("write", screen.showWriter, word("write_document"))] : isDesk ? [] : [progress(state.counts)];
  top.replaceChildren(...(isDesk ? [] : [home]), title, ...parts, keys, turn);
  document.title = isDesk ? `${word("studio")} · Mezanprint` : `${state.title} · Mezanprint`;
}

function drawTasks() {
  tasks.replaceChildren(...TASKS.map((task) => {
    const choice = button(`task ${task}`, () => setTask(task), word(`task_${task}`));
    if (task === state.task) choice.ariaCurrent = "page";
    return choice;
  }));
  document.body.dataset.task = state.task;
}

function drawScreen() {
  document.body.dataset.screen = state.screen;
  find("#desk").hidden = state.screen !== "desk";
  find("#translate").hidden = tasks.hidden = state.screen !== "translate";
  drawTop();
  drawTasks();
}

// Opening and leaving a document; the way back of the browser leaves it too

let isOpening = false;
async function open(id, locale, edition) {
  if (isOpening) return;
  busy(true);
  emit("say", { words: word("opening"), stays: true });
  try {
    const wish = { document: id, locale, edition }, [answer] = await Promise.all([askPatiently("open", wish), fetchScreen()]), before = history.state ?? {};
    if (Object.keys(wish).some((key) => before[key] !== wish[key])) history.pushState(wish, "", "/");
    emit("say", { words: "" });
    banner("refused", "", "");
    opened(answer);
    tellConflicts();
  } catch (trouble) {
    emit("say", { words: "" });
    sayRefused(trouble);
  } finally {
    busy(false);
  }
}

function busy(now) {
  isOpening = now;
  document.body.classList.toggle("busy", now);
}

const leave = () => (history.state?.document ? history.back() : closed());

addEventListener("popstate", ({ state: place }) => {
  if (place?.document) open(place.document, place.locale, place.edition);
  else if (state.screen === "translate") closed();
});

async function reload() {
  try {
    if (state.screen === "desk") return await loadDesk();
    const before = JSON.stringify(state.strings.map(({ forms, source }) => [forms, source]));
    opened(await askPatiently("open", { document: state.document, locale: state.locale, edition: history.state?.edition }));
    if (before !== JSON.stringify(state.strings.map(({ forms, source }) => [forms, source]))) emit("say", { words: word("changed") });
    banner("refused", "", "");
    return tellConflicts();
  } catch (trouble) {
    sayRefused(trouble);
    if (state.screen !== "desk") emit("say", { words: word("reopen_failed") });
  }
}

// What stands in the way of a question: findings of the project, or a word.
function sayRefused(trouble) {
  const { status, value } = trouble, findings = value?.findings ?? [];
  if (status === undefined) throw trouble;
  if (findings.length > 0) banner("refused", "unsure", [findingsList(findings)]);
  else if (status !== 0 && status !== 403) emit("say", { words: word("refused", { status }) });
}

// Events come in heaps: they are answered together.
let waiting = null;
function reloadSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(reload, TOGETHER);
}

function hear(name, value) {
  // What this page has saved itself it knows already.
  if (name === "changed" && value.by === state.session) return;
  if (name === "changed") reloadSoon();
  else if (name === "outputs" && state.screen === "desk") reloadSoon();
  else if (name === "building") buildStarted(value.edition);
  else if (name === "worker-restarted") emit("say", { words: word("restarted") });
  else if (name === "built") {
    buildEnded(value);
    if (state.screen === "desk") reloadSoon();
  }
}

// Banners stay until their cause has gone; a line at the bottom goes by itself.

function banner(name, kind, what, ...acts) {
  find(`[data-banner="${name}"]`, banners)?.remove();
  if (!what) return;
  const close = button("close", () => banner(name, "", ""), "✕");
  close.ariaLabel = word("close");
  const line = make("div", `banner ${kind}`, make("div", "general", ...(typeof what === "string" ? sentence(what) : what)), ...acts, ...(kind === "bad" ? [] : [close]));
  line.dataset.banner = name;
  banners.append(line);
}

function tellConflicts() {
  const [first] = state.conflicts.keys(), count = state.conflicts.size, show = () => { setTask("field"); choose(first, "keys"); };
  banner("conflicts", "unsure", count ? word("conflicts", { count }) : "", button("", show, word("conflict_show")));
}

function connectionChanged(now, before) {
  const count = countUnsaved(), edits = count ? ` ${word(`${now}_edits`, { count, port: location.port })}` : "";
  banner("connection", "bad", now === "up" ? "" : word(now) + edits);
  if (now === "up" && before === "gone") {
    emit("say", { words: word("back") });
    reloadSoon();
  }
}

let fading = null;
// What is said `about` something is taken back by saying nothing about it.
on("say", ({ words, stays, about = "" }) => {
  if (!words && about && toast.dataset.about !== about) return;
  clearTimeout(fading);
  toast.dataset.about = about;
  toast.textContent = words;
  if (!stays) fading = setTimeout(() => { toast.textContent = ""; }, SHOWN);
});

async function start() {
  onConnection(connectionChanged);
  await loadWords(wanted.language);
  startDashboard(open);
  for (const name of ["opened", "closed", "language"]) on(name, drawScreen);
  on("closed", () => { banner("conflicts", "", ""); loadDesk().catch(sayRefused); });
  for (const name of ["saved", "measured"]) on(name, () => { if (state.screen === "translate") drawTop(); });
  on("desk", () => banner("refused", "", ""));
  on("task", drawTasks);
  on("edited", () => { if (state.conflicts.size === 0) banner("conflicts", "", ""); });
  on("language", () => { if (connection() !== "up") connectionChanged(connection(), "up"); });
  drawScreen();
  emit("desk");
  follow(hear);
  addEventListener("beforeunload", (event) => { if (countUnsaved() && !isRenewing()) event.preventDefault(); });
  const [first, ...others] = wanted.documents, place = first && others.length === 0 ? { document: first, locale: wanted.locale } : history.state;
  if (place?.document) await open(place.document, place.locale ?? await firstLocale(place.document), place.edition);
  if (state.screen === "desk" && !state.desk) await loadDesk().catch(sayRefused);
  await fetchScreen();
}

// Where nobody said which language is to be written: the one that needs a hand first.
async function firstLocale(wantedDocument) {
  await loadDesk().catch(sayRefused);
  const known = state.desk?.documents.find(({ document }) => document === wantedDocument);
  return known?.editions.flatMap(({ targets }) => targets)[0] ?? known?.source ?? "";
}

start();
