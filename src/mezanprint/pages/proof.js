"use strict";
// Without this script the page is pictures with links to a list and back; with it, each string shows its message where
// it stands, and the list goes along with the pages.
const all = (query, root = document) => [...root.querySelectorAll(query)];
const one = (query) => document.querySelector(query);
const pages = one(".pages"), figures = all("figure"), side = one(".side"), list = one(".list"), card = one(".card");
const entries = all(".entry"), spots = all(".spot"), groups = all(".list > .page");
const search = one("#search"), filters = all(".filters button"), nothing = one(".nothing");
const jump = one("#page"), zoom = one("#zoom"), toggle = one(".strings");
const narrow = matchMedia("(max-width: 62rem)"), REACH = 22;
let pinned = null, shown = null, seen = 0;
document.documentElement.classList.add("js");

const entryOf = (spot) => document.getElementById(spot.hash.slice(1));
const spotOf = (entry) => spots.find((spot) => spot.hash === "#" + entry.id);
const isOf = (spot, entry) => entry !== null && spot.hash === "#" + entry.id;
const current = (element, is) => { if (is) element.setAttribute("aria-current", "true"); else element.removeAttribute("aria-current"); };
const light = (entry) => spots.forEach((spot) => spot.classList.toggle("on", isOf(spot, entry)));

// The card beside a string, where there is a mouse or room for it; elsewhere the list is the card.
function show(spot) {
  const entry = entryOf(spot);
  light(entry);
  if (narrow.matches) return;
  shown = spot;
  const head = document.createElement("div"), summary = entry.querySelector("summary");
  const message = entry.querySelector(".message").cloneNode(true);
  message.querySelector(".links")?.remove();
  head.className = "head";
  head.append(summary.querySelector(".n").cloneNode(true), summary.querySelector(".t").cloneNode(true));
  card.replaceChildren(head, message);
  card.hidden = false;
  place(spot);
}

function place(spot) {
  const at = spot.getBoundingClientRect(), own = card.getBoundingClientRect(), gap = 10;
  const below = at.bottom + gap + own.height < innerHeight || at.top < own.height + gap;
  const left = Math.min(Math.max(gap, document.dir === "rtl" ? at.right - own.width : at.left), innerWidth - own.width - gap);
  card.style.left = `${left}px`;
  card.style.top = `${Math.max(gap, below ? at.bottom + gap : at.top - own.height - gap)}px`;
}

function hide() {
  shown = null;
  card.hidden = true;
  light(pinned);
}

// The list: one entry is open, and what is open or stands on the page in view is in sight.
function reveal(item) {
  // A heading may be held at the top: where it belongs is told by what comes behind it.
  let entry = item;
  while (entry.matches(".page, [hidden]") && entry.nextElementSibling) entry = entry.nextElementSibling;
  const above = Math.max(0, ...groups.map((group) => group.offsetHeight));
  list.scrollTop += entry.getBoundingClientRect().top - list.getBoundingClientRect().top - above;
}

function pin(entry) {
  pinned = entry;
  entries.forEach((each) => {
    if (each !== entry) each.open = false;
    current(each.querySelector("summary"), each === entry);
  });
  spots.forEach((spot) => current(spot, isOf(spot, entry)));
  if (entry) {
    entry.open = true;
    reveal(entry);
  }
  light(entry);
}

function openList(open) {
  side.classList.toggle("open", open);
  toggle.ariaExpanded = String(open);
  const group = groups.find((each) => each.id === `l${seen}` && !each.hidden);
  if (open && (pinned || group)) reveal(pinned ?? group);
}

function choose(spot, byKey) {
  const entry = entryOf(spot), hidden = entry.closest("li").hidden;
  if (!hidden) {
    openList(true);
    pin(entry);
    if (byKey) entry.querySelector("summary").focus();
    if (narrow.matches) spot.scrollIntoView({ block: "center" });
  }
  if (hidden || !byKey) show(spot);
}

spots.forEach((spot) => {
  spot.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(spot); });
  spot.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
  spot.addEventListener("focus", () => show(spot));
  spot.addEventListener("blur", hide);
  spot.addEventListener("click", (event) => {
    event.preventDefault();
    choose(spot, event.detail === 0);
  });
});

// A line of small print is no target for a finger: what is nearest counts.
all(".paper").forEach((paper) => paper.addEventListener("click", (event) => {
  if (event.target.closest(".spot")) return;
  const far = (spot) => {
    const box = spot.getBoundingClientRect();
    const across = Math.max(box.left - event.clientX, 0, event.clientX - box.right);
    return Math.hypot(across, Math.max(box.top - event.clientY, 0, event.clientY - box.bottom));
  };
  const near = all(".spot:not([hidden])", paper).sort((a, b) => far(a) - far(b))[0];
  if (near && far(near) <= REACH) choose(near, false);
}));

