// The sections of a document: in which order they stand, and what can be put in.
import { button, code, make } from "./dom.js";
import { ask } from "./net.js";
import { state } from "./store.js";
import { written } from "./texts.js";
import { localized, word } from "./words.js";

export async function drawSections(attempt) {
  const answer = await ask("sections", { session: state.session }), { sections } = answer;
  const act = (request) => attempt(() => ask("section", { session: state.session, seen: answer.seen, ...request }));
  return [make("ol", "sections", ...sections.map((section, at) => row(sections, section, at, act))), form(answer, act)];
}

function row(sections, section, at, act) {
  const title = section.title ? written("b", "words", section.title, state.source, { islands: section.islands }) : make("b", "words", code(section.id));
  const what = make("span", "quiet", `${localized(section.words)} · ${localized(section.slot_words)}`);
  const up = named(button("step up", () => act({ act: "move", section: section.id, before: sections[at - 1].id })), "write_up");
  const down = named(button("step down", () => act({ act: "move", section: section.id, before: sections[at + 2]?.id ?? null })), "write_down");
  up.disabled = at === 0;
  down.disabled = at === sections.length - 1;
  const line = make("li", "", make("span", "what", title, what), up, down, removal(section, act));
  line.dataset.section = section.id;
  return line;
}

// Taken out is taken out: it is asked for twice, in the same place.
function removal(section, act) {
  const remove = button("remove", () => {
    if (remove.classList.contains("sure")) return act({ act: "remove", section: section.id });
    remove.classList.add("sure");
    remove.textContent = word("write_remove_sure");
    return null;
  }, word("write_remove"));
  remove.addEventListener("blur", () => { remove.classList.remove("sure"); remove.textContent = word("write_remove"); });
  return remove;
}

function form({ sections, components, slots }, act) {
  const what = choice("write_component", components.map((each) => [each.component, localized(each.words)]));
  const where = choice("write_slot", slots.map((each) => [each.slot, localized(each.words)]));
  const before = choice("write_before", [["", word("write_last")], ...sections.map((each) => [each.id, each.title || each.id])]);
  const follow = () => { where.value = sections.find(({ id }) => id === before.value)?.slot ?? sections.at(-1)?.slot ?? where.value; };
  before.addEventListener("change", follow);
  follow();
  const add = () => act({ act: "add", section: what.value, slot: where.value, before: before.value || null });
  return make("div", "add", ...[what, before, where].map((each) => make("label", "", make("span", "quiet", each.ariaLabel), each)), button("main", add, word("write_add")));
}

function choice(name, options) {
  const select = make("select", "", ...options.map(([value, words]) => new Option(words, value)));
  select.ariaLabel = word(name);
  select.dataset.part = name;
  return select;
}

function named(element, name) {
  element.ariaLabel = element.title = word(name);
  return element;
}
