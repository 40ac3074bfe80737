/** One thing to remember, with the lines it takes up. */
export interface InboxItem {
  /** 1-based number of its first line. */
  readonly line: number;
  /** Its text: the first line without a bullet, then the lines indented under it, without what they are all indented by. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line that could not be understood, and what to do about it. */
export interface InboxFinding {
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** What `inbox.md` holds. */
export interface Inbox {
  readonly items: readonly InboxItem[];
  /** Lines that are neither an item nor plain structure, with what to do about them. They stay. */
  readonly findings: readonly InboxFinding[];
  /** The file's text without those items, every other byte unchanged. */
  without(items: readonly InboxItem[]): string;
}

/** A line without its end, and where it is; a byte order mark is before the first one. */
interface Line {
  readonly number: number;
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

const CONFLICT = /^(?:<{7}|\|{7}|>{7})(?: |$)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const DASHES = /^---\s*$/;
/** Headings, quotes, and bullets without a text. */
const STRUCTURE = /^(?:#{1,6}(?:\s|$)|>|\s*[-*+](?:\s+\[[ xX]\])?\s*$)/;
const FENCE = /^ {0,3}(?<fence>`{3,}|~{3,})/;
const BULLET = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;

/**
 * Reads the inbox. Headings, rules, quotes, comments, code blocks, blank lines and front matter are structure and stay;
 * every other line is an item, as is a bullet or a task (`- [ ]`). Lines indented under an item belong to it. Conflict
 * marks mean that two devices wrote at once: nothing is read until that is settled.
 */
export function readInbox(text: string): Inbox {
  const lines = linesOf(text);
  const marker = lines.find(({ content }) => CONFLICT.test(content));
  if (marker !== undefined) {
    const finding = {
      line: marker.number,
      message: "conflict marks: two versions of the inbox were put together",
      hint: "keep the lines you want, take the marks out, and drain again",
    };
    return { items: [], findings: [finding], without: () => text };
  }
  const findings: InboxFinding[] = [];
  const items = groupsOf(lines.slice(frontMatterEnd(lines)), findings).flatMap((group): InboxItem[] => {
    const nul = group.find(({ content }) => content.includes("\0"));
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (nul === undefined) return [{ line: first.number, text: textOf(group), start: first.start, end: last.end }];
    findings.push({ line: nul.number, message: "a NUL byte", hint: "take the byte out; the line stays until then" });
    return [];
  });
  return { items, findings: findings.sort((a, b) => a.line - b.line), without: (gone) => withoutItems(text, gone) };
}

/** The lines of each item, its own first; what is no item is left out, and told where it looks like one. */
function groupsOf(lines: readonly Line[], findings: InboxFinding[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let open: Line[] | undefined;
  let blanks: Line[] = [];
  let fence: { readonly mark: string; readonly line: number } | undefined;
  let comment: number | undefined;

  for (const line of lines) {
    const { content, number } = line;
    if (fence !== undefined) {
      if (content.trim().startsWith(fence.mark) && content.trim().replaceAll(fence.mark.charAt(0), "") === "") fence = undefined;
      continue;
    }
    const wasComment = comment !== undefined;
    const isOpen = opensComment(content, wasComment);
    comment = isOpen ? (comment ?? number) : undefined;
    if (/^\s*$/.test(content)) {
      blanks.push(line);
      continue;
    }
    if (wasComment || content.trimStart().startsWith("<!--")) {
      open = undefined;
    } else if (isOpen) {
      open = undefined;
      findings.push({
        line: number,
        message: "a comment begins in this line and ends in another",
        hint: "end it in its line, with -->",
      });
    } else if (open !== undefined && /^(?:\t| {2,})\S/.test(content)) {
      open.push(...blanks, line);
    } else if (FENCE.test(content)) {
      open = undefined;
      fence = { mark: FENCE.exec(content)?.groups?.["fence"] ?? "```", line: number };
      findings.push({
        line: number,
        message: "a code block by itself",
        hint: "indent it under the line it belongs to, or take it out",
      });
    } else if (STRUCTURE.test(content) || RULE.test(content)) {
      open = undefined;
    } else {
      open = [line];
      groups.push(open);
    }
    blanks = [];
  }
  if (comment !== undefined)
    findings.push({
      line: comment,
      message: "a comment that never ends",
      hint: "end it with -->; what follows stays until then",
    });
  return groups;
}

/** Whether a comment is open at the end of a line. */
function opensComment(content: string, wasOpen: boolean): boolean {
  const plain = content.replace(/`[^`]*`/g, "");
  const [begins, ends] = [plain.lastIndexOf("<!--"), plain.lastIndexOf("-->")];
  return begins > ends || (wasOpen && ends < 0);
}

function textOf([first, ...under]: readonly Line[]): string {
  const indents = under
    .filter(({ content }) => content.trim() !== "")
    .map(({ content }) => /^\s*/.exec(content)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return [(first?.content ?? "").replace(BULLET, "").trim(), ...under.map(({ content }) => content.slice(indent).trimEnd())].join(
    "\n",
  );
}

function withoutItems(text: string, gone: readonly InboxItem[]): string {
  let kept = "";
  let from = 0;
  for (const item of [...gone].sort((a, b) => a.start - b.start)) {
    kept += text.slice(from, item.start);
    from = item.end;
  }
  return kept + text.slice(from);
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  const first = text.startsWith("\ufeff") ? 1 : 0;
  for (let start = first; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    lines.push({ number: lines.length + 1, content: text.slice(start, end).replace(/\r?\n$/, ""), start, end });
    start = end;
  }
  return lines;
}

/** How many lines of front matter there are. A promise between two rules is none. */
function frontMatterEnd(lines: readonly Line[]): number {
  const isYaml = /^(?!(?:win|promise|decision|note):)[\w-]+:(?:\s|$)/i.test(lines[1]?.content ?? "");
  if (!isYaml || !DASHES.test(lines[0]?.content ?? "")) return 0;
  const end = lines.findIndex(({ content }, index) => index > 0 && DASHES.test(content));
  return lines.slice(1, end).every(({ content }) => /^(?:\s|#|- |[\w-]+:(?:\s|$)|$)/.test(content)) ? end + 1 : 0;
}
