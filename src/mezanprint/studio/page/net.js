// Questions to the program. The token comes in the address once and is kept for this tab alone.
const KEY = "mezanprint-studio-token", WAIT = 1500, BUSY = 503, TRIES = 20;
const start = new URLSearchParams(location.hash.slice(1));
if (start.has("k")) sessionStorage.setItem(KEY, start.get("k"));
history.replaceState(history.state, "", "/");
let renewing = false;
addEventListener("hashchange", () => { renewing = true; location.reload(); });  // the address of another run was opened in this tab
export const isRenewing = () => renewing;

// What the command asked for; of a name that stands twice the last counts.
export const wanted = { language: start.getAll("language").at(-1), documents: start.getAll("document"), locale: start.getAll("locale").at(-1) };

// `up`; `gone` as long as nobody answers; `closed` when another run has taken its place, whose token this tab lacks.
let condition = "up";
const watchers = [];
export const connection = () => condition;
export const onConnection = (hear) => watchers.push(hear);

function become(now) {
  if (now === condition) return;
  const before = condition;
  condition = now;
  for (const hear of watchers) hear(now, before);
}

export class Refused extends Error {
  constructor(status, value) {
    super(`${status}`);
    this.status = status;  // 0: nobody answered
    this.value = value;  // of a 409: what stands there
  }
}

async function send(path, options) {
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { Authorization: `Bearer ${sessionStorage.getItem(KEY)}`, ...options.headers } });
  } catch (trouble) {
    if (trouble.name === "AbortError") throw trouble;
    become("gone");
    throw new Refused(0, null);
  }
  become(answer.status === 403 ? "closed" : "up");
  if (answer.ok) return answer;
  const value = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
  throw new Refused(answer.status, value);
}

const post = (name, body, signal) =>
  send(`/api/${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });

// The value that answers a question.
export const ask = async (name, body = {}) => (await post(name, body)).json();

// The same of a question that somebody waits for: a program that is busy is asked again.
export async function askPatiently(name, body, tries = TRIES) {
  try {
    return await ask(name, body);
  } catch (trouble) {
    if (trouble.status !== BUSY || tries <= 1) throw trouble;
    await new Promise((done) => setTimeout(done, WAIT));
    return askPatiently(name, body, tries - 1);
  }
}

// A page as it was laid out last.
export const askPage = async (body) => (await post("page", body)).blob();

// A picture that an answer has named.
export const askPicture = async (name) => (await send(`/api/picture/${name}`, { method: "GET" })).blob();

// The bytes of a picture that somebody dropped.
export const upload = async (file) => (await send("/api/upload", { method: "POST", headers: { "Content-Type": file.type }, body: file })).json();

// Follow what the program tells by itself, while the page is in sight; `hear(name, value)`. Chromium has six connections
// to a host for all tabs together, so one that nobody looks at holds none, and is told afterwards that it missed something.
export async function follow(hear) {
  while (condition !== "closed") {
    const listening = new AbortController(), hide = () => { if (document.hidden) listening.abort(); };
    document.addEventListener("visibilitychange", hide);
    try {
      await readEvents((await post("events", {}, listening.signal)).body, hear);
      become("gone");
    } catch (trouble) {
      if (!(trouble instanceof Refused) && !listening.signal.aborted) become("gone");
    } finally {
      document.removeEventListener("visibilitychange", hide);
    }
    if (listening.signal.aborted) {
      await inSight();
      hear("changed", {});
    } else await new Promise((done) => setTimeout(done, WAIT));
  }
}

const inSight = () => new Promise((done) => {
  const look = () => {
    if (document.hidden) return;
    document.removeEventListener("visibilitychange", look);
    done();
  };
  document.addEventListener("visibilitychange", look);
  look();
});

async function readEvents(body, hear) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (waiting + value).split("\n\n");
    waiting = events.pop();
    for (const event of events) {
      become("up");
      const [, name] = event.match(/^event: (.*)$/m) ?? [], [, data] = event.match(/^data: (.*)$/m) ?? [];
      if (name) hear(name, JSON.parse(data ?? "{}"));
    }
  }
}
