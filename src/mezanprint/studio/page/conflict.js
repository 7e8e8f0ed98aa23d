// A text that was changed in the file while it was changed here: both are shown, and nothing is overwritten.
import { button, make } from "./dom.js";
import { focusField } from "./forms.js";
import { formsOf, keepMine, state, undo } from "./store.js";
import { changes, written } from "./texts.js";
import { word } from "./words.js";

export function drawConflict(place, string) {
  const stands = state.conflicts.get(string.id), mine = formsOf(string);
  place.hidden = !stands;
  const now = stands ? JSON.stringify([string.id, stands, mine, document.documentElement.lang]) : "";
  if (place.dataset.now === now) return;
  place.dataset.now = now;
  if (!stands) return place.replaceChildren();
  const both = stands.map((theirs, at) => make("div", "both",
    make("p", "label", word("field_theirs")), theirs ? written("p", "", theirs, state.locale) : make("p", "none", word("field_empty")),
    make("p", "label", word("field_mine")), changes("p", "", theirs, mine[at] ?? "", state.locale)));
  place.replaceChildren(make("p", "what", word("field_conflict")), ...both, make("div", "do",
    button("", () => then(() => undo(string.id)), word("field_take_theirs")),
    button("", () => then(() => keepMine(string.id)), word("field_keep_mine"))));
}

function then(act) {
  act();
  focusField();
}
