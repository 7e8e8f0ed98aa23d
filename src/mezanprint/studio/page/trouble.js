// What is said when a question was refused. That nobody answers at all the shell says.
import { Refused } from "./net.js";
import { emit } from "./store.js";
import { localized, word } from "./words.js";

const BUSY = 503, SHELLS = [0, 403];

// Whether the question may be asked again: the program was busy.
export function isBusy(trouble) {
  if (!(trouble instanceof Refused)) throw trouble;
  return trouble.status === BUSY;
}

export function sayTrouble(trouble) {
  if (!(trouble instanceof Refused)) throw trouble;
  if (SHELLS.includes(trouble.status)) return;
  const [finding] = trouble.value?.findings ?? [];
  emit("say", { words: finding ? localized(finding.message) : word("refused", { status: trouble.status }) });
}
