import type { Brag, BragGap, BragGroup, BragLine, BragRecord } from "./brag.js";
import { capital, lineFacts, partPhrase } from "./brag-words.js";
import { metricNote, metricPhrase } from "./line-metrics.js";
import { linkDestination } from "./link-destination.js";
import { listed } from "./listed.js";
import { inlineMarkdown, lineStart } from "./markdown-text.js";

/** How a document is tied to its records. */
export interface BragLinks {
  /** The path from the document to a record's file, not percent-encoded; nothing where there should be no link. */
  readonly linkTo: (record: BragRecord) => string | undefined;
}

/** The document as Markdown: readable as it is in a terminal, and rendered. Ends with a line end. */
export function renderBragMarkdown(brag: Brag, links: BragLinks): string {
  const { name, role } = brag.owner;
  const by = [name, role].filter((part) => part !== undefined).join(", ");
  const blocks = [
    `# ${brag.title}, ${brag.period.words}`,
    ...(by === "" ? [] : [lineStart(inlineMarkdown(by))]),
    ...(brag.empty === undefined ? [brag.summary] : ["No wins in this period.", brag.empty]),
    ...brag.groups.flatMap((group) => groupBlocks(group, brag, links)),
    ...gapBlocks(brag, links),
    ...(brag.promises === undefined ? [] : [brag.promises]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function groupBlocks(group: BragGroup, brag: Brag, links: BragLinks): readonly string[] {
  const list = group.lines.map((line) => listItem(line, brag.by, links)).join("\n");
  return group.title === undefined ? [list] : [`## ${inlineMarkdown(group.title)}`, list];
}

/** Result first; below it the numbers, the user's part, and the day, which links to the record. */
function listItem(line: BragLine, by: Brag["by"], links: BragLinks): string {
  const part = partPhrase(line);
  const facts = lineFacts(line, by).join(", ");
  const second = line.titled ? line.result : line.record.title;
  const above = [lead(line), ...(second === undefined ? [] : [sentence(inlineMarkdown(second))])];
  const below = [
    ...numbers(line),
    ...(part === undefined ? [] : [sentence(inlineMarkdown(part))]),
    ...(line.unlocked === undefined ? [] : [sentence(`Unlocked: ${inlineMarkdown(line.unlocked)}`)]),
    ...(facts === "" ? [] : [sentence(inlineMarkdown(capital(facts)))]),
  ];
  const rows = [above.join(" "), lineStart(below.join(" ")), link(line.when, line.record, links)];
  return `- ${rows.filter((row) => row !== "").join("\n  ")}`;
}

/** In bold; numbers it already states are not repeated, only what they amount to. */
function lead(line: BragLine): string {
  const changes = line.metrics
    .filter(({ stated }) => stated)
    .map((metric) => [metric.change, metricNote(metric)].filter((part) => part !== undefined).join(", "))
    .filter((part) => part !== "");
  const text = inlineMarkdown(line.lead);
  return changes.length === 0 ? `**${sentence(text)}**` : `**${text}** (${changes.join("; ")}).`;
}

function numbers(line: BragLine): readonly string[] {
  if (line.metrics.length === 0) return ["No number."];
  const phrases = line.metrics.filter(({ stated }) => !stated).map(metricPhrase);
  return phrases.length === 0 ? [] : [sentence(inlineMarkdown(phrases.join("; ")))];
}

function gapBlocks({ gaps, audience }: Brag, links: BragLinks): readonly string[] {
  if (gaps.length === 0) return [];
  if (audience === "manager") return gaps.map(({ statement }) => statement);
  return ["## What is missing", ...gaps.flatMap((gap) => gapBlock(gap, links))];
}

function gapBlock(gap: BragGap, links: BragLinks): readonly string[] {
  return gap.items.flatMap(({ question, records }, at) => {
    const head = at === 0 ? `**${gap.statement}.** ${question}` : question;
    const { shown, more } = listed(records);
    const list = shown.map((record) => `- ${link(record.title, record, links)}`).join("\n");
    return [head, list, more].filter((block) => block !== "");
  });
}

function link(text: string, record: BragRecord, { linkTo }: BragLinks): string {
  const path = linkTo(record);
  const shown = inlineMarkdown(text);
  return path === undefined ? lineStart(shown) : `[${shown}](${linkDestination(path)})`;
}

function sentence(text: string): string {
  return /[.!?…。]$/u.test(text) ? text : `${text}.`;
}
