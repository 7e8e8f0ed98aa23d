// On a phone the page is on another screen: the lines round the chosen string are cut from its picture, above the field.
import { make } from "./dom.js";
import { heldPicture, pictureOf } from "./pictures.js";
import { chosenString, mainSide, ownSpots } from "./store.js";
import { word } from "./words.js";

const AROUND = 14, LARGEST = 1.6; // pt of page round the lines; px of screen for a pt at most
const phone = matchMedia("(max-width: 820px)");
const place = make("div", "cut"), sheet = make("div", "sheet"), picture = make("img", "");
sheet.append(picture);
place.append(sheet);
place.tabIndex = 0;
place.role = "group";

export function startCut() {
  phone.addEventListener("change", drawCut);
  addEventListener("resize", drawCut);
  return place;
}

export async function drawCut() {
  const string = chosenString(), { side, pages } = mainSide() ?? {};
  const spot = string && ownSpots(string, side)[0], page = spot && pages[spot.page - 1];
  place.hidden = !phone.matches || !page;
  if (place.hidden) return;
  const address = (await pictureOf(side, spot.page).catch(() => null)) ?? heldPicture(side, spot.page);
  if (string !== chosenString() || !address) return;
  if (picture.src !== address) picture.src = address;
  picture.alt = place.ariaLabel = word("field_cut", { number: string.number });
  frame(spot, page);
}

function frame({ lines }, { width, height }) {
  const [left, top, right, bottom] = [0, 1, 2, 3].map((edge) => (edge < 2 ? Math.min : Math.max)(...lines.map((line) => line[edge])));
  const scale = Math.min(LARGEST, place.clientWidth / (right - left + 2 * AROUND));
  const across = (place.clientWidth - (right - left) * scale) / 2 - left * scale;
  sheet.style.inlineSize = `${width * scale}px`;
  sheet.style.blockSize = `${height * scale}px`;
  sheet.style.transform = `translate(${across}px, ${(AROUND - top) * scale}px)`;
  place.style.blockSize = `${(bottom - top + 2 * AROUND) * scale}px`;
  sheet.replaceChildren(picture, ...lines.map((line) => mark(line, scale)));
}

function mark([left, top, right, bottom], scale) {
  const element = make("i", "");
  Object.assign(element.style, { left: `${left * scale}px`, top: `${top * scale}px`, width: `${(right - left) * scale}px`, height: `${(bottom - top) * scale}px` });
  return element;
}
