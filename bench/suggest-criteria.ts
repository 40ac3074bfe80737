import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Ladder } from "@upshot/core/playbook/formats/ladder";
import { suggestCriteria } from "@upshot/core/playbook/ladder/suggest-criteria";
import { readItem } from "@upshot/core/playbook/read-item";
import { root } from "./measure.js";

/** A win, and the criteria that a reader of the ladder would accept for it. */
interface Labelled {
  readonly id: string;
  readonly ladder: string;
  readonly text: string;
  readonly accept: readonly string[];
}

const HALVES = ["tuning", "measuring"] as const;

/**
 * How often the first suggestion, and one of the three, is a criterion that the label accepts; beside it what the criteria
 * that are accepted most often would reach if they were always suggested. With `--errors`, the wins of the tuning half whose
 * first suggestion is not accepted; never those of the measuring half, on which no word was tuned.
 */
function main(args: readonly string[]): void {
  const ladders = builtInLadders();
  for (const half of HALVES) {
    const wins = read(half);
    for (const ladder of ladders) {
      const own = wins.filter((win) => win.ladder === ladder.id);
      const suggested = own.map((win) => suggestCriteria(win.text, ladder).map(({ criterion }) => criterion));
      const constant = commonest(own, ladder);
      console.log(
        `${half.padEnd(9)}  ${ladder.id.padEnd(18)}  ${String(own.length).padStart(2)} wins  ` +
          `hit@1 ${rate(own, suggested, 1)}  hit@3 ${rate(own, suggested, 3)}  none ${suggested.filter(({ length }) => length === 0).length}  ` +
          `(always the same three: ${rate(own, constant, 1)}, ${rate(own, constant, 3)})`,
      );
      if (args.includes("--errors") && half === "tuning") printErrors(own, ladder);
    }
  }
}

function builtInLadders(): readonly Ladder[] {
  const folder = join(root, "playbook/ladders");
  return readdirSync(folder).flatMap((name) => {
    const path = `playbook/ladders/${name}`;
    const { item } = readItem({ format: "ladder", path, origin: "built-in", text: readFileSync(join(folder, name), "utf8") });
    return item === undefined ? [] : [item.content];
  });
}

function read(half: string): readonly Labelled[] {
  const lines = readFileSync(join(root, `samples/criteria/${half}.jsonl`), "utf8")
    .trim()
    .split("\n");
  return lines.map((line): Labelled => JSON.parse(line));
}

/** The three criteria with the most labels, for every win. */
function commonest(wins: readonly Labelled[], { criteria }: Ladder): readonly (readonly string[])[] {
  const often = (id: string) => wins.filter(({ accept }) => accept.includes(id)).length;
  const best = criteria
    .map(({ id }) => id)
    .sort((a, b) => often(b) - often(a))
    .slice(0, 3);
  return wins.map(() => best);
}

function rate(wins: readonly Labelled[], suggested: readonly (readonly string[])[], first: number): string {
  const hits = wins.filter(({ accept }, at) => suggested[at]?.slice(0, first).some((id) => accept.includes(id))).length;
  return `${hits}/${wins.length} (${Math.round((100 * hits) / wins.length)} %)`;
}

function printErrors(wins: readonly Labelled[], ladder: Ladder): void {
  for (const { id, text, accept } of wins) {
    const suggestions = suggestCriteria(text, ladder);
    if (accept.includes(suggestions[0]?.criterion ?? "")) continue;
    console.log(`  ${id} wants ${accept.join(" or ")}: ${text}`);
    for (const { criterion, words } of suggestions) console.log(`    ${criterion}: ${words.join(", ")}`);
  }
}

main(process.argv.slice(2));
