import type { Fault } from "../explain-issue.js";
import type { Rule } from "../formats/rule.js";
import { compileRules } from "../lint/compile-rules.js";

/** What is wrong inside a rule beside what its schema says: types of text that are named twice, phrases that can't be read. */
export function ruleFaults(rule: Rule): readonly Fault[] {
  const twice = rule.as.flatMap((type, index) =>
    rule.as.indexOf(type) < index ? [{ path: ["as", index], message: `"${type}" is there twice` }] : [],
  );
  // A rule that refers to another can be compiled only together with it, where all rules are.
  if (rule.lists_of !== undefined) return twice;
  return [...twice, ...compileRules([rule]).faults.map(({ message }) => ({ path: ["check"], message }))];
}
