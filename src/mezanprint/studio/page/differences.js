// What is another in one text than in another, word by word: [kind, words], where the kind is "same", "gone" or "new".
const MOST = 400; // words of a text that are compared; a longer one is shown as replaced

export function differences(before, after) {
  const old = words(before), now = words(after);
  if (old.length > MOST || now.length > MOST) return [["gone", before], ["new", after]];
  const common = lengths(old, now), steps = [];
  let i = 0, j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) add(steps, "same", (j++, old[i++]));
    else if (i < old.length && (j === now.length || common[i + 1][j] >= common[i][j + 1])) add(steps, "gone", old[i++]);
    else add(steps, "new", now[j++]);
  }
  return steps;
}

// A word with the space behind it, so that a changed word takes its space along.
function words(text) {
  return text.match(/\S+\s*|\s+/gu) ?? [];
}

// How many words the rests of both texts have in common, in order.
function lengths(old, now) {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      table[i][j] = old[i] === now[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

function add(steps, kind, word) {
  if (steps.at(-1)?.[0] === kind) steps.at(-1)[1] += word;
  else steps.push([kind, word]);
}
