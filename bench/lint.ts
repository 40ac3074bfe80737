import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lintText } from "@upshot/core/playbook/lint/lint-text";
import { builtInRules } from "./lint-rules.js";
import { absolute, against, type Rows, root } from "./measure.js";

const WORDS = 2_000;
const ROUNDS = 40;

/** How long a document of 2,000 words takes once rules are compiled, beside what it takes to cut it into sentences. */
export const rows: Rows = async () => {
  const rules = builtInRules();
  const text = documentOf(WORDS);
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const floors: number[] = [];
  const figures: number[] = [];
  for (let round = -10; round < ROUNDS; round += 1) {
    const start = process.hrtime.bigint();
    let sentences = 0;
    for (const _ of segmenter.segment(text)) sentences += 1;
    const middle = process.hrtime.bigint();
    const findings = lintText({ text, as: "win", rules });
    const end = process.hrtime.bigint();
    if (sentences === 0 || findings.length === 0) throw new Error("nothing was read");
    if (round < 0) continue;
    floors.push(Number(middle - start) / 1e6);
    figures.push(Number(end - middle) / 1e6);
  }
  // The fastest of many rounds: what else the machine does would be most of a figure this small.
  const measured = { floorName: "sentences by Intl.Segmenter", floor: Math.min(...floors), figure: Math.min(...figures) };
  return [against("lint, 2,000 words", measured), absolute("lint, 2,000 words, in all", { figure: measured.figure, unit: "ms" })];
};

/** Paragraphs out of the labelled statements, until there are enough words. */
function documentOf(words: number): string {
  const statements = readFileSync(join(root, "samples/lint/tuning.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line): { readonly text: string } => JSON.parse(line));
  const paragraphs: string[] = [];
  let count = 0;
  for (const { text } of statements) {
    if (count >= words) break;
    paragraphs.push(text);
    count += text.split(/\s+/).length;
  }
  return paragraphs.join("\n\n");
}
