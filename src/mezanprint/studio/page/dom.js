// Elements are made here, so that nothing from a project can be anything but text.
export const find = (query, root = document) => root.querySelector(query);

export function make(tag, kind, ...inside) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...inside.filter((each) => each !== null && each !== undefined));
  return element;
}

export function button(kind, act, ...inside) {
  const element = make("button", kind, ...inside);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

// A key, path, code or number with its unit: left to right in any line.
export function code(text, kind = "code") {
  const element = make("bdi", kind, text);
  element.dir = "ltr";
  return element;
}

// A text of a project, in its own language and direction.
export function text(tag, kind, words, locale, direction) {
  const element = make(tag, kind, words);
  element.lang = locale;
  element.dir = direction;
  return element;
}

// A sentence of the program: what stands between back-ticks is code, which is copied into a terminal and has no isolates in it.
export function sentence(words) {
  return words.replace(/\u2068(`[^`]*`)\u2069/g, "$1").split(/(`[^`]*`)/).filter(Boolean)
    .map((piece) => (piece.startsWith("`") && piece.length > 1 ? code(piece.slice(1, -1).replace(/[\u2066-\u2069]/g, "")) : piece));
}
