import { readFile } from "node:fs/promises";
import type { Context } from "../context.js";
import { fileWords } from "../file-words.js";
import { readInput } from "../read-input.js";
import { runAndRender } from "../run-in.js";

/** `upshot create [FILE]`: records out of JSON, from a file or standard input. */
export async function create(context: Context): Promise<number> {
  const file = context.request.input["records"] as string | undefined;
  if (file !== undefined && file !== "-") {
    let records: string;
    try {
      records = await readFile(file, "utf8");
    } catch (cause) {
      return context.fail({
        code: "input.invalid",
        message: `the file can't be read: ${fileWords(cause)}`,
        place: { file },
        cause,
      });
    }
    return runAndRender(context, { records });
  }
  const records = await readInput();
  if (records !== undefined && records.trim() !== "") return runAndRender(context, { records });
  return context.fail({
    code: "input.invalid",
    message: "no JSON came in",
    hint: "for example: upshot show ID --json | upshot --vault OTHER create",
  });
}
