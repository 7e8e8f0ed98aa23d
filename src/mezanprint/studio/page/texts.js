// Texts of a project as they are read beside the field: pieces with an order of their own, placeholders as chips, differences.
import { differences } from "./differences.js";
import { make, text } from "./dom.js";
import { findChips, nested, span } from "./isolates.js";
import { languageOf } from "./store.js";

// The nodes of a text; `chip(words, number)` makes what stands for a placeholder.
export function pieces(words, { islands = [], chips = [], chip = plainChip } = {}) {
  const found = findChips(words, chips);
  const spans = nested([...islands.map(([start, end, dir]) => span(start, end, dir)), ...found]);
  const number = new Map(found.map((each, at) => [each.start, at]));
  const nodes = (start, end, inside) => {
    const parts = [];
    let at = start;
    for (const each of inside.filter((one) => !inside.some((other) => other !== one && other.start <= one.start && one.end <= other.end))) {
      parts.push(words.slice(at, each.start));
      if (each.chip) parts.push(chip(words.slice(each.start, each.end), number.get(each.start)));
      else parts.push(island(each, nodes(each.start, each.end, inside.filter((one) => one !== each && each.start <= one.start && one.end <= each.end))));
      at = each.end;
    }
    return [...parts, words.slice(at, end)].filter((part) => part !== "");
  };
  return nodes(0, words.length, spans);
}

function island(each, inside) {
  const element = make("bdi", "", ...inside);
  element.dir = each.dir;
  return element;
}

function plainChip(words) {
  const element = make("bdi", "chip", words);
  element.dir = "ltr";
  return element;
}

// A text in its own language, whatever the interface's is.
export function written(tag, kind, words, locale, options) {
  const element = text(tag, kind, "", locale, languageOf(locale).dir);
  element.append(...pieces(words, options));
  return element;
}

// What has become another: what is gone is struck through, what is new is underlined.
export function changes(tag, kind, before, after, locale) {
  const element = text(tag, `changes ${kind}`, "", locale, languageOf(locale).dir);
  const marks = { same: "span", gone: "del", new: "ins" };
  element.append(...differences(before, after).map(([what, words]) => make(marks[what], "", ...pieces(words))));
  return element;
}

// Characters that will be printed, as near as can be told without setting them: no markup, no marks over letters.
export function printedLength(words) {
  const bare = words.replace(/\{[^{}\s]+\}|\[\^[^\]\s]+\]|\]\([^()\s]*\)|\]\{[^{}]*\}|[*_[\]]|[\p{Mn}\p{Cf}\u0640]/gu, "");
  return [...bare].length;
}
