// The boxes over a page: of each string one button, with a piece over each of its lines.
import { button, make } from "./dom.js";
import { choose, formsOf, isEdited, on, severityOf, spotsOf, state, stateOf } from "./store.js";
import { word } from "./words.js";

const DRAG = 4;  // px from which on a press that moves is no click
const AROUND = 1;  // pt that a box is larger than its letters
let pressed = null, lastSide = null;

// Where a string was chosen on a page last: that page needs not scroll to it.
export const clickedSide = () => lastSide;

addEventListener("pointerdown", (event) => { pressed = [event.clientX, event.clientY]; }, true);
const isDrag = (event) => event.detail > 0 && pressed !== null && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > DRAG;

export function drawBoxes(paper, side, page, size) {
  const had = paper.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  const boxes = [];
  for (const string of state.strings) {
    for (const spot of spotsOf(string, side)) {
      if (spot.page === page && spot.lines.length > 0) boxes.push(drawBox(string, spot, side, size));
    }
  }
  if (!boxes.some((box) => box.tabIndex === 0) && boxes.length > 0) boxes[0].tabIndex = 0;
  paper.replaceChildren(...boxes);
  if (had !== null) boxes.find((box) => box.dataset.id === had)?.focus({ preventScroll: true });
}

function drawBox(string, spot, side, size) {
  const area = spot.lines.reduce(([left, top, right, bottom], line) =>
    [Math.min(left, line[0]), Math.min(top, line[1]), Math.max(right, line[2]), Math.max(bottom, line[3])]);
  const box = button("box", (event) => {
    if (isDrag(event)) return;
    lastSide = spot.beside ? null : side;
    choose(string.id, "pages");
  }, ...joined(spot.lines).map((line) => positioned(make("i", ""), line, area)));
  positioned(box, area, [0, 0, size.width, size.height]);
  box.dataset.id = string.id;
  box.classList.toggle("beside", spot.beside);
  dress(box, string, side);
  return box;
}

// Lines of a paragraph touch, so that nobody clicks between them.
const joined = (lines) => lines.map(([left, top, right, bottom], at) => {
  const next = lines[at + 1], gap = next ? next[1] - bottom : 0;
  return [left - AROUND, top - (at ? 0 : AROUND), right + AROUND, gap > 0 && gap < bottom - top ? next[1] : bottom + AROUND];
});

function positioned(element, [left, top, right, bottom], around) {
  const width = around[2] - around[0] || 1, height = around[3] - around[1] || 1;
  const shares = [(left - around[0]) / width, (top - around[1]) / height, (right - left) / width, (bottom - top) / height];
  ["left", "top", "width", "height"].forEach((name, at) => { element.style[name] = `${100 * shares[at]}%`; });
  return element;
}

// The look of a box says by pattern and colour what the state of its string is, its name says it in words.
function dress(box, string, side) {
  const isWritten = (side === "target" || state.sides.length === 1) && !box.classList.contains("beside");  // the source is elsewhere: nothing is amiss there
  const severity = isWritten ? severityOf(string) : null, kind = isWritten ? stateOf(string) : "source", isChosen = string.id === state.chosen;
  box.classList.toggle("open", kind === "missing");
  box.classList.toggle("unsure", kind === "fuzzy" || kind === "disputed");
  box.classList.toggle("bad", severity === "error");
  box.classList.toggle("warned", severity === "warning");
  box.classList.toggle("edited", isWritten && isEdited(string));
  box.classList.toggle("chosen", isChosen);
  box.ariaCurrent = String(isChosen);
  box.tabIndex = isChosen && isWritten ? 0 : -1;
  const words = [...(["translated", "source"].includes(kind) ? [] : [word(`state_${kind}`)]), ...(severity ? [word(severity)] : [])];
  const text = ((isWritten && formsOf(string).find(Boolean)) || string.source).slice(0, 80);
  box.ariaLabel = `${string.number}: ${text}${words.length ? ` (${words.join(", ")})` : ""}`;
}

// Another string is chosen: the boxes stay where they are.
export function dressBoxes(paper, side) {
  const strings = new Map(state.strings.map((string) => [string.id, string]));
  for (const box of paper.children) dress(box, strings.get(box.dataset.id), side);
  if (paper.firstElementChild && ![...paper.children].some((box) => box.tabIndex === 0)) paper.firstElementChild.tabIndex = 0;
}

// Arrow keys go from text to text of a page, Enter chooses.
export function walk(event, paper) {
  const by = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by || event.altKey || event.ctrlKey || event.metaKey || !event.target.classList.contains("box")) return;
  const boxes = [...paper.children], across = event.key === "ArrowRight" || event.key === "ArrowLeft";
  const isRtl = getComputedStyle(paper).direction === "rtl";
  const box = boxes[boxes.indexOf(event.target) + (across && isRtl ? -by : by)];
  if (!box) return;
  event.preventDefault();
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "nearest", inline: "nearest" });
}

on("chosen", ({ from }) => { if (from !== "pages") lastSide = null; });
