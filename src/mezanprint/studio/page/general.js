// Findings that belong to no text: of a document, of the project, or of what could not be opened.
import { code, make, sentence } from "./dom.js";
import { localized, word } from "./words.js";

export const findingsList = (findings) => make("ul", "", ...findings.map((finding) => make("li", finding.severity,
  make("b", "", word(finding.severity)), " ", ...sentence(localized(finding.message)), ...(finding.file ? [" ", code(finding.file)] : []),
  ...finding.hints.map((hint) => make("small", "", ...sentence(localized(hint)))))));
