import type { Context } from "../context.js";
import { readInput } from "../read-input.js";
import { runAndRender } from "../run-in.js";

/** `upshot log [TEXT…]`: words are joined; without words, standard input is the text. */
export async function log(context: Context): Promise<number> {
  const { text: words, ...rest } = context.request.input as { readonly text?: readonly string[] };
  const text = words === undefined ? await readInput() : words.join(" ");
  if (text !== undefined && text.trim() !== "") return runAndRender(context, { ...rest, text });
  return context.fail({
    code: "input.invalid",
    message: "say in a few words what came of your work",
    hint: 'for example: upshot log "Cut cold start 1.8s -> 650ms #faster-cold-start"',
  });
}
