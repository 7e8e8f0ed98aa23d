// The fields of the chosen string: one, or one for each plural form, labelled with the numbers that it is for.
import { make } from "./dom.js";
import { Field } from "./field.js";
import { islandsOf } from "./live.js";
import { chosenString, edit, formsOf, isWriting, languageOf, same, state } from "./store.js";
import { localized, word } from "./words.js";

const place = make("div", "forms"), histories = new Map(); // id and form -> what the field held before
let rows = [], shown = null, last = 0;

export const formsPlace = place;

// Draw the fields of a string; where they are drawn already, bring their text up to date and leave the caret alone.
export function showForms(string) {
  const forms = formsOf(string), islands = islandsOf(string);
  if (shown !== string.id || rows.length !== forms.length) build(string, forms, islands);
  for (const [at, { field, label }] of rows.entries()) {
    label.replaceChildren(...labelOf(string, at));
    field.element.readOnly = !string.writable;
    if (field.text !== forms[at]) field.bring(forms[at]);
    else field.isolate(islands[at] ?? [], forms[at]);
  }
}

function build(string, forms, islands) {
  keep();
  [shown, last] = [string.id, string.form_labels ? string.printed_form : 0];
  rows = forms.map((form, at) => row(string, form, at, islands[at] ?? []));
  place.replaceChildren(...rows.map(({ element }) => element));
}

function row(string, form, at, islands) {
  const { dir } = languageOf(state.locale), label = make("label", "label"), field = new Field(() => typed());
  const undo = histories.get(`${string.id} ${at}`);
  field.element.id = label.htmlFor = `form-${at}`;
  field.element.addEventListener("focus", () => { last = at; });
  const element = make("div", "form", label, field.element);
  field.show({ text: form, locale: state.locale, dir, islands, chips: string.chips, undo: undo?.now.text === form ? undo : null });
  return { field, label, element };
}

function labelOf(string, at) {
  const language = localized(languageOf(state.locale).name);
  if (!string.form_labels) return [word(isWriting() ? "field_source" : "field_label", { language })];
  const printed = at === string.printed_form ? [make("b", "printed", word("field_printed"))] : [];
  return [word(isWriting() ? "write_form" : "field_form", { language, numbers: localized(string.form_labels[at]) }), ...printed];
}

function typed() {
  const forms = rows.map(({ field }) => field.text);
  if (!same(forms, formsOf(chosenString()))) edit(shown, forms);
}

function keep() {
  for (const [at, { field }] of rows.entries()) histories.set(`${shown} ${at}`, field.history);
}

// The field that was worked in last.
export const activeField = () => rows[last]?.field ?? null;

export const activeForm = () => last;

export function focusField() {
  activeField()?.focus();
}
