import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readEntry } from "@upshot/core/codec/read-entry";
import type { Ladder } from "@upshot/core/playbook/formats/ladder";
import { marksOf } from "@upshot/core/playbook/ladder/marks-of";
import { suggestCriteria, winText } from "@upshot/core/playbook/ladder/suggest-criteria";
import { readItem } from "@upshot/core/playbook/read-item";
import type { VaultPath } from "@upshot/core/record/entry";
import { root } from "./measure.js";

/** A win, and the criteria that a reader of the ladder would accept for it. */
interface Labelled {
  readonly id: string;
  readonly ladder: string;
  readonly text: string;
  readonly accept: readonly string[];
}

/**
 * `tuning` and `measuring` are two halves by one author, who wrote the words of the ladders as well. The texts of the others
 * were written by other people for other ends (lint's tests, the sample vault), and `others-measuring` was labelled after the
 * words were settled. `career` is what the sample vault's owner marked.
 */
const SETS = ["tuning", "measuring", "others-tuning", "career", "others-measuring"] as const;

/**
 * How often the first suggestion, and one of the three, is a criterion that the label accepts; below it the same for the
 * ladder without its lists of words, and for the criteria that are accepted most often, if they were always suggested. With
 * `--errors NAME`, the wins of a set whose first suggestion is not accepted; never used on a measuring set while words are tuned.
 */
function main(args: readonly string[]): void {
  const ladders = builtInLadders();
  const shown = args[0] === "--errors" ? args[1] : undefined;
  for (const set of SETS) {
    const wins = set === "career" ? markedWins() : read(set);
    for (const ladder of ladders) {
      const own = wins.filter((win) => win.ladder === ladder.id);
      if (own.length === 0) continue;
      const suggested = own.map((win) => suggestCriteria(win.text, ladder).map(({ criterion }) => criterion));
      const bare = own.map((win) => suggestCriteria(win.text, withoutWords(ladder)).map(({ criterion }) => criterion));
      console.log(`${set}, ${ladder.id}: ${own.length} wins`);
      console.log(lineOf("suggested", own, suggested));
      console.log(lineOf("without words", own, bare));
      console.log(lineOf("always the same", own, commonest(own, ladder)));
      if (set === shown) printErrors(own, ladder);
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

/** What the owner of the sample vault marked; a win may well speak for more than that. */
function markedWins(): readonly Labelled[] {
  const folder = join(root, "samples/career/wins");
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    if (!name.endsWith(".md")) return [];
    const { entry } = readEntry(`wins/${name}` as VaultPath, readFileSync(join(folder, name), "utf8"));
    if (entry === undefined) return [];
    const accept = [...marksOf(entry).keys()].filter((criterion) => criterion !== "");
    return accept.length === 0 ? [] : [{ id: name, ladder: "generic-ic", text: winText(entry), accept }];
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

/** A ladder as most companies' come in: with expectations alone. */
function withoutWords(ladder: Ladder): Ladder {
  return { ...ladder, criteria: ladder.criteria.map(({ words: _, ...criterion }) => criterion) };
}

function lineOf(name: string, wins: readonly Labelled[], suggested: readonly (readonly string[])[]): string {
  const none = suggested.filter(({ length }) => length === 0).length;
  return `  ${name.padEnd(15)}  hit@1 ${rate(wins, suggested, 1)}  hit@3 ${rate(wins, suggested, 3)}  none ${none}`;
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
