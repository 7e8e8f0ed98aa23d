// The figures of a document in small tables: a cell is saved when it is left.
import { code, make } from "./dom.js";
import { ask } from "./net.js";
import { emit, languageOf, state } from "./store.js";
import { localized, word } from "./words.js";

export async function drawFigures(attempt) {
  const { tables } = await ask("grid", { session: state.session });
  if (tables.length === 0) return [make("p", "quiet", word("write_no_figures"))];
  return tables.flatMap((table) => [make("h3", "", code(table.title)), make("div", "scroll", grid(table, attempt))]);
}

function grid(table, attempt) {
  const head = make("tr", "", ...table.columns.map((column) => make("th", "", localized(column))));
  const rows = table.rows.map((cells, row) => make("tr", "", ...cells.map((words, column) => cell(table, row, column, words, attempt))));
  return make("table", "", make("thead", "", head), make("tbody", "", ...rows));
}

function cell(table, row, column, words, attempt) {
  if (words === null || table.fixed.includes(column)) return make("td", "fixed", words === null ? "–" : code(words));
  const input = make("textarea", ""), { dir } = languageOf(state.source);
  Object.assign(input, { value: words, rows: 1, lang: state.source, dir: /^[\d\s.,%+-]*$/.test(words) ? "ltr" : dir });
  input.ariaLabel = word("write_cell", { column: localized(table.columns[column]), row: row + 1 });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      input.blur();
    }
    if (event.key === "Escape" && input.value !== words) {
      event.preventDefault();
      input.value = words;
    }
  });
  input.addEventListener("change", () => attempt(async () => {
    input.ariaInvalid = "true";  // until it is saved
    const request = { session: state.session, table: table.table, row, column, text: input.value, seen: table.seen };
    ({ seen: table.seen } = await ask("grid-save", request));
    input.ariaInvalid = "false";
    emit("say", { words: word("write_saved", { file: table.title }) });
  }));
  return make("td", "", input);
}
