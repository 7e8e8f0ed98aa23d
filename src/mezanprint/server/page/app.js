// Shows the last build and asks for the next. All that comes from the project is text or a picture, never markup.
const find = (query) => document.querySelector(query);
const nav = find(".editions"), pages = find(".pages"), side = find(".side"), status = find(".status");
const key = "mezanprint-token";
if (location.hash.startsWith("#k=")) {
  sessionStorage.setItem(key, location.hash.slice(3));
  history.replaceState(null, "", "/");
}
let board = null, chosen = null, shown = 0;
const pictures = new Map();

function make(tag, kind, ...inside) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...inside.filter((each) => each !== null));
  return element;
}

async function ask(path, headers = {}) {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${sessionStorage.getItem(key)}`, ...headers } });
  if (!answer.ok) throw Object.assign(new Error(path), { status: answer.status });
  return answer;
}

function button(kind, act, ...inside) {
  const element = make("button", kind, ...inside);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

function drawEditions() {
  const list = make("ul", "", ...board.editions.map((edition) => {
    const counts = [[edition.errors, "✕"], [edition.warnings, "!"]].filter(([n]) => n).map(([n, sign]) => `${sign}${n}`).join(" ");
    const name = make("bdi", "", edition.name);
    const choose = button("", () => { chosen = edition.name; drawEditions(); drawEdition().catch(() => {}); pages.focus({ preventScroll: true }); scrollTo(0, 0); },
      name, make("small", "", `${edition.state} ${counts}`));
    choose.ariaCurrent = String(edition.name === chosen);
    return make("li", edition.refused ? "bad" : "", choose);
  }));
  nav.replaceChildren(make("h2", "", board.words.editions), list);
  nav.ariaLabel = board.words.editions;
}

// A page and a list item light up together; only what somebody chose is scrolled to.
function light(number) {
  for (const each of document.querySelectorAll(".on")) each.classList.remove("on");
  const spot = document.getElementById(`s${number}`), item = document.getElementById(`f${number}`);
  for (const each of [spot, item]) each?.classList.add("on");
  return { spot, item };
}

function drawFinding(finding) {
  const { words } = board;
  const item = make("li", `finding ${finding.severity}`,
    make("span", "n", String(finding.number)),
    make("p", "what", make("b", "", finding.severity_word), " ", finding.message),
    ...finding.hints.map((hint) => make("p", "hint", hint)));
  if (finding.file) {
    const file = make("p", "file", finding.file);
    file.dir = "ltr";
    item.append(file);
  }
  item.id = `f${finding.number}`;
  if (finding.area) {
    item.append(button("show", () => {
      const { spot } = light(finding.number);
      spot.scrollIntoView({ block: "center" });
      spot.focus({ preventScroll: true });
    }, `${words.show} (${words.page} ${finding.page})`));
  }
  return item;
}

function drawSpot(finding) {
  const spot = button("spot", () => light(finding.number).item.scrollIntoView({ block: "center" }), make("b", "", String(finding.number)));
  spot.id = `s${finding.number}`;
  spot.ariaLabel = `${finding.number}: ${finding.message}`;
  ["left", "top", "width", "height"].forEach((side, index) => { spot.style[side] = `${finding.area[index]}%`; });
  return spot;
}

async function drawPage(page, findings) {
  if (!pictures.has(page.picture)) {
    pictures.set(page.picture, URL.createObjectURL(await (await ask(`/api/picture/${page.picture}`)).blob()));
  }
  const picture = make("img", "");
  picture.src = pictures.get(page.picture);
  picture.width = page.width;
  picture.height = page.height;
  picture.alt = `${board.words.page} ${page.number}`;
  const spots = findings.filter((each) => each.area && each.page === page.number).map(drawSpot);
  return make("figure", "", make("div", "paper", picture, ...spots), make("figcaption", "", picture.alt));
}

async function drawEdition() {
  const { words } = board, mine = ++shown;
  const edition = board.editions.find((each) => each.name === chosen);
  const full = edition ? await (await ask(`/api/edition/${edition.id}`)).json() : { pages: [], findings: [] };
  const drawn = await Promise.all(full.pages.map((page) => drawPage(page, full.findings)));
  if (mine !== shown) return;
  const at = [scrollX, scrollY], old = side.scrollTop;
  pages.classList.toggle("good", !full.refused);
  const note = !edition ? words.waiting : full.refused ? words.nowhere : words.elsewhere;
  pages.replaceChildren(full.refused ? make("p", "stamp", words.refused) : "", ...(drawn.length ? drawn : [make("p", "", note)]));
  pages.ariaLabel = words.pages;
  const list = (found) => make("ol", "", ...found.map(drawFinding));
  side.replaceChildren(
    ...(board.general.length ? [make("h2", "", words.general), list(board.general)] : []),
    make("h2", "", words.findings),
    full.findings.length ? list(full.findings) : make("p", "clean", words.clean));
  side.ariaLabel = words.findings;
  scrollTo(...at);
  side.scrollTop = old;
  const inUse = new Set([...document.images].map((image) => image.src));
  for (const [name, address] of pictures) if (!inUse.has(address)) { URL.revokeObjectURL(address); pictures.delete(name); }
}

async function follow() {
  for (;;) {
    try {
      const news = await (await ask("/api/board", board ? { Seen: String(board.version) } : {})).json();
      if (board && news.version === board.version) continue;
      const first = !board;
      board = news;
      document.title = find("h1").textContent = board.words.title;
      if (!board.editions.some((edition) => edition.name === chosen)) {
        chosen = (board.editions.find((edition) => edition.refused) ?? board.editions[0])?.name ?? null;
      }
      drawEditions();
      await drawEdition();
      status.textContent = first ? "" : board.words.renewed;
      document.body.dataset.version = board.version;
    } catch (trouble) {
      status.textContent = board ? (trouble.status === 403 ? board.words.closed : board.words.gone) : `mezanprint: ${trouble.status ?? "…"}`;
      if (trouble.status === 403) return;
      await new Promise((done) => setTimeout(done, 1500));
    }
  }
}
follow();
