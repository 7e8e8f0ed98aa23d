// A field for one text in one language. It stands in a <textarea>, so that caret, spelling, input methods and screen readers
// are the browser's; isolates keep placeholders, numbers and foreign words in order while they are edited.
import { bareAt, carry, difference, dress, dressedAt, findChips, span, undress } from "./isolates.js";
import { Undo } from "./undo.js";

const ISOLATE = /[\u2066-\u2069]/;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export class Field {
  constructor(typed) {
    this.typed = typed;
    this.element = document.createElement("textarea");
    this.element.rows = 2;
    this.element.spellcheck = true;
    this.element.autocapitalize = "off";
    this.composing = false;
    this.show({ text: "", locale: "", dir: "ltr" });
    this.listen();
  }

  listen() {
    const on = (name, act) => this.element.addEventListener(name, act);
    on("beforeinput", (event) => this.beforeInput(event));
    on("input", (event) => this.read(event));
    on("compositionstart", () => { this.composing = true; });
    on("compositionend", (event) => { this.composing = false; this.read(event); });
    on("keydown", (event) => this.keyDown(event));
    on("click", () => this.leaveChip());
    on("copy", (event) => this.copy(event, event.clipboardData));
    on("cut", (event) => { if (this.copy(event, event.clipboardData)) this.edit(...this.selection(), "", "cut"); });
    on("dragstart", (event) => event.dataTransfer.setData("text/plain", this.text.slice(...this.selection())));
  }

  // Show a text from the start. `undo` is what `history` gave for the same text before.
  show({ text, locale, dir, islands = [], chips = [], undo = null }) {
    Object.assign(this, { text, dir, chips, islands: toSpans(islands, text) });
    this.element.lang = locale;
    this.element.dir = dir;
    this.undo = undo ?? new Undo({ text, start: text.length, end: text.length });
    this.render(text.length, text.length);
  }

  get history() {
    return this.undo;
  }

  // The islands that the server read in `text`; those of another text came too late.
  isolate(islands, text) {
    if (text !== this.text || this.composing) return;
    this.islands = toSpans(islands, text);
    const behind = this.marks.some((mark) => mark.closes && mark.at === this.element.selectionEnd - 1);
    this.render(...this.selection(), !behind); // who types a name stays within it
  }

  // Put `text` in the place of what is selected, or of everything.
  insert(text) {
    this.edit(...this.selection(), text, "insert");
  }

  replace(text) {
    if (text !== this.text) this.edit(0, this.text.length, text, "replace");
  }

  // A text that others have changed: a step like any other, but nothing that was typed.
  bring(text) {
    const { typed } = this;
    this.typed = () => {};
    this.replace(text);
    this.typed = typed;
  }

  focus() {
    this.element.focus({ preventScroll: true });
  }

  // The selection in the bare text.
  selection() {
    const { selectionStart, selectionEnd } = this.element;
    return [bareAt(this.marks, selectionStart), bareAt(this.marks, selectionEnd)];
  }

  render(start, end, inside = false) {
    const { element } = this, scroll = element.scrollTop, way = element.selectionDirection;
    const { value, marks } = dress(this.text, [...this.islands, ...findChips(this.text, this.chips)]);
    Object.assign(this, { marks, value, dressed: this.text });
    if (element.value !== value) element.value = value;
    const place = (bare) => dressedAt(marks, bare, inside);
    const [from, to] = [place(start), place(end)];
    if (element.selectionStart !== from || element.selectionEnd !== to) element.setSelectionRange(from, to, way);
    element.scrollTop = scroll;
    this.grow();
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.element.style.blockSize = "auto";
    this.element.style.blockSize = `${this.element.scrollHeight + 2}px`;
  }

  // Change the bare text, and tell.
  edit(start, end, inserted, kind) {
    const before = this.dressed, text = before.slice(0, start) + inserted + before.slice(end);
    this.islands = carry(this.islands, start, end, inserted, before);
    this.text = text;
    const caret = start + inserted.length;
    const goesOn = Boolean(inserted) && this.islands.some((each) => each.end === caret);
    this.render(caret, caret, goesOn);
    if (text === before) return;
    this.undo.keep({ text, start: caret, end: caret }, kind === "type" && /\s$/u.test(inserted) ? "" : kind);
    this.typed(this);
  }

  // Read what the browser changed by itself. A word that an input method still composes is told, but not touched.
  read(event) {
    const { start, end, inserted } = this.changed();
    if (this.composing) {
      this.text = this.dressed.slice(0, start) + inserted + this.dressed.slice(end);
      this.typed(this);
    } else {
      const kind = event.inputType === "insertText" ? "type" : event.inputType?.startsWith("delete") ? "delete" : "";
      this.edit(start, end, inserted, kind);
    }
  }

  // What is otherwise in the bare text. A program that sets the value gives isolates of ours back with it: where that is not
  // told by their places any more, it is by what they enclose.
  changed() {
    const { value, selectionEnd } = this.element;
    const pieces = this.islands.map(({ start, end, dir }) => ({ text: this.dressed.slice(start, end), dir }));
    const bare = (words) => undress(words, this.chips, pieces), hasOurs = (change) => this.marks.some(({ at }) => change.start <= at && at < change.end);
    let change = difference(this.value, value, selectionEnd);
    if (ISOLATE.test(change.inserted) && hasOurs(change)) {
      change = difference(this.value, value, 0); // wherever the caret was put
      if (hasOurs(change)) return difference(this.dressed, bare(value), bare(value.slice(0, selectionEnd)).length);
    }
    return { start: bareAt(this.marks, change.start), end: bareAt(this.marks, change.end), inserted: bare(change.inserted) };
  }

  beforeInput(event) {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
      this.travel(event.inputType === "historyUndo" ? this.undo.back() : this.undo.again());
    } else if (event.inputType === "deleteContentBackward" || event.inputType === "deleteContentForward") {
      this.remove(event, event.inputType === "deleteContentBackward");
    }
  }

  // A placeholder goes whole; beside an isolate the letter goes, not the mark that nobody sees.
  remove(event, backward) {
    const [at, end] = this.selection();
    if (at !== end || this.composing) return;
    const chip = this.chipAt(at, backward);
    const { selectionStart } = this.element, beside = selectionStart - (backward ? 1 : 0);
    if (!chip && !this.marks.some((mark) => mark.at === beside)) return;
    event.preventDefault();
    if (chip) this.edit(chip.start, chip.end, "", "chip");
    else this.edit(...(backward ? [at - lastLength(this.text.slice(0, at)), at] : [at, at + firstLength(this.text.slice(at))]), "", "delete");
  }

  chipAt(at, backward) {
    return findChips(this.text, this.chips).find((chip) => (backward ? chip.start < at && at <= chip.end : chip.start <= at && at < chip.end));
  }

  travel(state) {
    if (!state) return;
    this.islands = carry(this.islands, ...replaced(this.text, state.text), this.text);
    this.text = state.text;
    this.render(state.start, state.end);
    this.typed(this);
  }

  keyDown(event) {
    if (event.isComposing) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.code === "KeyZ" ? "z" : event.code === "KeyY" ? "y" : event.key;
    if (command && (key === "z" || (key === "y" && !event.shiftKey))) {
      event.preventDefault();
      this.travel(key === "z" && !event.shiftKey ? this.undo.back() : this.undo.again());
    } else if ((key === "ArrowLeft" || key === "ArrowRight") && !command && !event.altKey) {
      this.moved(event.shiftKey, key === "ArrowLeft" ? "left" : "right");
    }
  }

  // After the browser has moved the caret: never to a place that looks like the last one, nor into a placeholder.
  moved(extends_, side) {
    const { element } = this, from = caretOf(element);
    setTimeout(() => {
      let at = caretOf(element);
      const before = bareAt(this.marks, from), onward = Math.sign(at - from);
      while (onward && bareAt(this.marks, at) === before && at > 0 && at < element.value.length) at += onward;
      const chip = this.chipAround(bareAt(this.marks, at));
      if (chip) at = dressedAt(this.marks, before >= chip.end ? chip.start : chip.end);
      if (at !== caretOf(element)) moveCaret(element, at, extends_);
    });
  }

  chipAround(bare) {
    return findChips(this.text, this.chips).find((chip) => chip.start < bare && bare < chip.end);
  }

  leaveChip() {
    const [at, end] = this.selection(), chip = at === end && this.chipAround(at);
    if (!chip) return;
    const place = at - chip.start < chip.end - at ? chip.start : chip.end;
    this.element.setSelectionRange(dressedAt(this.marks, place), dressedAt(this.marks, place));
  }

  copy(event, data) {
    const [start, end] = this.selection();
    if (start === end) return false;
    event.preventDefault();
    data.setData("text/plain", this.text.slice(start, end));
    return true;
  }
}

function toSpans(islands, text) {
  return islands.filter(([start, end]) => start < end && end <= text.length).map(([start, end, dir]) => span(start, end, dir));
}

function replaced(before, after) {
  const { start, end, inserted } = difference(before, after, after.length);
  return [start, end, inserted];
}

function lastLength(text) {
  return text ? [...text].at(-1).length : 0;
}

function firstLength(text) {
  return [...graphemes.segment(text.slice(0, 64))][0]?.segment.length ?? 0;
}

// The end of the selection that the keys move.
function caretOf(element) {
  return element.selectionDirection === "backward" ? element.selectionStart : element.selectionEnd;
}

function moveCaret(element, at, extends_) {
  if (!extends_) return element.setSelectionRange(at, at);
  const anchor = element.selectionDirection === "backward" ? element.selectionEnd : element.selectionStart;
  element.setSelectionRange(Math.min(anchor, at), Math.max(anchor, at), at < anchor ? "backward" : "forward");
}
