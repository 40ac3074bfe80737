import type { Rule } from "../formats/rule.js";
import type { RuleCheck } from "../formats/rule-check.js";
import { creditCheck } from "./checks/credit.js";
import { lengthCheck, wordsIn } from "./checks/length.js";
import { listCheck } from "./checks/list.js";
import { missingCheck } from "./checks/missing.js";
import { nothingButCheck } from "./checks/nothing-but.js";
import { numbersCheck } from "./checks/numbers.js";
import type { Check, Lists } from "./checks/passage.js";
import { sectionCheck } from "./checks/section.js";
import { templateCheck } from "./checks/template.js";
import { wordsCheck } from "./checks/words.js";
import { PhraseError } from "./phrases/phrase.js";
import { NO_LISTS } from "./phrases/phrase-set.js";

/** A rule that is ready to be held against texts. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly check: Check;
}

/** Rules that can be used, and those with a phrase that can't be read. */
export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  readonly faults: readonly { readonly rule: string; readonly message: string }[];
}

/**
 * Compiles rules once, for many texts. A rule that can't be compiled is left out and told; so is one that refers to a rule
 * that is not among them.
 */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const compiled: CompiledRule[] = [];
  const faults: { rule: string; message: string }[] = [];
  for (const rule of rules) {
    try {
      compiled.push({ rule, check: checkOf(rule.check, listsOf(rule, rules)) });
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error;
      faults.push({ rule: rule.id, message: error.message });
    }
  }
  return { rules: compiled, faults };
}

/** The rule's own lists, and those of the rule that it shares with. */
export function listsOf(rule: Rule, rules: readonly Rule[]): Lists {
  if (rule.lists_of === undefined) return rule.lists ?? NO_LISTS;
  return { ...named(rule.lists_of, rules).lists, ...rule.lists };
}

function named(id: string, rules: readonly Rule[]): Rule {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) throw new PhraseError(`there is no rule "${id}"`);
  return rule;
}

function checkOf(check: RuleCheck, lists: Lists): Check {
  switch (check.type) {
    case "any": {
      const checks = check.of.map((each) => checkOf(each, lists));
      const { up_to_words: most = Number.POSITIVE_INFINITY } = check;
      return (reading) => (wordsIn(reading.model) > most ? [] : checks.flatMap((each) => each(reading)));
    }
    case "words":
      return wordsCheck(check, lists);
    case "missing":
      return missingCheck(check, lists);
    case "nothing-but":
      return nothingButCheck(check, lists);
    case "number":
      return numbersCheck(check);
    case "credit":
      return creditCheck();
    case "section":
      return sectionCheck(check, lists);
    case "length":
      return lengthCheck(check);
    case "list":
      return listCheck(check, lists);
    case "template":
      return templateCheck(check);
  }
}
