import { fromMarkdown } from "mdast-util-from-markdown";
import { win } from "../record/kinds/win.js";
import { oneLine } from "./one-line.js";

/** As much of a Result section as is read; its first sentence is at the beginning. */
const READ = 4_000;
const ABBREVIATED = /(?:^|[\s(])(?:e\.g|i\.e|vs|approx|ca|incl|no|dr|mr|ms|mrs|st)\.\s*$/i;

type Node = ReturnType<typeof fromMarkdown>["children"][number];

/** The first sentence of a win's Result section as plain text, without its final period; nothing when there is none. */
export function resultSentence(body: string): string | undefined {
  const section = resultSection(body);
  if (section === undefined) return undefined;
  const [heading, ...blocks] = fromMarkdown(section).children;
  if (heading?.type !== "heading") return undefined;
  for (const block of blocks) {
    if (block.type === "heading") return undefined;
    const text = oneLine(withoutWikiLinks(textOf(block)), READ);
    if (text !== "" && !isPrompt(text)) return oneLine(firstSentence(text)).replace(/(?<!\.)\.$/, "");
  }
  return undefined;
}

/** The Result heading and what stands under it; headings inside code fences are not headings. */
function resultSection(body: string): string | undefined {
  for (const match of body.matchAll(/^ {0,3}#{1,6}[ \t]+results?[ \t]*:?[ \t#]*$/gim)) {
    const fences = body.slice(0, match.index).match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0;
    if (fences % 2 !== 0) continue;
    const end = match.index + match[0].length;
    // Parsing Markdown is what costs here, so that the parser gets no more than this section.
    const under = body.slice(end, end + READ).split(/\n(?= {0,3}#{1,6}[ \t])/, 1)[0] ?? "";
    return `${match[0]}${under}`;
  }
  return undefined;
}

/** The question of an unanswered section is not an answer. */
function isPrompt(text: string): boolean {
  return win.sections.some((section) => section.asks === text);
}

function textOf(node: Node): string {
  if (node.type === "html" || node.type === "code" || node.type === "definition") return "";
  if (node.type === "break") return " ";
  if ("value" in node) return node.value;
  if ("alt" in node) return node.alt ?? "";
  if (!("children" in node)) return "";
  if (node.type === "list" || node.type === "listItem" || node.type === "blockquote") {
    const children: readonly Node[] = node.children;
    return children.map(textOf).find((text) => text.trim() !== "") ?? "";
  }
  return node.children.map(textOf).join("");
}

/** `[[maria-lopez|Maria]]` is Maria. */
function withoutWikiLinks(text: string): string {
  return text.replace(/\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g, (_, target: string, alias?: string) => alias ?? target);
}

function firstSentence(text: string): string {
  let sentence = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
    sentence += segment;
    if (!ABBREVIATED.test(sentence)) break;
  }
  return sentence.trim();
}
