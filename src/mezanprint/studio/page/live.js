// What is asked while somebody types: the page shown 60 ms after the last key, all pages when the hand rests.
import { ask, connection, onConnection } from "./net.js";
import { byId, editsToSend, emit, formsOf, on, placeOf, previewed, same, settled, state } from "./store.js";
import { isBusy, sayTrouble } from "./trouble.js";

const PAUSE = 60, REST = 800, AGAIN = 700;
let seq = Date.now(), timer = 0, wanted = null, previewing = false, settling = false; // a tab that is loaded again goes on counting
const known = new Map(); // id -> { forms, islands } as of the last answer

export function startLive() {
  on("edited", ({ id }) => look(id));
  on("opened", () => {
    known.clear();
    wanted = null;
    if (state.edits.size) later(settle, PAUSE);  // it was laid out as it stands in the files
  });
  onConnection((now) => { if (now === "up" && state.edits.size) later(settle, AGAIN); });
}

export const isWorking = () => previewing;

// The islands of the forms as they are written now, as far as the server has read these.
export function islandsOf(string) {
  const forms = formsOf(string), answer = known.get(string.id);
  if (answer) return forms.map((form, at) => (form === answer.forms[at] ? answer.islands[at] ?? [] : []));
  return same(forms, string.forms) ? string.islands.forms : forms.map(() => []);
}

// The forms of which room and length of a string were measured last.
export const measuredForms = (string) => known.get(string.id)?.forms ?? string.forms;

function look(id) {
  wanted = id;
  later(preview, PAUSE);
}

function later(act, pause) {
  clearTimeout(timer);
  timer = setTimeout(act, pause);
}

async function preview() {
  if (previewing || wanted === null || connection() !== "up" || !byId(wanted)) return;
  const id = wanted, string = byId(id), forms = [...formsOf(string)], session = state.session, mine = ++seq;
  wanted = null;
  working(true);
  try {
    const answer = await ask("preview", { session, seq: mine, ...editsToSend(), id, ...placeOf(string), dpi: state.dpi });
    if (answer.dropped || mine !== seq || session !== state.session) return;
    known.set(id, { forms, islands: answer.islands?.forms ?? [] });
    previewed(id, answer);
    emit("read", { id });
  } catch (trouble) {
    if (isBusy(trouble)) wanted ??= id;
    else sayTrouble(trouble);
  } finally {
    working(false);
    if (wanted === null) later(settle, REST);
    else later(preview, PAUSE);
  }
}

async function settle() {
  if (settling) return later(settle, AGAIN);  // that answer may be of a state that files have left
  if (previewing || connection() !== "up" || state.screen !== "translate") return;
  const session = state.session, mine = ++seq;
  settling = true;
  try {
    const answer = await ask("settle", { session, seq: mine, ...editsToSend() });
    if (!answer.dropped && mine === seq && session === state.session) settled(answer);
  } catch (trouble) {
    if (isBusy(trouble)) later(settle, AGAIN);
    else sayTrouble(trouble);
  } finally {
    settling = false;
  }
}

function working(now) {
  previewing = now;
  emit("working");
}
