// Pictures of pages: of each the newest, asked for when the page is looked at. The old one stays until the new one is here.
import { askPage, askPicture } from "./net.js";
import { emit, on, state } from "./store.js";

const MOST = 40, TRIES = 3, BUSY = 503;
const held = new Map();  // "side:page" -> { url, dpi, stale, turn, question }

const nameOf = (side, page) => `${side}:${page}`;

function slot(side, page) {
  const name = nameOf(side, page), picture = held.get(name) ?? { url: null, dpi: 0, stale: true, turn: 0, question: null };
  held.delete(name);
  held.set(name, picture);  // the last in the order is the one used last
  return picture;
}

// The picture of a page as it is held, or null: it may be of an older state.
export const heldPicture = (side, page) => held.get(nameOf(side, page))?.url ?? null;

// The picture of a page as it is now; null when another has come meanwhile. Who asks twice shares one question.
export async function pictureOf(side, page) {
  const picture = slot(side, page), dpi = state.dpi;
  if (picture.url && !picture.stale && picture.dpi >= dpi) return picture.url;
  if (picture.question?.turn !== picture.turn || picture.question.dpi < dpi) {
    const answer = fetchInto(picture, dpi, () => patiently(() => askPage({ session: state.session, side, page, dpi })));
    picture.question = { turn: picture.turn, dpi, answer };
    answer.then((url) => { if (url) emit("pictured", { side, page }); }, () => {}).finally(() => { picture.question = null; });
  }
  return picture.question.answer;
}

async function patiently(question) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await question();
    } catch (trouble) {
      if (trouble.status !== BUSY || attempt === TRIES) throw trouble;
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

async function fetchInto(picture, dpi, question) {
  picture.turn += 1;
  const turn = picture.turn, blob = await question();  // a later question makes this answer void
  if (turn !== picture.turn) return null;
  if (picture.url) URL.revokeObjectURL(picture.url);
  Object.assign(picture, { url: URL.createObjectURL(blob), dpi, stale: false });
  for (const [name, { url }] of held) {
    if (held.size <= MOST) break;
    URL.revokeObjectURL(url);
    held.delete(name);
  }
  return picture.url;
}

const outdate = (picture) => { picture.stale = true; };

on("picture", async ({ side, page, name }) => {
  const picture = slot(side, page);
  try {
    if (await fetchInto(picture, state.dpi, () => askPicture(name))) emit("pictured", { side, page });
  } catch {
    outdate(picture);  // another has taken its place: the page is asked for when all pages are laid out
  }
});

on("settled", ({ changed }) => {
  for (const { side, page } of changed) {
    const picture = held.get(nameOf(side, page));
    if (picture) outdate(picture);
    emit("pictured", { side, page });
  }
});

on("opened", ({ again }) => {
  for (const picture of held.values()) {
    outdate(picture);
    picture.turn += 1;
    if (!again && picture.url) URL.revokeObjectURL(picture.url);
  }
  if (!again) held.clear();
});
