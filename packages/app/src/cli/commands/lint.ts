import { createReadStream, existsSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { createInterface } from "node:readline";
import { LINT_TYPES } from "@upshot/core/playbook/formats/template";
import { type CompiledRule, compileRules } from "@upshot/core/playbook/lint/compile-rules";
import { LONGEST_TEXT, lintText } from "@upshot/core/playbook/lint/lint-text";
import { readSource } from "@upshot/core/playbook/lint/read-source";
import { itemsOf } from "@upshot/core/playbook/playbook";
import type { VaultPath } from "@upshot/core/record/entry";
import * as z from "zod";
import { nodeFileSystem } from "../../vault/disk/node-file-system.js";
import { readVaultFile } from "../../vault/read-vault-file.js";
import type { Context } from "../context.js";
import { endOnInterrupt, readInput } from "../read-input.js";
import { runAndRender } from "../run-in.js";

const As = z.enum(LINT_TYPES);
const Line = z.object({
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  as: z.string().optional(),
  text: z.string(),
});

interface LintInput {
  readonly records?: readonly string[];
  readonly text?: string;
  readonly as?: z.output<typeof As>;
  readonly jsonl?: boolean;
}

/** `upshot lint [FILE|RECORD…]`: what is a file is read here, what is none is taken for a record; `-` is standard input. */
export async function lint(context: Context): Promise<number> {
  const { jsonl, records: targets = [], text, as } = context.request.input as LintInput;
  if (jsonl === true) return lintLines(context, targets[0], as);
  const records: string[] = [];
  const texts: { name: string; text: string }[] = [];
  for (const target of targets) {
    if (target === "-") texts.push({ name: "text", text: (await readInput()) ?? "" });
    else if (isFile(target)) {
      const absolute = resolve(target);
      const file = readVaultFile({ fileSystem: nodeFileSystem, root: dirname(absolute) }, basename(absolute) as VaultPath);
      if (!file.ok) return context.fail({ ...file.problem, place: { ...file.problem.place, file: target } });
      texts.push({ name: target, text: file.value.text });
    } else records.push(target);
  }
  if (targets.length === 0 && text === undefined) {
    const piped = await readInput();
    if (piped === undefined) {
      return context.fail({
        code: "input.invalid",
        message: "say which text to look at",
        hint: 'a file, a record, or --text; for example: upshot lint --as win --text "Cut cold start 1.8s -> 650ms"',
      });
    }
    texts.push({ name: "text", text: piped });
  }
  return runAndRender(context, { ...(text !== undefined && { text }), ...(as !== undefined && { as }), texts, records });
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/**
 * A line in, a line out, while more lines are still coming. Rules are read once. A line that can't be used gives an object with
 * `error` in its place.
 */
async function lintLines(context: Context, file: string | undefined, as: LintInput["as"]): Promise<number> {
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    const { items } = await itemsOf(workspace.world.playbook, "rule");
    const { rules } = compileRules(items.map(({ content }) => content));
    const input = file === undefined || file === "-" ? process.stdin : createReadStream(file);
    return await endOnInterrupt(() => lintEach(input, { rules, as }));
  } catch (cause) {
    if (!(cause instanceof Error) || !("code" in cause)) throw cause;
    return context.fail({
      code: "input.invalid",
      message: "the lines can't be read",
      ...(file !== undefined && { place: { file } }),
      hint: "give a file with a JSON object on each line, or - for standard input",
      cause,
    });
  } finally {
    await workspace.close();
  }
}

async function lintEach(
  input: NodeJS.ReadableStream,
  { rules, as }: { readonly rules: readonly CompiledRule[]; readonly as: LintInput["as"] },
): Promise<number> {
  let number = 0;
  let status = 0;
  for await (const read of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const line = number === 1 ? read.replace(/^\ufeff/, "") : read;
    if (line.trim() === "") continue;
    const answer = answerTo(line, { number, rules, as });
    if ("error" in answer || answer.findings.some(({ severity }) => severity !== "notice")) status = 1;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await new Promise((done) => process.stdout.once("drain", done));
  }
  return status;
}

function answerTo(
  line: string,
  using: { readonly number: number; readonly rules: readonly CompiledRule[]; readonly as: LintInput["as"] },
) {
  const parsed = parse(line);
  const checked = Line.safeParse(parsed);
  const id = typeof parsed === "object" && parsed !== null && "id" in parsed ? parsed.id : undefined;
  const refuse = (message: string) => ({ id: id ?? null, error: { code: "input.invalid", line: using.number, message } });
  if (parsed === undefined) return refuse("this is no JSON");
  if (!checked.success) return refuse('a line is an object such as {"id":"1","as":"win","text":"…"}');
  const as = As.safeParse(checked.data.as ?? using.as);
  if (!as.success) return refuse(`"as" is one of ${LINT_TYPES.join(", ")}`);
  const { text } = checked.data;
  if (text.length > LONGEST_TEXT)
    return refuse(`the text has more than ${LONGEST_TEXT.toLocaleString("en")} characters: part it`);
  const { record, off } = readSource(text);
  const findings = lintText({ text, as: as.data, rules: using.rules, record, off });
  return {
    id: id ?? null,
    findings: findings.map(({ rule, start, end, severity, message }) => ({ rule, start, end, severity, message })),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
