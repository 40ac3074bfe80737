import { completeLine, optionValue } from "../complete/complete-line.js";
import { printCompletion } from "../complete/print-completion.js";
import { completionScript, SHELLS, type Shell } from "../complete/shell-scripts.js";
import { readShellWord } from "../complete/shell-word.js";
import { vaultSources } from "../complete/vault-sources.js";
import type { Context } from "../context.js";

/** `upshot completion SHELL`: the script for it; with words behind `--`, what the last of them may become. */
export async function completion(context: Context): Promise<number> {
  const { shell: named, words } = context.request.input as { readonly shell: string; readonly words?: readonly string[] };
  const shell = SHELLS.find((each) => each === named);
  if (shell === undefined) {
    return context.fail({
      code: "input.invalid",
      message: `there is no completion for "${named}"`,
      hint: "shells are bash, zsh and fish",
    });
  }
  if (words === undefined) context.terminal.raw(completionScript(shell));
  else for (const line of await complete(words, shell, context.globals.vault)) context.terminal.out(line);
  return 0;
}

async function complete(words: readonly string[], shell: Shell, vault: string | undefined): Promise<readonly string[]> {
  const read = words.map(readShellWord);
  const texts = read.map(({ text }) => text);
  const sources = vaultSources(optionValue(texts, "--vault") ?? vault);
  try {
    return printCompletion(await completeLine(texts, sources), shell, read.at(-1) ?? { text: "" });
  } finally {
    await sources.close();
  }
}
