// The writer's mode beside the texts: sections, pictures and figures of a document, each saved at once.
import { button, find, make, sentence } from "./dom.js";
import { drawFigures } from "./grids.js";
import { ask, Refused } from "./net.js";
import { drawPictures } from "./placing.js";
import { drawSections } from "./sections.js";
import { emit, on, state } from "./store.js";
import { localized, word } from "./words.js";

const TABS = { sections: drawSections, pictures: drawPictures, figures: drawFigures };
const CONFLICT = 409;
const sheet = find("#writer"), body = make("div", "tab"), trouble = make("div", "trouble");
let shown = "sections", turn = 0;

export function startWriter() {
  trouble.role = "alert";
  on("opened", () => { if (sheet.open) draw(); });
  on("language", () => { if (sheet.open) draw(); });
  on("closed", () => sheet.close());
}

export function showWriter() {
  trouble.replaceChildren();
  body.replaceChildren();
  draw();
  sheet.showModal();
}

function draw() {
  const tabs = make("div", "group", ...Object.keys(TABS).map((name) => {
    const tab = button("", () => { shown = name; trouble.replaceChildren(); draw(); }, word(`write_${name}`));
    tab.dataset.tab = name;
    tab.ariaPressed = String(name === shown);
    return tab;
  }));
  const close = button("close", () => sheet.close(), "✕"), update = button("update", bringUpToDate, word("write_update"));
  const had = sheet.contains(document.activeElement) ? document.activeElement.dataset.tab : null;
  close.ariaLabel = close.title = word("close");
  sheet.replaceChildren(make("header", "", make("h2", "", word("write_document")), close), tabs, trouble, body,
    make("footer", "", make("p", "quiet", word("write_update_why")), update));
  if (had) find(`[data-tab="${had}"]`, sheet)?.focus();
  fill();
}

// What comes of a question is drawn if nothing else was asked for meanwhile.
async function fill() {
  const mine = ++turn;
  await attempt(async () => {
    const content = await TABS[shown](attempt);
    if (mine === turn) body.replaceChildren(...content);
  });
}

// Do something that the program may refuse, and show why; after a conflict show what stands there.
async function attempt(act) {
  try {
    trouble.replaceChildren();
    await act();
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    const findings = refused.value?.findings ?? [];
    if (refused.status === CONFLICT) fill();
    const words = refused.status === CONFLICT ? word("write_stale") : word("refused", { status: refused.status });
    trouble.replaceChildren(...(findings.length > 0 ? findings.flatMap(lines) : [make("p", "", words)]));
  }
}

const lines = ({ message, hints }) => [make("p", "", ...sentence(localized(message))), ...hints.map((hint) => make("p", "quiet", ...sentence(localized(hint))))];

const bringUpToDate = () => attempt(async () => {
  const { changed } = await ask("update");
  emit("say", { words: word("write_updated", { count: changed.length }) });
});
