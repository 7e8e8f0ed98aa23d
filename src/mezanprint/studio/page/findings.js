// What the checks say of the chosen string, and what its text does to others.
import { button, make, sentence } from "./dom.js";
import { objectionsTo } from "./saving.js";
import { surplusChips } from "./source.js";
import { byId, choose, formsOf, harmedBy } from "./store.js";
import { localized, word } from "./words.js";

const SIGNS = { error: "✕", warning: "!", info: "i" }, GRAVITY = Object.keys(SIGNS);

const graver = (one, other) => GRAVITY.indexOf(one.severity) - GRAVITY.indexOf(other.severity);

// Drawn anew only when they say something else, so that a screen reader does not read them with each key.
export function drawFindings(place, string) {
  const objections = objectionsTo(string) ?? [];
  const known = new Set(objections.map(({ message }) => localized(message)));
  const harmed = harmedBy(string);
  const others = string.findings.filter(({ message }) => !known.has(localized(message)));
  const lines = [...(harmed.length ? [harm(harmed)] : []), ...[...objections, ...others].sort(graver).map(line)];
  for (const chip of surplusChips(string)) {
    if (!string.findings.some(({ message }) => localized(message).includes(chip))) lines.push(remark("warning", word("field_surplus", { chip })));
  }
  const now = lines.map((each) => each.textContent).join("\n");
  if (place.dataset.now === now) return;
  place.dataset.now = now;
  place.replaceChildren(...lines);
}

function line({ severity, message, hints }) {
  return remark(severity, localized(message), hints.map(localized));
}

function remark(severity, words, hints = []) {
  const sign = make("span", "sign", SIGNS[severity]);
  sign.ariaLabel = word(severity);
  sign.role = "img";
  return make("div", `finding ${severity}`, sign,
    make("p", "", ...sentence(words)), ...hints.map((hint) => make("p", "hint", ...sentence(hint))));
}

// "Pushes 14 texts out of their place", each of which can be chosen.
function harm(harmed) {
  const items = harmed.map(({ id, findings }) => {
    const string = byId(id), words = formsOf(string)[string.printed_form ?? 0] || string.source;
    const name = make("bdi", "", words.length > 70 ? `${words.slice(0, 68)}…` : words);
    const item = button("harmed", () => choose(id, "editor"), make("span", "number", String(string.number)), name);
    item.title = findings.map(({ message }) => localized(message)).join("\n");
    return make("li", "", item);
  });
  const list = make("details", "", make("summary", "", word("field_harmed", { count: harmed.length })), make("ol", "", ...items));
  list.open = harmed.length <= 3;
  const sign = make("span", "sign", SIGNS.error);
  sign.ariaHidden = "true";
  return make("div", "finding error", sign, list);
}
