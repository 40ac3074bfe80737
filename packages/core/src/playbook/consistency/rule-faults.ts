import { nearest } from "../../codec/nearest.js";
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

/** The same for a rule that shares the lists of another one: that one has to be there, with every list that is asked for. */
export function sharedListFaults(rule: Rule, rules: readonly Rule[]): readonly Fault[] {
  if (rule.lists_of === undefined) return [];
  const ids = rules.map(({ id }) => id);
  if (!ids.includes(rule.lists_of)) {
    const near = nearest(rule.lists_of, ids);
    return [
      {
        path: ["lists_of"],
        message: `there is no rule "${rule.lists_of}"`,
        hint: near === undefined ? "`upshot playbook list rule` names them" : `did you mean "${near}"?`,
      },
    ];
  }
  const { faults } = compileRules([rule, ...rules.filter(({ id }) => id === rule.lists_of)]);
  return faults.filter((fault) => fault.rule === rule.id).map(({ message }) => ({ path: ["check"], message }));
}
