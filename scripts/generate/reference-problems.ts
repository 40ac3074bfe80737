import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProblemCode } from "@upshot/core/problem";
import { exitStatus } from "../../packages/app/src/cli/report-problem.js";
import { code, page, pageHead, table } from "./markdown-parts.js";

/** The page of problem codes: what each means and the exit status it gives. */
export function problemsReference(root: string): string {
  return page([
    pageHead("Problems", "packages/core/src/problem.ts"),
    "Everything that can be expected to go wrong has a code that never changes its meaning. Each problem comes with a message, the place (file, line, column) where there is one, and a hint that says what to do. `--json` gives all of it as JSON; over MCP it is the answer of a tool.",
    table(
      ["code", "meaning", "exit status"],
      readCodes(root).map(({ name, meaning }) => [code(name), meaning, String(exitStatus({ code: name, message: "" }))]),
    ),
  ]);
}

/** Codes that have no meaning written above them. */
export function unexplainedCodes(root: string): readonly string[] {
  return readCodes(root).flatMap(({ name, meaning }) =>
    meaning === "" ? [`say in a comment above "${name}" what it means`] : [],
  );
}

function readCodes(root: string): readonly { readonly name: ProblemCode; readonly meaning: string }[] {
  const source = readFileSync(join(root, "packages/core/src/problem.ts"), "utf8");
  const union = /export type ProblemCode =([\s\S]*?);\n/.exec(source)?.[1];
  if (union === undefined) throw new Error("problem.ts: ProblemCode was not found");
  const codes = [...union.matchAll(/(?:\/\*\*\s*([\s\S]*?)\s*\*\/\s*)?\|\s*"([a-z0-9.-]+)"/g)];
  return codes.map(([, comment, name]) => ({
    name: name as ProblemCode,
    meaning: (comment ?? "").replace(/\s*\n\s*\*\s*/g, " ").trim(),
  }));
}
