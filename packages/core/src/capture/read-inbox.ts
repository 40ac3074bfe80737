/** One thing to remember, with the lines it takes up. */
export interface InboxItem {
  /** 1-based number of its first line. */
  readonly line: number;
  /** Its text: the first line without a bullet, then the indented lines under it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What `inbox.md` holds. */
export interface Inbox {
  readonly items: readonly InboxItem[];
  /** Lines that are neither an item nor plain structure, with what to do about them. */
  readonly findings: readonly { readonly line: number; readonly message: string; readonly hint: string }[];
  /** The file's text without those items, every other byte unchanged. */
  without(items: readonly InboxItem[]): string;
}

/**
 * Reads the inbox. Headings, rules, quotes, comments, blank lines and everything above the first `---` are structure
 * and stay; every other line is an item, as is a bullet or a task (`- [ ]`). Lines indented under an item belong to it.
 * A line of nothing but conflict marks means that two devices wrote at once: nothing is read until that is settled.
 */
export function readInbox(text: string): Inbox {
  const lines = linesOf(text);
  const marker = lines.find(({ content }) => /^(<{7}|={7}$|>{7})/.test(content));
  if (marker !== undefined) {
    const finding = {
      line: marker.number,
      message: "conflict marks: two versions of the inbox were put together",
      hint: "keep the lines you want, take the marks out, and drain again",
    };
    return { items: [], findings: [finding], without: () => text };
  }

  const first = preambleEnd(lines.map(({ content }) => content));
  const items: InboxItem[] = [];
  const findings: Inbox["findings"][number][] = [];
  let comment = false;
  let open: { line: number; texts: string[]; start: number; end: number } | undefined;
  const close = () => {
    if (open !== undefined) items.push({ line: open.line, text: open.texts.join("\n"), start: open.start, end: open.end });
    open = undefined;
  };

  for (const { number, content, start, end } of lines.slice(first)) {
    const wasComment = comment;
    if (content.includes("<!--")) comment = true;
    if (comment && content.includes("-->")) comment = false;
    if (wasComment || content.trimStart().startsWith("<!--")) {
      close();
    } else if (open !== undefined && /^(\t| {2,})\S/.test(content)) {
      open.texts.push(content.trim());
      open.end = end;
    } else if (/^\s*$/.test(content) || /^(#{1,6}\s|>|(-\s*){3,}$|(\*\s*){3,}$|```)/.test(content)) {
      close();
    } else {
      close();
      const item = content
        .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "")
        .replace(/^\[[ xX]\]\s+/, "")
        .trim();
      if (content.includes("\0")) {
        findings.push({ line: number, message: "a NUL byte", hint: "take the byte out; the line stays until then" });
      } else open = { line: number, texts: [item], start, end };
    }
  }
  close();
  return {
    items,
    findings,
    without: (gone) => {
      let kept = "";
      let from = 0;
      for (const item of [...gone].sort((a, b) => a.start - b.start)) {
        kept += text.slice(from, item.start);
        from = item.end;
      }
      return kept + text.slice(from);
    },
  };
}

function linesOf(text: string) {
  const lines: { number: number; content: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (match[0] === "") continue;
    const content = match[0].replace(/\r?\n$/, "").replace(/^\ufeff/, "");
    lines.push({ number: lines.length + 1, content, start: match.index, end: match.index + match[0].length });
  }
  return lines;
}

/** The number of lines that explain the inbox to a reader: a heading at the very top, up to its `---`. */
function preambleEnd(lines: readonly string[]): number {
  if (!/^#\s/.test(lines[0] ?? "")) return 0;
  const rule = lines.findIndex((line) => /^---\s*$/.test(line));
  return rule < 0 ? 0 : rule + 1;
}
