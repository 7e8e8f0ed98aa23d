// How much room a text has where it stands: as of the last layout that fitted, kept up to date letter by letter.
import { make } from "./dom.js";
import { measuredForms } from "./live.js";
import { formsOf, harmedBy, isOnPage } from "./store.js";
import { printedLength } from "./texts.js";
import { localized, word } from "./words.js";

const TIGHT = 0.9;

export function drawRoom(place, string) {
  const length = lengthNow(string), { room } = string, isHarmful = room === null && harmedBy(string).length > 0;
  place.hidden = !isOnPage(string) && !string.absence;
  place.className = "room";
  if (string.absence && !isOnPage(string)) return place.replaceChildren(localized(string.absence));
  const panel = string.panel && !(room !== null && length > room) ? make("span", "panel", localized(string.panel)) : null;
  place.classList.toggle("over", isHarmful);
  const parts = room === null ? [make("b", "", word(isHarmful ? "field_length" : "field_free", { count: length }))] : bar(place, length, room);
  return place.replaceChildren(...parts, ...(panel ? [panel] : []));
}

function bar(place, length, room) {
  const share = length / Math.max(room, 1), gauge = make("span", "gauge", make("i", ""));
  if (length > room) place.classList.add("over");
  place.classList.toggle("tight", share >= TIGHT && length <= room);
  gauge.firstChild.style.inlineSize = `${Math.min(100, 100 * share)}%`;
  gauge.role = "meter";
  Object.assign(gauge, { ariaLabel: word("field_room_name"), ariaValueMin: "0", ariaValueMax: String(room), ariaValueNow: String(Math.min(length, room)) });
  const words = length > room ? word("field_over", { count: length - room }) : word("field_room", { count: length, room });
  return [gauge, make("b", "", words)];
}

// The length that was measured, and what was typed since.
function lengthNow(string) {
  const at = string.printed_form ?? 0, now = printedLength(formsOf(string)[at] ?? "");
  if (string.length === null || string.length === undefined) return now;
  return Math.max(0, string.length + now - printedLength(measuredForms(string)[at] ?? ""));
}
