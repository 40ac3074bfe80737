import type { Fault } from "../explain-issue.js";
import type { Rule } from "../formats/rule.js";

/** What is wrong inside a rule beside what its schema says: types of text that are named twice. */
export function ruleFaults(rule: Rule): readonly Fault[] {
  return rule.as.flatMap((type, index) =>
    rule.as.indexOf(type) < index ? [{ path: ["as", index], message: `"${type}" is there twice` }] : [],
  );
}
