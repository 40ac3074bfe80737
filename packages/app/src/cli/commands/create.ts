import { readFile } from "node:fs/promises";
import type { Context } from "../context.js";
import { readInput } from "../read-input.js";
import { runAndRender } from "../run-in.js";

/** `upshot create [FILE]`: records out of JSON, from a file or standard input. */
export async function create(context: Context): Promise<number> {
  const file = context.request.input["records"] as string | undefined;
  if (file !== undefined && file !== "-") {
    try {
      return await runAndRender(context, { records: await readFile(file, "utf8") });
    } catch (cause) {
      return context.fail({ code: "input.invalid", message: "this file can't be read", place: { file }, cause });
    }
  }
  const records = await readInput();
  if (records !== undefined) return runAndRender(context, { records });
  return context.fail({
    code: "input.invalid",
    message: "no JSON came in",
    hint: "upshot show ID --json | upshot --vault OTHER create",
  });
}
