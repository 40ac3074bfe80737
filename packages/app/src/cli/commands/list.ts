import type { Context } from "../context.js";
import { runAndRender } from "../run-in.js";

/** How many records a person gets to see when no limit is given. Pipes and JSON get all. */
const SCREENFUL = 50;

/** `upshot list` and `upshot find`. */
export async function list(context: Context): Promise<number> {
  const { request, globals, terminal } = context;
  const isForReading = terminal.watched && globals.json !== true && request.input["count"] !== true;
  return runAndRender(context, isForReading ? { limit: SCREENFUL, ...request.input } : request.input);
}
