import { tooLong } from "./length.js";
import type { Check, CheckOf } from "./passage.js";

/** Words on a page. */
const PAGE = 500;

/** What the template that a text was begun from wants of it; nothing in a text without one. */
export function templateCheck({ wants }: CheckOf<"template">): Check {
  return ({ model, template }) => {
    if (template === undefined) return [];
    if (wants === "pages") {
      const { pages } = template;
      if (pages === undefined) return [];
      const section = pages === 1 ? "one page" : pages < 1 ? "half a page" : `${pages} pages`;
      return tooLong(model, pages * PAGE).map((passage) => ({ ...passage, section }));
    }
    return model.masked.sections.flatMap(({ title, isWritten, start, bodyStart }) => {
      const wanted = isWritten
        ? undefined
        : template.sections.find(({ heading }) => heading.toLowerCase() === title.toLowerCase());
      return wanted === undefined ? [] : [{ start, end: bodyStart, section: wanted.heading, hint: wanted.hint }];
    });
  };
}
