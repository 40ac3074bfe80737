import { basename } from "node:path";
import { MAX_FILE } from "@upshot/core/playbook/ladder/import/limits";
import { readLadder } from "@upshot/core/playbook/ladder/import/read-ladder";
import type { Hints, Question } from "@upshot/core/playbook/ladder/import/reading";
import { ok, type Problem, type Result } from "@upshot/core/problem";
import type { Context } from "../context.js";
import { readGivenFile } from "../read-given-file.js";
import { readInput } from "../read-input.js";
import { runAndRender } from "../run-in.js";

/** Most bytes that a character of UTF-8 takes. */
const WIDEST = 4;

/** `upshot ladder import FILE`: reads the file, asks what it leaves open where somebody is there to answer, and imports it. */
export async function importLadder(context: Context): Promise<number> {
  const { file = "", ...given } = context.request.input as { readonly file?: string } & Hints;
  const read = await readGivenText(file);
  if (!read.ok) return context.fail(read.problem);
  const name = file === "-" ? "standard input" : basename(file);
  let input: { readonly [option: string]: unknown } & Hints = { ...given };
  if (context.terminal.interactive && context.globals.json !== true) {
    // An answer can open the next question, never the same one twice.
    for (let round = 0; round < 8; round += 1) {
      const [question] = readLadder({ name, text: read.value, hints: input }).questions;
      if (question === undefined || input[question.id] !== undefined) break;
      const answer = await ask(question);
      if (answer === undefined) return 130;
      input = { ...input, [question.id]: answer };
    }
  }
  const atPath = (problem: Problem) =>
    context.fail(problem.place?.file === name ? { ...problem, place: { ...problem.place, file } } : problem);
  return runAndRender({ ...context, fail: atPath }, { ...input, name, text: read.value });
}

async function ask({ asks, options }: Question): Promise<string | undefined> {
  const { cancel, isCancel, select } = await import("@clack/prompts");
  const answer = await select({ message: asks, options: options.map(({ value, label }) => ({ value, label })) });
  if (!isCancel(answer)) return answer;
  cancel("Nothing was imported.");
  return undefined;
}

async function readGivenText(file: string): Promise<Result<string>> {
  if (file === "-") return ok((await readInput()) ?? "");
  const read = readGivenFile(file, {
    what: "the ladder",
    most: MAX_FILE * WIDEST,
    hint: "give the path of a CSV, Markdown, YAML or JSON file, or - for standard input",
  });
  // What is no UTF-8 is told by its place in the text.
  return read.ok ? ok(new TextDecoder("utf-8", { ignoreBOM: true }).decode(read.value)) : read;
}
