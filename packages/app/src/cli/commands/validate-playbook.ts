import { type GivenFile, readGiven } from "../../playbook/read-given.js";
import type { Context } from "../context.js";
import { runAndRender } from "../run-in.js";

/** `upshot playbook validate [PATH…]`: reads the files that were named; without any, the whole playbook is looked at. */
export async function validatePlaybook(context: Context): Promise<number> {
  const { files: paths = [] } = context.request.input as { readonly files?: readonly string[] };
  const files: GivenFile[] = [];
  for (const path of paths) {
    const read = readGiven(path);
    if (!read.ok) return context.fail(read.problem);
    files.push(...read.value);
  }
  return runAndRender(context, paths.length === 0 ? {} : { files });
}
