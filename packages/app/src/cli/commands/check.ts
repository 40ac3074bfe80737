import { runOperation } from "@upshot/core/operations/run-operation";
import { answersText, blankAnswers } from "@upshot/core/playbook/check/answers-text";
import type { Check } from "@upshot/core/playbook/formats/check";
import { itemOf } from "@upshot/core/playbook/playbook";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import type { Workspace } from "../../open-workspace.js";
import { operations } from "../../operations.js";
import type { Context } from "../context.js";
import { readGivenFile } from "../read-given-file.js";
import { readInput } from "../read-input.js";
import { rendererOf } from "../render/renderers.js";
import { runIn } from "../run-in.js";
import { visible } from "../terminal.js";

/** Largest file of answers, in bytes: some times the longest that anybody would write. */
const LARGEST_ANSWERS = 1024 * 1024;

interface Given {
  readonly check?: string;
  readonly answers?: string;
  readonly date?: string;
  readonly private?: boolean;
  readonly blank?: boolean;
}

/** `upshot check ID`: asks the questions in a terminal, or takes the answers from a file; without an id, lists the checks. */
export async function check(context: Context): Promise<number> {
  const { answers: file, blank, ...input } = context.request.input as Given;
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    if (input.check === undefined) return await listChecks(context, workspace);
    if (file !== undefined) return await answerFrom(file, context, workspace, input);
    const item = await itemOf(workspace.world.playbook, "check", input.check);
    if (!item.ok) return context.fail(item.problem);
    if (blank === true) {
      context.terminal.raw(blankAnswers(item.value.content));
      return 0;
    }
    if (!context.terminal.interactive || context.globals.json === true) return context.fail(nobodyToAsk(input.check));
    return await answerInTerminal(item.value.content, context, workspace, input);
  } finally {
    await workspace.close();
  }
}

async function answerFrom(file: string, context: Context, workspace: Workspace, input: Given): Promise<number> {
  const answers = file === "-" ? ok((await readInput()) ?? "") : readAnswers(file, `${input.check}`);
  if (!answers.ok) return context.fail(answers.problem);
  const fail = (problem: Problem) =>
    context.fail(problem.place?.line === undefined ? problem : { ...problem, place: { ...problem.place, file } });
  return runIn(workspace, { ...context, fail }, { ...input, answers: answers.value });
}

function readAnswers(file: string, check: string): Result<string> {
  const hint = `\`upshot check ${check} --blank\` prints a file to fill in`;
  const read = readGivenFile(file, { what: "the answers", most: LARGEST_ANSWERS, hint });
  if (!read.ok) return read;
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(read.value));
  } catch (cause) {
    const message = "the answers are not written in UTF-8";
    return fail({ code: "input.invalid", message, place: { file }, hint: "save the file as UTF-8 in your editor", cause });
  }
}

async function answerInTerminal(content: Check, context: Context, workspace: Workspace, input: Given): Promise<number> {
  const [{ askCheck }, { openDraft }] = await Promise.all([import("../check/ask-check.js"), import("../check/draft.js")]);
  const draft = openDraft(workspace.root, content);
  const answered = await askCheck(content, workspace.world.index, draft);
  const { terminal } = context;
  if (answered === undefined) {
    if (draft.read() === undefined) terminal.note("Nothing was answered.");
    else {
      terminal.note(`What you answered is kept; \`upshot check ${content.id}\` goes on from there.`);
      terminal.note(terminal.colors.dim(`  ${visible(draft.path)}`));
    }
    return 130;
  }
  const status = await runIn(workspace, context, { ...input, answers: answersText(content, answered) });
  if (context.globals.dryRun !== true && status <= 1) draft.remove();
  return status;
}

async function listChecks(context: Context, workspace: Workspace): Promise<number> {
  const load = operations["check.list"];
  if (load === undefined) throw new Error("no operation check.list");
  const run = await runOperation(await load(), {}, workspace.world);
  if (!run.ok) return context.fail(run.problem);
  const { output } = run.value;
  const render = await rendererOf("check.list");
  if (context.globals.json === true || render === undefined) {
    context.terminal.raw(`${JSON.stringify(render?.json?.(output as never) ?? output)}\n`);
  } else render.text(output as never, { terminal: context.terminal, workspace, input: {}, dryRun: false });
  return 0;
}

function nobodyToAsk(id: string): Problem {
  return {
    code: "input.invalid",
    message: "there is nobody to ask here",
    hint: `\`upshot check ${id} --blank > answers.yaml\` prints a file to fill in; give it with --answers answers.yaml`,
  };
}
