import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompiledRule } from "@upshot/core/playbook/lint/compile-rules";
import { type LintType, lintText } from "@upshot/core/playbook/lint/lint-text";
import { readSource } from "@upshot/core/playbook/lint/read-source";
import { builtInRules } from "./lint-rules.js";
import { root } from "./measure.js";

/** One labelled statement. */
interface Statement {
  readonly id: string;
  readonly as: LintType;
  readonly text: string;
  readonly expect: readonly string[];
  readonly register: string;
}

interface Tally {
  found: number;
  wrong: number;
  missed: number;
}

const GOAL = { precision: 0.95, recall: 0.85 };
/** Statements of wins, asks and positions; whole documents. Each has a half to tune on and one that no rule was tuned on. */
const SETS = ["tuning", "measuring", "documents-tuning", "documents-measuring"] as const;
/** Types for which the goal holds, on the half that no rule was tuned on. */
const HELD = ["win/", "ask/", "position/"];

/**
 * Precision and recall of every rule on the labelled statements in samples/lint, set by set. Fails where a rule is below
 * the goal on `measuring`, however few statements that rests on. With `--errors NAME`, the statements of that set on which a
 * rule and its label differ; never used on a measuring half while rules are tuned.
 */
function main(args: readonly string[]): void {
  const rules = builtInRules();
  const shown = args[0] === "--errors" ? args[1] : undefined;
  for (const set of SETS) {
    const statements = read(set);
    const tallies = tallyOf(statements, rules, set === shown);
    console.log(`\n${set}: ${statements.length} ${set.startsWith("documents") ? "documents" : "statements"}`);
    for (const [rule, tally] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const isHeld = set === "measuring" && HELD.some((type) => rule.startsWith(type));
      const verdict = isHeld && isBelow(tally) ? "BELOW THE GOAL" : "";
      console.log(`${lineOf(rule, tally)}  ${verdict}`.trimEnd());
      if (verdict !== "") process.exitCode = 1;
    }
    const all = sum([...tallies.values()]);
    console.log(lineOf("all rules", all));
  }
  console.log(`\nThe goal on the measuring half: precision ${GOAL.precision}, recall ${GOAL.recall}, for ${HELD.join("*, ")}*.`);
}

function read(set: string): readonly Statement[] {
  const lines = readFileSync(join(root, `samples/lint/${set}.jsonl`), "utf8")
    .trim()
    .split("\n");
  return lines.map((line): Statement => JSON.parse(line));
}

function tallyOf(statements: readonly Statement[], rules: readonly CompiledRule[], isShown: boolean): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const of = (rule: string) => {
    const tally = tallies.get(rule) ?? { found: 0, wrong: 0, missed: 0 };
    tallies.set(rule, tally);
    return tally;
  };
  for (const { id, as, text, expect } of statements) {
    const { record, off } = readSource(text);
    const found = new Set(lintText({ text, as, rules, record, off }).map(({ rule }) => rule));
    const wrong = [...found].filter((rule) => !expect.includes(rule));
    const missed = expect.filter((rule) => !found.has(rule));
    for (const rule of expect) if (found.has(rule)) of(rule).found += 1;
    for (const rule of wrong) of(rule).wrong += 1;
    for (const rule of missed) of(rule).missed += 1;
    if (isShown && wrong.length + missed.length > 0) console.log(`${id} wrong: ${wrong} missed: ${missed}\n    ${text}`);
  }
  return tallies;
}

function isBelow({ found, wrong, missed }: Tally): boolean {
  return share(found, found + wrong) < GOAL.precision || share(found, found + missed) < GOAL.recall;
}

/** A share of nothing is whole: a rule that neither fired nor should have is not below the goal. */
function share(part: number, all: number): number {
  return all === 0 ? 1 : part / all;
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, { found, wrong, missed }) => ({ found: all.found + found, wrong: all.wrong + wrong, missed: all.missed + missed }),
    { found: 0, wrong: 0, missed: 0 },
  );
}

function lineOf(name: string, { found, wrong, missed }: Tally): string {
  const rate = (part: number, whole: number) => (whole === 0 ? "   –" : (part / whole).toFixed(3)).padStart(6);
  return `${name.padEnd(28)} precision ${rate(found, found + wrong)}  recall ${rate(found, found + missed)}  (${found} found, ${wrong} wrong, ${missed} missed)`;
}

main(process.argv.slice(2));
