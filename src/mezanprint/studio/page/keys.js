// Keys that work wherever one is, also in the field; and the sheet that shows them.
import { button, find, make } from "./dom.js";
import { focusField, insertChip, save, takeMemory, undoChosen } from "./editor.js";
import { focusSearch } from "./list.js";
import { step } from "./order.js";
import { state } from "./store.js";
import { turn } from "./toolbar.js";
import { word } from "./words.js";

const SHEET = [
  ["key_save_next", "Ctrl+Enter"], ["key_save", "Ctrl+S"], ["key_step", "Alt+↑ Alt+↓"], ["key_page", "Alt+PageUp Alt+PageDown"],
  ["key_chip", "Ctrl+1 … Ctrl+9"], ["key_memory", "Ctrl+Alt+1 … Ctrl+Alt+3"], ["key_undo", "Esc"], ["key_search", "/"], ["key_sheet", "? F1"],
];
const sheet = find("#keys");

export function startKeys() {
  addEventListener("keydown", (event) => {
    const act = sheet.open ? null : chosenAct(event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

const isWritten = (target) => target.matches?.("textarea, select, input");

function chosenAct(event) {
  const { key, code, altKey, shiftKey } = event, ctrl = event.ctrlKey || event.metaKey, isTranslating = state.screen === "translate";
  if (event.isComposing) return null;
  if (key === "F1" || (key === "?" && !ctrl && !altKey && !isWritten(event.target))) return showKeys;
  if (!isTranslating || find("dialog[open]")) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (ctrl && altKey && digit) return Number(digit) <= 3 ? () => takeMemory(Number(digit)) : null;
  if (ctrl && !altKey && !shiftKey && digit) return () => insertChip(Number(digit));
  if (ctrl && !altKey && key === "Enter") return () => save(true);
  if (ctrl && !altKey && !shiftKey && code === "KeyS") return () => save(false);
  if (altKey && !ctrl) return besides(key);
  if (key === "Escape" && !ctrl) return event.target.matches?.("textarea") ? undoChosen : null;
  return key === "/" && !ctrl && !isWritten(event.target) ? focusSearch : null;
}

// With Alt: from text to text, from page to page.
function besides(key) {
  const by = { ArrowUp: -1, ArrowDown: 1 }[key], pages = { PageUp: -1, PageDown: 1 }[key];
  if (by) return () => { if (step(by)) focusField(); };
  return pages ? () => turn(pages) : null;
}

export function showKeys() {
  const rows = SHEET.map(([name, keys]) => make("div", "", make("dt", "", ...keys.split(/(\s|\s…\s)/).map((piece) => (piece.trim() && piece.trim() !== "…" ? make("kbd", "", piece) : piece))), make("dd", "", word(name))));
  sheet.replaceChildren(make("h2", "", word("keys")), make("dl", "", ...rows), button("main", () => sheet.close(), word("close")));
  sheet.showModal();
}
