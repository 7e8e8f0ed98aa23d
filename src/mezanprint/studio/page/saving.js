// Writing a string into its catalog: what was seen goes along, so that nothing of anybody else is overwritten.
import { near } from "./order.js";
import { ask } from "./net.js";
import { choose, chosenString, conflict, emit, formsOf, harmedBy, isEdited, isOpen, isSource, isWriting, languageOf, on, saved, state, wording } from "./store.js";
import { sayTrouble } from "./trouble.js";
import { localized, word } from "./words.js";

let saving = null; // id of the string that is being written
const objections = new Map(); // id -> { forms, findings }: what may be saved as unconfirmed only

export const isSaving = (string) => saving === string.id;

export function startSaving() {
  on("opened", () => objections.clear());
}

// What the checks object to in the forms as they are written now, after saving was refused.
export function objectionsTo(string) {
  const objection = objections.get(string.id), forms = formsOf(string);
  return objection && objection.forms.every((form, at) => form === forms[at]) ? objection.findings : null;
}

// Save the chosen string, and go on to the next open one if `next`; a translation to be confirmed is saved as it stands.
export async function save({ next = false, confirmed = true } = {}) {
  const string = chosenString();
  if (!string || saving !== null) return;
  const forms = [...formsOf(string)], hasWork = isEdited(string) || (isOpen(string) && forms.some(Boolean));
  if (state.conflicts.has(string.id)) return emit("say", { words: word("field_choose") });
  const goal = near(1, isWriting() ? undefined : isOpen); // before the string leaves a list of those that are open
  if (hasWork && string.writable && !(await write(string, forms, confirmed))) return;
  if (next && goal) choose(goal.id, "keys");
  else if (next) emit("say", { words: word("field_all_done") });
}

async function write(string, forms, confirmed) {
  const seen = state.edits.get(string.id)?.seen ?? string.forms;
  saving = string.id;
  emit("working");
  try {
    const answer = await (isSource(string) ? writeSource(string, forms, seen) : ask("save", { session: state.session, id: string.id, forms, seen, confirmed }));
    if (answer.saved) {
      const { length: count } = harmedBy(string);
      saved(answer.string, forms, answer.counts);
      if (count) emit("say", { words: word("field_saved_harmful", { count }) });
    } else refuse(string, forms, answer.findings);
    return answer.saved;
  } catch (trouble) {
    if (trouble.status === 409) conflict(string.id, [trouble.value.stands].flat());
    else if (trouble.value?.findings) refuse(string, forms, trouble.value.findings);
    else sayTrouble(trouble);
    return false;
  } finally {
    saving = null;
    emit("working");
  }
}

function refuse(string, forms, findings) {
  objections.set(string.id, { forms, findings });
  emit("say", { words: word("field_refused") });
}

async function writeSource(string, forms, seen) {
  const answer = await ask("write", { session: state.session, id: string.id, text: wording(forms), seen: wording(seen) });
  const list = answer.unconfirmed.map(({ locale, count }) => `${localized(languageOf(locale).name)}: ${count}`).join(", ");
  if (list) emit("say", { words: word("field_unconfirmed", { list }) });
  return answer;
}

// Who looked at a translation: a mark in the catalog.
export async function review(reviewed) {
  const string = chosenString();
  try {
    const answer = await ask("review", { session: state.session, id: string.id, reviewed });
    saved(answer.string, answer.string.forms);
  } catch (trouble) {
    sayTrouble(trouble);
  }
}
