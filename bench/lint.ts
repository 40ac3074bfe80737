import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type LintType, lintText } from "@upshot/core/playbook/lint/lint-text";
import { builtInRules } from "./lint-rules.js";
import { absolute, against, type Rows, root } from "./measure.js";

const WORDS = 2_000;
const ROUNDS = 40;

/** The types whose rules take longest, and whose labelled texts they are held against: a scope letter is the longer ask. */
const TYPES: readonly { readonly as: LintType; readonly texts: LintType }[] = [
  { as: "win", texts: "win" },
  { as: "ask", texts: "ask" },
  { as: "scope", texts: "ask" },
  { as: "position", texts: "position" },
  { as: "brief", texts: "brief" },
  { as: "post-mortem", texts: "post-mortem" },
];

/** How long 2,000 words of each type take once rules are compiled, beside what it takes to cut them into sentences. */
export const rows: Rows = async () => {
  const rules = builtInRules();
  const measured = TYPES.map(({ as, texts }) => ({ as, ...measure(as, documentOf(texts, WORDS), rules) }));
  const [win] = measured;
  const [dearest] = measured.toSorted((one, other) => other.figure - one.figure);
  if (win === undefined || dearest === undefined) throw new Error("no type was measured");
  const floorName = "sentences by Intl.Segmenter";
  const note = measured.map(({ as, figure }) => `${as} ${figure.toFixed(1)}`).join(", ");
  return [
    against("lint, 2,000 words of wins", { ...win, floorName }),
    against("lint, 2,000 words of the dearest type", { ...dearest, floorName, note: dearest.as }),
    absolute("lint, 2,000 words, in all", { figure: dearest.figure, unit: "ms", note }),
  ];
};

/** Milliseconds: the fastest of many rounds, for what else the machine does would be most of a figure this small. */
function measure(as: LintType, text: string, rules: ReturnType<typeof builtInRules>) {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const floors: number[] = [];
  const figures: number[] = [];
  for (let round = -10; round < ROUNDS; round += 1) {
    const start = process.hrtime.bigint();
    let sentences = 0;
    for (const _ of segmenter.segment(text)) sentences += 1;
    const middle = process.hrtime.bigint();
    const findings = lintText({ text, as, rules });
    const end = process.hrtime.bigint();
    if (sentences === 0 || findings.length === 0) throw new Error(`nothing was read as ${as}`);
    if (round < 0) continue;
    floors.push(Number(middle - start) / 1e6);
    figures.push(Number(end - middle) / 1e6);
  }
  return { floor: Math.min(...floors), figure: Math.min(...figures) };
}

/** Paragraphs out of the labelled texts of a type, again from the first where they are too few. */
function documentOf(type: LintType, words: number): string {
  const texts = ["tuning", "documents-tuning"]
    .flatMap((set) =>
      readFileSync(join(root, `samples/lint/${set}.jsonl`), "utf8")
        .trim()
        .split("\n"),
    )
    .map((line): { readonly as: string; readonly text: string } => JSON.parse(line))
    .flatMap(({ as, text }) => (as === type ? [text] : []));
  if (texts.length === 0) throw new Error(`no labelled text is ${type}`);
  const paragraphs: string[] = [];
  for (let count = 0; count < words; ) {
    const text = texts[paragraphs.length % texts.length] ?? "";
    paragraphs.push(text);
    count += text.split(/\s+/).length;
  }
  return paragraphs.join("\n\n");
}
