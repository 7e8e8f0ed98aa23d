// What stands above the pages: language, page, size.
import { button, find, make } from "./dom.js";
import { isPhone, visibleSides } from "./pages.js";
import { languageOf, look, sideOf, spotsOf, state, turnTo } from "./store.js";
import { localized, word } from "./words.js";

const ZOOMS = ["width", "page", "100", "150", "200", "300"];

export function drawToolbar(root) {
  const bar = find(".toolbar", root), had = bar.contains(document.activeElement) ? document.activeElement.dataset.part : null;
  bar.replaceChildren(...views(), pager(), ...(isPhone() ? [] : [zoom()]));
  if (had) find(`[data-part="${had}"]`, bar)?.focus();
}

function views() {
  if (state.sides.length < 2) return [];
  const [shown] = visibleSides(), isBoth = visibleSides().length > 1;
  const one = (view, label) => {
    const choice = button("", () => look({ view }), label);
    choice.ariaPressed = String(view === "both" ? isBoth : !isBoth && shown === view);
    choice.dataset.part = `view-${view}`;
    return choice;
  };
  const sides = ["source", "target"].map((side) => one(side, localized(languageOf(sideOf(side).locale).name)));
  return [named(make("div", "group", ...(isPhone() ? [] : [one("both", word("view_both"))]), ...sides), "view")];
}

function pager() {
  const main = visibleSides().includes("target") ? "target" : "source", { pages } = sideOf(main) ?? { pages: [] };
  const arrow = (kind, by, name) => {
    const one = button(`arrow ${kind}`, () => turn(by));
    one.ariaLabel = one.title = word(name);
    one.disabled = state.at[main] + by < 1 || state.at[main] + by > pages.length;
    one.dataset.part = kind;
    return one;
  };
  const choose = make("select", "", ...pages.map((_, at) => new Option(isPhone() ? `${at + 1} / ${pages.length}` : word("page", { page: at + 1, count: pages.length }), at + 1)));
  choose.value = state.at[main];
  choose.ariaLabel = word("page_number");
  choose.dataset.part = "page";
  choose.addEventListener("change", () => turn(Number(choose.value) - state.at[main]));
  return make("div", "group pager", arrow("before", -1, "page_before"), choose, arrow("after", 1, "page_after"));
}

function zoom() {
  const label = (each) => (each === "width" || each === "page" ? word(`zoom_${each}`) : word("zoom_percent", { percent: Number(each) }));
  const choose = make("select", "zoom", ...ZOOMS.map((each) => new Option(label(each), each)));
  choose.value = state.zoom;
  choose.dataset.part = "zoom";
  choose.addEventListener("change", () => look({ zoom: choose.value }));
  return named(choose, "zoom");
}

function named(element, name) {
  element.ariaLabel = word(name);
  if (element.tagName === "DIV") element.role = "group";
  return element;
}

// Turn the pages: the other language follows to where the same texts stand.
export function turn(by) {
  const main = visibleSides().includes("target") ? "target" : "source";
  turnTo(main, state.at[main] + by);
  for (const { side } of state.sides) if (side !== main) turnTo(side, partner(main, side));
}

function partner(main, side) {
  const counts = new Map(), isHere = (spot) => spot.page === state.at[main];
  for (const string of state.strings.filter((each) => spotsOf(each, main).some(isHere))) {
    for (const { page } of spotsOf(string, side)) counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0]?.[0] ?? state.at[main];
}
