import type { Fault } from "../explain-issue.js";
import type { Template } from "../formats/template.js";
import { repeated } from "./names.js";

/** What is wrong inside a template: a heading that is there twice could not be told apart. */
export function templateFaults(template: Template): readonly Fault[] {
  return repeated(
    template.sections.map(({ heading }) => heading),
    ["sections"],
    "heading",
  );
}
