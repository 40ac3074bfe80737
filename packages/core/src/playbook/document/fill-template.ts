import type { Template } from "../formats/template.js";
import { prefilled } from "./prefill.js";
import type { Stock } from "./stock.js";

/**
 * The body of a new document: each section with what the vault already knows for it, else with what the template begins
 * it with. Its hint is an HTML comment: whoever writes the section sees it, whoever reads the document does not.
 */
export function fillTemplate(template: Template, stock: Stock): string {
  return template.sections
    .map(({ heading, hint, prefill = [], start }) => {
      const text = prefilled(prefill, stock) ?? start;
      return [`## ${heading}`, `<!-- ${hint.replaceAll("--", "–")} -->`, ...(text === undefined ? [] : [text])].join("\n\n");
    })
    .join("\n\n");
}

/** Headings of the sections that the vault has something for. */
export function filledSections(template: Template, stock: Stock): string[] {
  return template.sections.filter(({ prefill = [] }) => prefilled(prefill, stock) !== undefined).map(({ heading }) => heading);
}
