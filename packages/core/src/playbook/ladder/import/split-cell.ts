import { MAX_EXPECTATIONS } from "./limits.js";

const BULLET = /^\s*(?:[-*+•‣▪◦●○·–—✓✔☐]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+/;

/**
 * The single expectations of a cell: its bullets or numbers where it has some, else its lines, else the parts between
 * semicolons. A line that continues a bullet stays with it. Nothing for a cell that says nothing ("", "-", "n/a").
 */
export function splitCell(cell: string): readonly string[] {
  const text = cell
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00a0\u200b\ufeff]/g, " ")
    .trim();
  if (/^(?:[-–—.…/\\]*|n\/?a|none|tbd|tba)$/i.test(text)) return [];
  const lines = inlineBullets(text).split("\n");
  const items: string[] = [];
  const bulleted = lines.some((line) => BULLET.test(line));
  let open = false;
  for (const line of lines) {
    const plain = line.replace(BULLET, "").trim();
    if (plain === "") {
      open = false;
      continue;
    }
    if (bulleted && open && !BULLET.test(line) && items.length > 0) items[items.length - 1] += ` ${plain}`;
    else items.push(plain);
    open = true;
  }
  const single = items.length === 1 ? semicolons(items[0] ?? "") : items;
  return single
    .map(oneLine)
    .filter((item) => /[\p{L}\p{N}]/u.test(item))
    .slice(0, MAX_EXPECTATIONS);
}

/** "• one • two" and "1. one 2. two" with each part on a line of its own. */
function inlineBullets(text: string): string {
  if (/[•‣▪●]/.test(text)) return text.replace(/[ \t]*([•‣▪●])[ \t]*/g, "\n$1 ").trim();
  if (/^1[.)]\s/.test(text) && /\s2[.)]\s/.test(text) && !text.includes("\n")) return text.replace(/\s(?=\d{1,2}[.)]\s)/g, "\n");
  return text;
}

/** Semicolons part expectations only where each part can stand alone. */
function semicolons(item: string): readonly string[] {
  const parts = item
    .split(/;\s+|;$/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.length > 1 && parts.every((part) => part.includes(" ")) ? parts : [item];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
