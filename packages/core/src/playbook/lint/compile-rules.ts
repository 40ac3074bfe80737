import type { RuleCheck } from "../formats/rule-check.js";
import type { Rule } from "../formats/rule.js";
import { creditCheck } from "./checks/credit.js";
import { lengthCheck } from "./checks/length.js";
import { listCheck } from "./checks/list.js";
import { missingCheck } from "./checks/missing.js";
import { nothingButCheck } from "./checks/nothing-but.js";
import { numbersCheck } from "./checks/numbers.js";
import { ownPartCheck } from "./checks/own-part.js";
import type { Check, Lists } from "./checks/passage.js";
import { sectionCheck } from "./checks/section.js";
import { wordsCheck } from "./checks/words.js";

/** A rule that is ready to be held against texts. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly check: Check;
}

/** Compiles rules once, for many texts. Throws a PhraseError for a phrase that can't be read; `ruleFaults` tells them before. */
export function compileRules(rules: readonly Rule[]): readonly CompiledRule[] {
  return rules.map((rule) => ({ rule, check: checkOf(rule.check, rule.lists ?? {}) }));
}

function checkOf(check: RuleCheck, lists: Lists): Check {
  switch (check.type) {
    case "any": {
      const checks = check.of.map((each) => checkOf(each, lists));
      return (reading) => checks.flatMap((each) => each(reading));
    }
    case "words":
      return wordsCheck(check, lists);
    case "missing":
      return missingCheck(check, lists);
    case "nothing-but":
      return nothingButCheck(check, lists);
    case "number":
      return numbersCheck(check);
    case "subject":
      return ownPartCheck();
    case "credit":
      return creditCheck();
    case "section":
      return sectionCheck(check, lists);
    case "length":
      return lengthCheck(check);
    case "list":
      return listCheck(check, lists);
  }
}