function goTo(spot) {
  spot.scrollIntoView({ block: "center", inline: "nearest" });
  light(entryOf(spot));
}
entries.forEach((entry) => {
  entry.addEventListener("pointerenter", () => light(entry));
  entry.addEventListener("pointerleave", () => light(pinned));
  entry.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    pin(entry.open ? null : entry);
    const spot = spotOf(entry);
    if (pinned && spot) goTo(spot);
  });
});
all(".go").forEach((link) => link.addEventListener("click", (event) => {
  event.preventDefault();
  const spot = one(link.hash);
  goTo(spot);
  spot.focus({ preventScroll: true });
}));

all("figcaption a").forEach((link) => link.addEventListener("click", (event) => {
  event.preventDefault();
  openList(true);
  const group = one(link.hash);
  reveal(group);
  group.querySelector("a").focus({ preventScroll: true });
}));
one(".skip").addEventListener("click", () => openList(true));

// From page to page.
function follow() {
  const box = pages.getBoundingClientRect(), middle = (box.top + box.bottom) / 2;
  const far = (figure) => {
    const own = figure.getBoundingClientRect();
    return Math.max(own.top - middle, 0, middle - own.bottom);
  };
  const near = figures.reduce((best, figure) => (far(figure) < far(best) ? figure : best));
  if (shown) place(shown);
  if (seen === figures.indexOf(near) + 1) return;
  seen = figures.indexOf(near) + 1;
  jump.value = String(seen);
  one(".previous").disabled = seen === 1;
  one(".next").disabled = seen === figures.length;
  groups.forEach((group) => current(group.querySelector("a"), group.id === `l${seen}`));
  const isHere = pinned && spots.some((spot) => isOf(spot, pinned) && near.contains(spot));
  const group = groups.find((each) => each.id === `l${seen}` && !each.hidden);
  if (group && !isHere) reveal(group);
}
const go = (number) => figures[number - 1]?.scrollIntoView({ block: "start" });

function resize() {
  // What is in the middle stays there.
  const at = figures[seen - 1], box = pages.getBoundingClientRect(), middle = (box.top + box.bottom) / 2;
  const before = at.getBoundingClientRect(), share = (middle - before.top) / before.height;
  pages.style.setProperty("--zoom", Number(zoom.value) / 100);
  const after = at.getBoundingClientRect();
  pages.scrollTop += after.top + share * after.height - middle;
  pages.scrollLeft = (pages.scrollWidth - pages.clientWidth) / 2 * (document.dir === "rtl" ? -1 : 1);
  one(".smaller").disabled = zoom.selectedIndex === 0;
  one(".larger").disabled = zoom.selectedIndex === zoom.length - 1;
}

let waiting = false;
pages.addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; follow(); });
});
jump.addEventListener("change", () => go(Number(jump.value)));
one(".previous").addEventListener("click", () => go(seen - 1));
one(".next").addEventListener("click", () => go(seen + 1));
zoom.addEventListener("change", resize);
[[".smaller", -1], [".larger", 1]].forEach(([name, step]) => one(name).addEventListener("click", () => {
  zoom.selectedIndex += step;
  resize();
}));
toggle.addEventListener("click", () => openList(!side.classList.contains("open")));

const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u0652\u0640\u200b-\u200f\u2066-\u2069]/g, "").toLowerCase();
const texts = new Map(entries.map((entry) => [entry, plain(entry.textContent)]));

function filter() {
  const wanted = plain(search.value.trim()), kind = filters.find((each) => each.ariaPressed === "true").value;
  let group = null, left = 0;
  all(".list > li").forEach((item) => {
    const entry = item.querySelector(".entry");
    if (!entry) {
      group = item;
      if (item !== nothing) item.hidden = true;
      return;
    }
    const number = entry.querySelector(".n").textContent;
    const fits = (!wanted || number === search.value.trim() || texts.get(entry).includes(wanted)) && (!kind || entry.matches("." + kind));
    item.hidden = !fits;
    if (fits) group.hidden = false;
    left += fits;
    spots.filter((spot) => isOf(spot, entry)).forEach((spot) => { spot.hidden = !fits; });
  });
  nothing.hidden = left > 0;
}
search.addEventListener("input", filter);
filters.forEach((button) => button.addEventListener("click", () => {
  filters.forEach((each) => { each.ariaPressed = String(each === button); });
  filter();
}));
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (narrow.matches && side.contains(document.activeElement)) toggle.focus();
    hide();
    pin(null);
    openList(false);
  }
  if (event.altKey && (event.key === "PageUp" || event.key === "PageDown")) {
    event.preventDefault();
    go(seen + (event.key === "PageUp" ? -1 : 1));
  }
  if (event.key === "/" && event.target !== search) {
    event.preventDefault();
    openList(true);
    search.focus();
  }
});
addEventListener("resize", follow);
follow();
resize();
if (location.hash) {
  const entry = one(".entry" + location.hash);
  if (entry) choose(spotOf(entry) ?? entry.querySelector("summary"), false);
}
