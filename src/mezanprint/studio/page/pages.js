// The pages of both languages, each in a pane of its own.
import { button, find, make } from "./dom.js";
import { findingsList } from "./general.js";
import { clickedSide, drawBoxes, dressBoxes, walk } from "./boxes.js";
import { isWorking } from "./live.js";
import { heldPicture, pictureOf } from "./pictures.js";
import { drawToolbar } from "./toolbar.js";
import { emit, languageOf, on, sideOf, state } from "./store.js";
import { language, localized, word } from "./words.js";

const PHONE = matchMedia("(max-width: 820px)"), STILL = matchMedia("(prefers-reduced-motion: reduce)");
const PT = 96 / 72, AROUND = 24, MARGIN = 60, READABLE = 0.9, DPI = 110, MOST_DPI = 220;
const root = find("#pages"), panes = new Map();  // side -> { pane, scroller, paper, boxes, caption, note }

export const isPhone = () => PHONE.matches;
export { pictureOf };

// The sides that are shown: on a phone one at a time.
export function visibleSides() {
  const names = state.sides.map(({ side }) => side);
  if (names.length < 2) return names;
  if (state.view === "both" && !isPhone()) return ["source", "target"];
  return [state.view === "source" ? "source" : "target"];
}

export function startPages() {
  const redraw = () => { if (state.screen === "translate") draw(); };
  const redrawAndShow = () => { redraw(); reveal([...panes.keys()]); };
  on("opened", ({ again }) => (again && String([...panes.keys()]) === String(visibleSides()) ? renew() : redraw()));
  for (const name of ["language", "resized"]) on(name, redraw);
  on("look", redrawAndShow);
  PHONE.addEventListener("change", redrawAndShow);
  on("turned", ({ side }) => { drawToolbar(root); showPage(side); });
  on("chosen", ({ from }) => chosen(from));
  on("edited", () => { for (const [side, { boxes }] of panes) dressBoxes(boxes, side); });
  on("measured", () => { for (const side of panes.keys()) boxesOf(side); });
  on("measured", ({ moves, side, page }) => { if (page) sayMoved(side, moves ? page : null); });
  on("settled", () => { if (moved && moved.page >= sideOf(moved.side).pages.length) sayMoved("", null); });
  for (const name of ["chosen", "closed"]) on(name, () => sayMoved("", null));
  on("settled", drawGeneral);
  on("pictured", ({ side, page }) => { if (panes.has(side) && state.at[side] === page) showPicture(side); });
  on("working", () => root.classList.toggle("working", isWorking()));
  on("closed", () => { panes.clear(); root.replaceChildren(); });
}

// Text that moves on from a page to the next one: said while it is so.
let moved = null;
function sayMoved(side, page) {
  moved = page ? { side, page } : null;
  emit("say", { words: page ? word("moves_on", { page: page + 1 }) : "", about: "moves" });
}

// The same document after files have changed: what is seen stays until the new is there.
function renew() {
  drawToolbar(root);
  drawGeneral();
  arrange();
  for (const side of panes.keys()) showPage(side);
}

function draw() {
  const sides = visibleSides(), places = new Map([...panes].map(([side, { scroller }]) => [side, [scroller.scrollLeft, scroller.scrollTop]]));
  panes.clear();
  for (const side of sides) panes.set(side, drawPane(side));
  const strip = make("div", "panes", ...[...panes.values()].map(({ pane }) => pane));
  root.replaceChildren(make("div", "toolbar"), general(), strip);
  drawToolbar(root);
  watchSize.disconnect();
  watchSize.observe(strip);
  arrange();
  for (const side of sides) {
    showPage(side);
    panes.get(side).scroller.scrollTo(...(places.get(side) ?? [0, 0]));
  }
}

