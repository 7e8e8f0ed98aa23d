// What a field held before, step by step. The browser's own history ends when isolates are set anew, so the field keeps one.
const MOST = 200;
const TOGETHER = 1000; // ms between two keys that are one step

export class Undo {
  constructor(state) {
    this.past = [];
    this.now = state;
    this.future = [];
    this.kind = "";
    this.when = 0;
  }

  // Letters typed without a pause are one step; a word's end, a deletion, or a paste begins another.
  keep(state, kind = "") {
    const time = performance.now();
    const joins = kind && kind === this.kind && time - this.when < TOGETHER && this.past.length;
    if (!joins) this.past.push(this.now);
    if (this.past.length > MOST) this.past.shift();
    this.now = state;
    this.future = [];
    [this.kind, this.when] = [kind, time];
  }

  back() {
    return this.step(this.past, this.future);
  }

  again() {
    return this.step(this.future, this.past);
  }

  step(from, to) {
    if (!from.length) return null;
    to.push(this.now);
    this.now = from.pop();
    this.kind = "";
    return this.now;
  }
}
