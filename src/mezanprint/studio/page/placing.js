// The pictures of a document: another one is chosen or dropped, and described.
import { button, code, make } from "./dom.js";
import { ask, upload } from "./net.js";
import { emit, languageOf, state } from "./store.js";
import { word } from "./words.js";

const KINDS = ["image/jpeg", "image/png", "image/webp"];

export async function drawPictures(attempt) {
  const { pictures } = await ask("sections", { session: state.session });
  if (pictures.length === 0) return [make("p", "quiet", word("write_no_pictures"))];
  return [make("ul", "pictures", ...pictures.map((picture) => row(picture, attempt)))];
}

function row(picture, attempt) {
  let brought = null;
  const size = make("p", "quiet", ""), seen = make("img", ""), input = make("input", ""), alt = description(picture);
  const line = make("li", ""), name = code(picture.file);
  seen.hidden = true;
  seen.alt = "";
  const take = (file) => attempt(async () => {
    brought = await upload(file);
    if (seen.src) URL.revokeObjectURL(seen.src);
    seen.src = URL.createObjectURL(file);
    seen.hidden = false;
    size.textContent = word("write_size", { width: brought.width, height: brought.height });
  });
  input.type = "file";
  input.accept = KINDS.join();
  input.hidden = true;
  const choose = button("", () => input.click(), word("write_replace"));
  input.addEventListener("change", () => { if (input.files[0]) take(input.files[0]); });
  const save = button("main", () => attempt(async () => {
    const isDescribed = alt instanceof HTMLTextAreaElement && alt.value !== picture.alt;
    if (brought === null && !isDescribed) return;
    const request = { session: state.session, picture: picture.picture, ...(brought && { upload: brought.upload }), ...(isDescribed && { alt: alt.value }) };
    const { file } = await ask("place", request);
    emit("say", { words: word("write_saved", { file }) });
  }), word("write_place"));
  droppable(line, take);
  line.append(make("p", "what", name), make("div", "line", choose, input, make("span", "quiet", word("write_drop"))), seen, size, alt, save);
  return line;
}

function description(picture) {
  if (picture.alt === null) return make("p", "quiet", word("write_decorative"));
  const alt = make("textarea", ""), { dir } = languageOf(state.source);
  Object.assign(alt, { value: picture.alt, lang: state.source, dir, rows: 2, ariaLabel: word("write_alt"), title: word("write_alt") });
  return alt;
}

function droppable(element, take) {
  const isOver = (over) => (event) => { event.preventDefault(); element.classList.toggle("over", over); };
  element.addEventListener("dragover", isOver(true));
  element.addEventListener("dragleave", isOver(false));
  element.addEventListener("drop", (event) => {
    isOver(false)(event);
    const file = [...event.dataTransfer.files].find(({ type }) => KINDS.includes(type));
    if (file) take(file);
  });
}
