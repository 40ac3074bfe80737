import { checkFaults } from "./consistency/check-faults.js";
import { guideFaults } from "./consistency/guide-faults.js";
import { ladderFaults } from "./consistency/ladder-faults.js";
import { ruleFaults } from "./consistency/rule-faults.js";
import { templateFaults } from "./consistency/template-faults.js";
import type { Fault } from "./explain-issue.js";
import type { Format } from "./formats.js";
import type { Item } from "./item.js";

/** What is wrong inside one item that its schema can't say: references to parts that are not there, names given twice, gaps. */
export function faultsOf(item: Item): readonly Fault[] {
  return is(item, "check")
    ? checkFaults(item.content)
    : is(item, "ladder")
      ? ladderFaults(item.content)
      : is(item, "guide")
        ? guideFaults(item.content, item.body ?? "")
        : is(item, "rule")
          ? ruleFaults(item.content)
          : is(item, "template")
            ? templateFaults(item.content)
            : [];
}

/** Whether an item is of a format. */
export function is<F extends Format>(item: Item, format: F): item is Item<F> {
  return item.format === format;
}