function drawPane(side) {
  const { locale } = sideOf(side), { dir } = languageOf(locale);
  const boxes = make("div", "boxes"), image = make("img", ""), paper = make("div", "paper", image, boxes);
  image.alt = "";
  const caption = make("figcaption", ""), note = make("div", "note"), scroller = make("div", "scroller", make("figure", "", paper), note);
  const pane = make("div", "pane", scroller, caption);
  pane.dataset.side = side;
  paper.lang = locale;
  scroller.dir = dir;
  note.dir = document.documentElement.dir;
  boxes.addEventListener("keydown", (event) => walk(event, boxes));
  scroller.addEventListener("scroll", () => follow(side), { passive: true });
  pan(scroller);
  return { pane, scroller, paper, boxes, caption, note };
}

// What is wrong and belongs to no text.
function general() {
  const details = make("details", "general");
  details.hidden = state.findings.length === 0;
  const count = (severity) => state.findings.filter((finding) => finding.severity === severity).length;
  const counts = ["error", "warning", "info"].filter(count).map((severity) => `${word(severity)} ${count(severity)}`);
  details.append(make("summary", count("error") ? "bad" : "", `${word("general")}: ${counts.join(", ")}`), findingsList(state.findings));
  details.open = state.sides.every(({ pages }) => pages.length === 0);
  return details;
}

function drawGeneral() {
  const before = find(".general", root), after = general();
  if (!before) return;
  after.open = before.open || after.open;
  before.replaceWith(after);
}

// Size

const sizeOf = (side) => sideOf(side)?.pages[state.at[side] - 1] ?? null;
const watchSize = new ResizeObserver(() => arrange());

// Pages stand beside each other; wide ones one above the other, where they could not be read otherwise.
function arrange() {
  const strip = find(".panes", root), sizes = [...panes.keys()].map(sizeOf).filter(Boolean);
  if (!strip || sizes.length === 0) return;
  const isWide = sizes.every(({ width, height }) => width > height), room = strip.clientWidth / panes.size;
  strip.classList.toggle("stacked", panes.size > 1 && isWide && room < sizes[0].width * READABLE);
  for (const side of panes.keys()) fit(side);
  choosePictureSize();
}

function fit(side) {
  const size = sizeOf(side), { scroller, paper } = panes.get(side);
  if (!size) return;
  const wide = (scroller.clientWidth - AROUND) / size.width, high = (scroller.clientHeight - AROUND) / size.height;
  const scale = state.zoom === "width" || isPhone() ? wide : state.zoom === "page" ? Math.min(wide, high) : (PT * Number(state.zoom)) / 100;
  paper.style.inlineSize = `${Math.max(scale, 0.1) * size.width}px`;
  paper.style.aspectRatio = `${size.width} / ${size.height}`;
  paper.dataset.scale = scale;
}

// As sharp as the screen shows it, and no sharper than it can be drawn while somebody types.
function choosePictureSize() {
  const scales = [...panes.values()].map(({ paper }) => Number(paper.dataset.scale ?? 0));
  const needed = Math.max(DPI, 72 * Math.max(...scales)) * devicePixelRatio;
  const dpi = Math.min(MOST_DPI, Math.ceil(needed / 55) * 55);
  if (dpi === state.dpi) return;
  const isMore = dpi > state.dpi;
  state.dpi = dpi;
  if (isMore) for (const side of panes.keys()) showPicture(side);
}

// One page

function showPage(side) {
  const pane = panes.get(side);
  if (!pane) return;
  const { pages, locales } = sideOf(side), page = state.at[side], names = locales.map((locale) => localized(languageOf(locale).name));
  pane.caption.textContent = pages.length === 0 ? "" : word("page_alt", { language: new Intl.ListFormat([language()]).format(names), page, count: pages.length });
  pane.paper.hidden = pages.length === 0;
  note(side, pages.length === 0 ? word("page_none") : "");
  if (pages.length === 0) return;
  fit(side);
  boxesOf(side);
  showPicture(side);
}

function boxesOf(side) {
  const size = sizeOf(side), { boxes } = panes.get(side);
  if (size) drawBoxes(boxes, side, state.at[side], size);
}

