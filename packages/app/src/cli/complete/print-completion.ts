import { visible } from "../terminal.js";
import type { Completion, Suggestion } from "./completion.js";
import type { Shell } from "./shell-scripts.js";
import { quoteForBash, type ShellWord } from "./shell-word.js";

/** The lines that the shell's script reads; see `completionScript`. */
export function printCompletion(completion: Completion, shell: Shell, typed: ShellWord): readonly string[] {
  if (completion.type !== "words") return [completion.type];
  const lines = completion.words.filter(isOneWord).flatMap((word) => lineOf(word, shell, typed));
  const open = completion.words.every(({ value }) => /[:=/]$/.test(value));
  return [open ? "open" : "words", ...lines];
}

function lineOf({ value, about }: Suggestion, shell: Shell, { open }: ShellWord): readonly string[] {
  // Bash shows words alone, and puts them into the line as they are.
  if (shell === "bash") {
    const quoted = quoteForBash(value, open);
    return quoted === undefined ? [] : [quoted];
  }
  return [about === undefined || about === "" ? value : `${value}\t${visible(about.replace(/\s+/g, " "))}`];
}

/** A word with a control character in it can't be typed, and must not reach the terminal. */
function isOneWord({ value }: Suggestion): boolean {
  return value !== "" && visible(value) === value && !/[\t\n]/.test(value);
}
