// The screen on which texts are translated and written, which the page fetches when it has shown the documents.
import { startEditor } from "./editor.js";
import { startKeys } from "./keys.js";
import { startList } from "./list.js";
import { isPhone, startPages } from "./pages.js";
import { on, setTask } from "./store.js";
import { startWriter } from "./writer.js";

export { showKeys } from "./keys.js";
export { showWriter } from "./writer.js";

const STYLES = ["pages", "list", "editor", "writer"];

export async function startScreen() {
  await Promise.all(STYLES.map(wear));
  startPages();
  startEditor();
  startList();
  startKeys();
  startWriter();
  on("chosen", ({ from }) => { if (isPhone() && (from === "pages" || from === "list")) setTask("field"); });
}

function wear(name) {
  const sheet = document.createElement("link");
  Object.assign(sheet, { rel: "stylesheet", href: `/${name}.css` });
  document.head.append(sheet);
  return new Promise((worn, failed) => { Object.assign(sheet, { onload: worn, onerror: failed }); });
}