async function showPicture(side) {
  const pane = panes.get(side), page = state.at[side];
  if (!pane || sideOf(side).pages.length === 0) return;
  const before = heldPicture(side, page);
  if (pane.paper.dataset.page !== String(page)) await put(pane, before, page);
  pane.paper.classList.toggle("waiting", before === null);
  if (before === null) note(side, word("page_waiting"));
  try {
    const url = await pictureOf(side, page);
    if (url !== null && panes.get(side) === pane && state.at[side] === page) await put(pane, url, page);
    note(side, "");
  } catch {
    if (heldPicture(side, page) === null) note(side, word("page_failed"), button("", () => showPicture(side), word("page_again")));
  }
  pane.paper.classList.remove("waiting");
}

// The new picture takes the place of the old one when it can be painted at once.
async function put({ paper, caption }, url, page) {
  const before = find("img", paper), image = make("img", "");
  paper.dataset.page = page;
  if (url !== null && before.src === url) return;
  image.alt = caption.textContent;
  image.draggable = false;
  if (url !== null) {
    image.src = url;
    await image.decode().catch(() => {});
    if (paper.dataset.page !== String(page)) return;
  }
  find("img", paper).replaceWith(image);
}

function note(side, words, ...more) {
  panes.get(side)?.note.replaceChildren(...(words ? [make("p", "", words), ...more] : []));
}

// Scrolling: only to a text that was chosen elsewhere

function chosen(from) {
  for (const [side, { boxes }] of panes) dressBoxes(boxes, side);
  if (from !== "again") reveal([...panes.keys()].filter((side) => from !== "pages" || side !== clickedSide()));
}

function reveal(sides) {
  for (const side of sides) {
    const { boxes, scroller } = panes.get(side), box = find(".chosen:not(.beside)", boxes) ?? find(".chosen", boxes);
    if (box) scrollTo(scroller, box);
  }
}

let leader = null;
function scrollTo(scroller, box) {
  const [outer, inner] = [scroller.getBoundingClientRect(), box.getBoundingClientRect()];
  const away = (start, end, from, to) => (start < from + MARGIN || end > to - MARGIN ? (start + end - from - to) / 2 : 0);
  const top = away(inner.top, inner.bottom, outer.top, outer.bottom), left = away(inner.left, inner.right, outer.left, outer.right);
  leader = null;
  if (top || left) scroller.scrollBy({ top, left, behavior: STILL.matches ? "instant" : "smooth" });
}

// What somebody scrolls by hand, the other page follows: from its own side, for its language begins there.
addEventListener("wheel", (event) => { leader = event.target.closest?.(".pane")?.dataset.side ?? null; }, { passive: true });
function follow(side) {
  if (side !== leader) return;
  const { scroller } = panes.get(side);
  for (const [other, pane] of panes) {
    if (other === side) continue;
    const share = (extent, view, at) => (extent > view ? Math.abs(at) / (extent - view) : 0), to = pane.scroller;
    const across = share(scroller.scrollWidth, scroller.clientWidth, scroller.scrollLeft) * (to.scrollWidth - to.clientWidth);
    to.scrollTop = share(scroller.scrollHeight, scroller.clientHeight, scroller.scrollTop) * (to.scrollHeight - to.clientHeight);
    to.scrollLeft = to.dir === "rtl" ? -across : across;
  }
}

// A page that is larger than its pane is moved by dragging it.
function pan(scroller) {
  let last = null;
  scroller.addEventListener("pointerdown", (event) => { if (event.pointerType === "mouse" && event.button === 0) last = event; });
  addEventListener("pointerup", () => { last = null; });
  scroller.addEventListener("pointermove", (event) => {
    if (!last || event.buttons !== 1) return;
    leader = null;
    scroller.scrollBy(last.clientX - event.clientX, last.clientY - event.clientY);
    last = event;
  });
}
