import type { Entry } from "../../record/entry.js";

/** A list; what is over is told in a comment, with the command that shows it. */
export function list(items: readonly string[], most = Number.POSITIVE_INFINITY, which?: string): string | undefined {
  if (items.length === 0) return undefined;
  const shown = items.slice(0, most).map((item) => `- ${item.replace(/\s*\n\s*/g, " ")}`);
  const over = items.length - shown.length;
  const where = which === undefined ? "" : `: upshot find kind:win ${which}`;
  return [...shown, ...(over === 0 ? [] : ["", `<!-- ${over} more${where} -->`])].join("\n");
}

/** Paragraphs, or nothing; the last one with what is to stand behind it. */
export function joined(parts: readonly (string | undefined)[], behind?: string): string | undefined {
  const filled = parts.filter((part) => part !== undefined && part !== "");
  return filled.length === 0 ? undefined : `${filled.join("\n\n")}${behind === undefined ? "" : ` ${behind}`}`;
}

/** The first few, and how many there are beside them. */
export function links(entries: readonly Entry[]): string {
  const over = entries.length - 3;
  return `${entries.slice(0, 3).map(link).join(", ")}${over > 0 ? ` and ${over} more` : ""}`;
}

/** Wiki links work in the vault, whatever folder the document is moved to. */
export function link(entry: Entry): string {
  return `[[${entry.stem}]]`;
}

/** A text with its first letter as a capital. */
export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** A, B, C … for the first, second, third … */
export function letter(index: number): string {
  return String.fromCharCode("A".charCodeAt(0) + (index % 26));
}

/** Each value once, where it stood first. */
export function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** Whether there is anything in it. */
export function isFilled(text: { readonly length: number } | undefined): boolean {
  return text !== undefined && text.length > 0;
}
