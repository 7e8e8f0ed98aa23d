// The chosen string: what it is, its source, its translation, how much room it has, what the checks say, and what can be done.
import { drawConflict } from "./conflict.js";
import { drawCut, startCut } from "./cut.js";
import { button, find, make } from "./dom.js";
import { drawFindings } from "./findings.js";
import { activeField, focusField, formsPlace, showForms } from "./forms.js";
import { isWorking, startLive } from "./live.js";
import { step } from "./order.js";
import { drawRoom } from "./room.js";
import { isSaving, objectionsTo, review, save as write, startSaving } from "./saving.js";
import { markChips, sourceOf } from "./source.js";
import { chosenString, formsOf, isEdited, isOpen, isWriting, on, state, stateOf, undo } from "./store.js";
import { showTabs, startTabs, takeMemory } from "./tabs.js";
import { localized, word } from "./words.js";

const head = make("header", "where"), source = make("div", "sources"), note = make("p", "note"), conflict = make("div", "clash");
const room = make("div", "room"), findings = make("div", "findings"), act = make("div", "do");

export { focusField, takeMemory };

export function startEditor() {
  findings.role = "status";
  const acts = makeActs(), isStep = ({ dataset }) => ACTS[dataset.act].kind?.startsWith("step");
  head.append(make("span", "number"), make("span", "place"), make("span", "state"), ...acts.filter(isStep));
  act.append(...acts.filter((each) => !isStep(each)));
  conflict.role = "alert";
  find("#editor").append(startCut(), head, source, note, conflict, formsPlace, room, findings, act, ...startTabs());
  startLive();
  startSaving();
  on("opened", ({ again }) => { if (again) show(); });
  on("chosen", ({ from }) => show(from));
  on("language", show);
  on("edited", ({ id }) => { if (id === state.chosen) refresh(); });
  on("read", ({ id }) => { if (id === state.chosen) refresh(); });
  on("saved", ({ id }) => { if (id === state.chosen) show(); });
  on("measured", ({ ids }) => { if (ids.has(state.chosen)) { refresh(); drawCut(); } });
  on("pictured", drawCut);
  on("task", drawCut);
  on("working", () => { if (chosenString()) { drawHead(chosenString()); drawActs(chosenString()); } });
}

// Everything of the chosen string. Whoever chose it goes on in its field, unless by keys in the list.
function show(from = null) {
  const string = chosenString();
  find("#editor").classList.toggle("nothing", !string);
  if (!string) return;
  source.replaceChildren(...sourceOf(string));
  source.hidden = isWriting();
  note.textContent = string.note;
  note.hidden = !string.note;
  refresh();
  showTabs(string);
  drawCut();
  if (["pages", "keys", "editor"].includes(from)) focusField();
}

// What changes while somebody types.
function refresh() {
  const string = chosenString();
  drawHead(string);
  drawConflict(conflict, string);
  showForms(string);
  markChips(source, string);
  drawRoom(room, string);
  drawFindings(findings, string);
  drawActs(string);
}

function conditionOf(string) {
  if (state.conflicts.has(string.id)) return "conflict";
  if (isSaving(string)) return "saving";
  if (objectionsTo(string)) return "refused";
  return isEdited(string) ? "edited" : stateOf(string);
}

function drawHead(string) {
  const condition = conditionOf(string), [number, place, badge] = head.children;
  number.textContent = string.number;
  place.textContent = localized(string.place);
  place.title = string.id;
  badge.textContent = word(`state_${condition}`);
  badge.className = `state ${condition}`;
  badge.classList.toggle("working", isWorking());
}

// Buttons stay the same elements, so that one can be pressed while an answer comes.
const ACTS = {
  before_this: { kind: "step up", keys: "Alt+↑", then: () => step(-1, "keys") },
  after_this: { kind: "step down", keys: "Alt+↓", then: () => step(1, "keys") },
  save_next: { kind: "main", keys: "Ctrl+Enter", then: () => save(true) },
  save: { keys: "Ctrl+S", then: () => save(false), isIdle: (string) => !isEdited(string) && !isOpen(string) },
  save_unconfirmed: { then: () => write({ confirmed: false }), isIdle: (string) => formsOf(string).every((form) => !form) },
  undo: { keys: "Esc", then: undoChosen, isIdle: (string) => !isEdited(string) },
  reviewed: { kind: "review", then: () => review(!chosenString().reviewed), isIdle: (string) => isEdited(string) || isOpen(string) },
};

function makeActs() {
  return Object.entries(ACTS).map(([name, { kind = "", then }]) => {
    const element = button(kind, then, make("span", ""));
    element.dataset.act = name;
    return element;
  });
}

function drawActs(string) {
  for (const element of find("#editor").querySelectorAll("[data-act]")) {
    const name = element.dataset.act, { kind = "", keys = "", isIdle } = ACTS[name], words = word(`field_${name}`);
    element.disabled = Boolean(isIdle?.(string)) || (name.startsWith("save") && state.conflicts.has(string.id));
    element.title = keys ? `${words} (\u2066${keys}\u2069)` : words;
    if (kind.startsWith("step")) element.ariaLabel = words;
    else element.firstChild.textContent = words;
  }
  find("[data-act=save_unconfirmed]", act).hidden = isWriting() || (!objectionsTo(string) && !(isEdited(string) && string.findings.some(isObjection)));
  const reviewed = find("[data-act=reviewed]", act);
  reviewed.hidden = isWriting();
  reviewed.ariaPressed = String(Boolean(string.reviewed));
  if (string.reviewed) reviewed.title = word("field_reviewed_by", { who: string.reviewed });
}

const isObjection = ({ code, severity }) => severity === "error" && code.startsWith("i18n-");

// What keys do, wherever the focus is.

export const save = (next) => write({ next });

export function undoChosen() {
  if (state.chosen && isEdited(chosenString())) undo(state.chosen);
}

export function insertChip(n) {
  const chip = chosenString()?.chips[n - 1];
  if (!chip) return;
  activeField().insert(chip);
  focusField();
}
