/** A word as a shell shows it while it is typed: its text, and the quote that is still open at its end. */
export interface ShellWord {
  readonly text: string;
  readonly open?: "'" | '"';
}

/**
 * Takes quotes and backslashes off a word, the way shells do. Nothing is expanded: a word being typed is only text here,
 * whatever `$(…)` it holds.
 */
export function readShellWord(raw: string): ShellWord {
  let text = "";
  let open: "'" | '"' | undefined;
  for (let at = 0; at < raw.length; at += 1) {
    const character = raw.charAt(at);
    const next = raw.charAt(at + 1);
    if (open === undefined && (character === "'" || character === '"')) open = character;
    else if (character === open) open = undefined;
    else if (character === "\\" && (open === undefined ? next !== "" : open === '"' && /["\\$`]/.test(next))) {
      text += next;
      at += 1;
    } else text += character;
  }
  return open === undefined ? { text } : { text, open };
}

/** A value as it must stand in a bash line, inside the quote that is open or on its own; nothing when it can't stand there. */
export function quoteForBash(value: string, open: ShellWord["open"]): string | undefined {
  if (open === "'") return value.includes("'") ? undefined : value;
  if (open === '"') return value.includes("!") ? undefined : value.replace(/["\\$`]/g, "\\$&");
  return value.replace(/[^\p{L}\p{N}_./:=@,+%^-]/gu, "\\$&");
}
