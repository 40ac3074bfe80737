import type { Context } from "../context.js";
import { runAndRender } from "../run-in.js";
import { screenful } from "./screenful.js";

/** `upshot list` and `upshot find`. */
export async function list(context: Context): Promise<number> {
  const { request, globals, terminal } = context;
  const limit = request.input["count"] === true ? undefined : screenful(terminal, globals.json === true);
  return runAndRender(context, limit === undefined ? request.input : { limit, ...request.input });
}
