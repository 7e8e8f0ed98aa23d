// Directional isolates in a field: a piece with an order of its own stands between U+2066 or U+2067 and U+2069 while it is
// edited, as it stands in an element with `dir` on the page. They are ours and belong to no text: which ones, their places say.
const OPEN = { ltr: "\u2066", rtl: "\u2067" };
const CLOSE = "\u2069";
const PLACEHOLDER = /\{[^{}\s=“”"'`]+\}|\[\^[^\]\s]+\]/g;
const STRONG = { ltr: /^[\p{Script=Latin}\p{Nd}]/u, rtl: /^[\p{Script=Arabic}\p{Script=Hebrew}]/u };

// Placeholders and note marks of a text, and whatever else the source has as a chip, as spans that are edited whole.
export function findChips(text, known = []) {
  const spans = [...text.matchAll(PLACEHOLDER)].map((match) => span(match.index, match.index + match[0].length, "ltr", true));
  for (const chip of known) {
    for (let at = text.indexOf(chip); at >= 0; at = text.indexOf(chip, at + chip.length)) {
      const end = at + chip.length;
      if (!spans.some((each) => each.start < end && at < each.end)) spans.push(span(at, end, "ltr", true));
    }
  }
  return spans.sort((one, other) => one.start - other.start);
}

export function span(start, end, dir, chip = false) {
  return { start, end, dir, chip };
}

// Spans that lie apart or within each other, the outer one first; one that would cross another, or cut a chip, is left out.
export function nested(spans) {
  const sorted = [...spans].sort((one, other) => one.start - other.start || other.end - one.end || other.chip - one.chip);
  const kept = [];
  for (const each of sorted) {
    const crosses = kept.some((one) => one.start < each.start && each.start < one.end && one.end < each.end);
    const within = kept.some((one) => one.chip && one.start <= each.start && each.end <= one.end);
    if (each.start < each.end && !crosses && !within) kept.push(each);
  }
  return kept;
}

// A text with isolates round its spans, and the places of these marks in it.
export function dress(text, spans) {
  const kept = nested(spans), marks = [];
  let value = "", open = [];
  for (let at = 0; at <= text.length; at++) {
    while (open.length && open.at(-1).end === at) {
      marks.push({ at: value.length, bare: at, closes: true, chip: open.pop().chip });
      value += CLOSE;
    }
    for (const each of kept.filter((one) => one.start === at)) {
      marks.push({ at: value.length, bare: at, closes: false, chip: each.chip });
      value += OPEN[each.dir];
      open.push(each);
    }
    value += text.slice(at, at + 1);
  }
  return { value, marks };
}

// Where a place in a dressed value is in its bare text.
export function bareAt(marks, at) {
  return at - marks.filter((mark) => mark.at < at).length;
}

// Where a place of the bare text is in the value: outside of the pieces that end or begin there, or within the one that ends.
export function dressedAt(marks, bare, inside = false) {
  const before = marks.filter((mark) => mark.bare < bare || (mark.bare === bare && mark.closes && !(inside && !mark.chip)));
  return bare + before.length;
}

// A value without the isolates of ours in it, wherever it came from: those that enclose exactly a chip, a piece that was isolated,
// or nothing any more. Of two pairs round the same the outer one is of the text.
export function undress(value, chips, pieces) {
  const opened = [], pairs = new Map();
  const bare = (start, end) => [...value.slice(start, end)].filter((_, at) => !pairs.has(start + at) && ![...pairs.values()].includes(start + at)).join("");
  for (let at = 0; at < value.length; at++) {
    if (/[\u2066-\u2068]/.test(value[at])) opened.push(at);
    if (value[at] !== CLOSE || opened.length === 0) continue;
    const start = opened.pop(), inside = bare(start + 1, at);
    if (pairs.get(start + 1) === at - 1 && inside) continue;
    const [chip] = findChips(inside, chips), isChip = chip?.start === 0 && chip.end === inside.length && value[start] === OPEN.ltr;
    if (!inside || isChip || pieces.some((piece) => piece.text === inside && value[start] === OPEN[piece.dir])) pairs.set(start, at);
  }
  const ours = new Set([...pairs].flat());
  return value.split("").filter((_, at) => !ours.has(at)).join("");
}

// What a native edit changed: the values before and after, and where the caret stands now.
export function difference(before, after, caret) {
  let suffix = 0;
  const most = Math.min(before.length, after.length - Math.min(caret, after.length));
  while (suffix < most && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  let prefix = 0;
  while (prefix < Math.min(before.length, after.length) - suffix && before[prefix] === after[prefix]) prefix++;
  return { start: prefix, end: before.length - suffix, inserted: after.slice(prefix, after.length - suffix) };
}

// Spans of a text after `inserted` took the place of `start` to `end`: one that is typed on with letters of its own goes on.
export function carry(spans, start, end, inserted, text) {
  const by = inserted.length - (end - start);
  return spans.flatMap((each) => {
    if (each.end <= start) return [typedOn(each, start, inserted, text)];
    if (each.start >= end) return [{ ...each, start: each.start + by, end: each.end + by }];
    if (each.start <= start && end <= each.end) return [{ ...each, end: each.end + by }];
    return []; // cut through: the server says anew what it is
  });
}

function typedOn(each, at, inserted, text) {
  const goesOn = !text.slice(each.end, at).trim() && STRONG[each.dir].test(inserted) && !inserted.includes("\n");
  return goesOn ? { ...each, end: at + inserted.length } : each;
}
