"use strict";
// Without this script the page is a picture with links to a list; with it, each string shows its message where it stands.
const all = (query, root = document) => [...root.querySelectorAll(query)];
const entries = all(".entry"), spots = all(".spot"), card = document.querySelector(".card");
const search = document.querySelector("#search"), filters = all(".filters button"), nothing = document.querySelector(".nothing");
let pinned = null, shown = null;

const entryOf = (spot) => document.getElementById(spot.hash.slice(1));
const light = (entry) => spots.forEach((spot) => spot.classList.toggle("on", entry !== null && spot.hash === "#" + entry.id));

function show(spot) {
  shown = spot;
  const entry = entryOf(spot);
  light(entry);
  const head = document.createElement("div"), summary = entry.querySelector("summary");
  head.className = "head";
  head.append(summary.querySelector(".n").cloneNode(true), summary.querySelector(".t").cloneNode(true));
  card.replaceChildren(head, entry.querySelector(".message").cloneNode(true));
  card.hidden = false;
  place(spot);
}

function place(spot) {
  const at = spot.getBoundingClientRect(), own = card.getBoundingClientRect(), gap = 10;
  const below = at.bottom + gap + own.height < innerHeight || at.top < own.height + gap;
  const left = Math.min(Math.max(gap, document.dir === "rtl" ? at.right - own.width : at.left), innerWidth - own.width - gap);
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? at.bottom + gap : at.top - own.height - gap) + scrollY}px`;
}

function hide() {
  shown = null;
  card.hidden = true;
  light(pinned);
}

function pin(entry) {
  pinned = entry;
  entries.forEach((each) => { if (each !== entry) each.open = false; });
  if (entry) {
    entry.open = true;
    const list = entry.closest(".list");
    list.scrollTop += entry.getBoundingClientRect().top - list.getBoundingClientRect().top - 40;
  }
  light(entry);
}

spots.forEach((spot) => {
  spot.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(spot); });
  spot.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
  spot.addEventListener("focus", () => show(spot));
  spot.addEventListener("blur", hide);
  spot.addEventListener("click", (event) => {
    event.preventDefault();
    const entry = entryOf(spot);
    if (!entry.closest("li").hidden) pin(entry);
    show(spot);
  });
});
entries.forEach((entry) => {
  entry.addEventListener("pointerenter", () => light(entry));
  entry.addEventListener("pointerleave", () => light(pinned));
  entry.querySelector("summary").addEventListener("click", () => {
    pinned = entry.open ? null : entry;
    entries.forEach((each) => { if (each !== entry) each.open = false; });
    const spot = spots.find((each) => each.hash === "#" + entry.id);
    if (pinned && spot) spot.scrollIntoView({ block: "center" });
    light(pinned);
  });
});

const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u0652\u0640\u200b-\u200f\u2066-\u2069]/g, "").toLowerCase();
const texts = new Map(entries.map((entry) => [entry, plain(entry.textContent)]));

function choose() {
  const wanted = plain(search.value.trim()), kind = filters.find((each) => each.ariaPressed === "true").value;
  let left = 0;
  entries.forEach((entry) => {
    const number = entry.querySelector(".n").textContent;
    const fits = (!wanted || number === search.value.trim() || texts.get(entry).includes(wanted)) && (!kind || entry.matches("." + kind));
    entry.closest("li").hidden = !fits;
    left += fits;
    spots.filter((spot) => spot.hash === "#" + entry.id).forEach((spot) => { spot.hidden = !fits; });
  });
  nothing.hidden = left > 0;
}
search.addEventListener("input", choose);
filters.forEach((button) => button.addEventListener("click", () => {
  filters.forEach((each) => { each.ariaPressed = String(each === button); });
  choose();
}));
addEventListener("keydown", (event) => {
  if (event.key === "Escape") { hide(); pin(null); }
  if (event.key === "/" && event.target !== search) { event.preventDefault(); search.focus(); }
});
addEventListener("resize", () => { if (shown) place(shown); });
if (location.hash) { const entry = document.querySelector(".entry" + location.hash); if (entry) pin(entry); }
