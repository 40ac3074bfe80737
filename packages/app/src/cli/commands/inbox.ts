import { acceptCandidates } from "@upshot/core/operations/accept-candidates";
import { dismissCandidates } from "@upshot/core/operations/dismiss-candidates";
import { listInbox } from "@upshot/core/operations/list-inbox";
import { mergeCandidates } from "@upshot/core/operations/merge-candidates";
import { runOperation } from "@upshot/core/operations/run-operation";
import { undo } from "@upshot/core/operations/undo";
import type * as z from "zod";
import type { Workspace } from "../../open-workspace.js";
import type { Context } from "../context.js";
import { openInEditor } from "../open-editor.js";
import { readKeys } from "../read-keys.js";
import { cut } from "../render/cut.js";
import { runIn } from "../run-in.js";
import { visible } from "../terminal.js";

type Listed = z.output<(typeof listInbox)["output"]>["candidates"][number];

/** `upshot inbox`: a list; in a terminal, one that is worked through by keyboard. */
export async function inbox(context: Context): Promise<number> {
  const { plain, ...input } = context.request.input as { readonly plain?: boolean };
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    if (plain === true || context.globals.json === true || context.globals.dryRun === true || !context.terminal.interactive) {
      return await runIn(workspace, context, input);
    }
    const listed = await runOperation(listInbox, input, workspace.world);
    if (!listed.ok) return context.fail(listed.problem);
    if (listed.value.output.candidates.length === 0) return await runIn(workspace, context, input);
    return await work(context, workspace, listed.value.output.candidates);
  } finally {
    await workspace.close();
  }
}

const KEYS = "j k move   a accept   e accept and edit   x dismiss   m mark, then m merge into   u undo   q quit";

/** The keyboard loop. Every key is one operation; the list is only a view of what the operations say. */
async function work(context: Context, workspace: Workspace, first: readonly Listed[]): Promise<number> {
  let candidates = first;
  let at = 0;
  let marked: string | undefined;
  let said = "";
  const reload = async () => {
    const listed = await runOperation(
      listInbox,
      context.request.input["top"] === undefined ? {} : { top: context.request.input["top"] },
      workspace.world,
    );
    if (listed.ok) candidates = listed.value.output.candidates;
    at = Math.max(0, Math.min(at, candidates.length - 1));
  };
  const tell = async <T>(
    run: Promise<{ ok: true; value: T } | { ok: false; problem: { message: string } }>,
    done: (value: T) => string,
  ) => {
    const result = await run;
    said = result.ok ? done(result.value) : result.problem.message;
    await reload();
    return result.ok ? result.value : undefined;
  };

  const keys = readKeys();
  try {
    draw(context, candidates, at, marked, said);
    for await (const key of keys) {
      const current = candidates[at];
      said = "";
      if (key === "q" || key === "ctrl-c" || key === "escape") break;
      if (key === "j" || key === "down") at = Math.min(at + 1, candidates.length - 1);
      else if (key === "k" || key === "up") at = Math.max(at - 1, 0);
      else if (key === "g") at = 0;
      else if (key === "G") at = Math.max(0, candidates.length - 1);
      else if (key === "u") await tell(runOperation(undo, {}, workspace.world), ({ output }) => `took back: ${output.undone}`);
      else if (current === undefined) continue;
      else if (key === "a" || key === "e" || key === "return") {
        const run = await tell(
          runOperation(acceptCandidates, { candidates: [current.id] }, workspace.world),
          ({ output }) => `accepted as ${output.created[0]?.id}`,
        );
        const path = run?.output.created[0]?.path;
        if (path !== undefined && key !== "a") {
          keys.pause();
          const problems = await openInEditor(workspace, [path]);
          keys.resume();
          said = problems[0]?.message ?? said;
        }
      } else if (key === "x") {
        const why = await askWhy(context, keys);
        if (why !== undefined) {
          await tell(
            runOperation(dismissCandidates, { candidates: [current.id], ...(why !== "" && { why }) }, workspace.world),
            () => "dismissed; imports won't offer it again",
          );
        }
      } else if (key === "m" && (marked === undefined || marked === current.id))
        marked = marked === current.id ? undefined : current.id;
      else if (key === "m" && marked !== undefined) {
        const candidate = marked;
        marked = undefined;
        await tell(
          runOperation(mergeCandidates, { into: current.id, candidates: [candidate] }, workspace.world),
          ({ output }) => `merged into ${output.title}`,
        );
      }
      draw(context, candidates, at, marked, said);
    }
  } finally {
    keys.close();
  }
  context.terminal.out();
  return 0;
}

/** Asks once, on the last line; Escape keeps the candidate. */
async function askWhy(context: Context, keys: AsyncIterable<string>): Promise<string | undefined> {
  let why = "";
  const { terminal } = context;
  terminal.raw("\nWhy not? (Enter for no reason, Esc to keep it) ");
  for await (const key of keys) {
    if (key === "return") return why.trim();
    if (key === "escape" || key === "ctrl-c") return undefined;
    if (key === "backspace") {
      if (why !== "") terminal.raw("\b \b");
      why = why.slice(0, -1);
    } else if (key.length === 1 || key === "space") {
      why += key === "space" ? " " : key;
      terminal.raw(key === "space" ? " " : visible(key));
    }
  }
  return undefined;
}

function draw(context: Context, candidates: readonly Listed[], at: number, marked: string | undefined, said: string): void {
  const { terminal } = context;
  const { colors } = terminal;
  const rows = Math.max(3, Math.floor(((process.stdout.rows ?? 24) - 8) / 2));
  const start = Math.max(0, Math.min(at - Math.floor(rows / 2), candidates.length - rows));
  const lines = [colors.bold(`Inbox  ${candidates.length === 0 ? "empty" : `${at + 1} of ${candidates.length}`}`), ""];
  for (const [index, candidate] of candidates.slice(start, start + rows).entries()) {
    const chosen = start + index === at;
    const mark = candidate.id === marked ? "m" : " ";
    const title = visible(cut(candidate.title, terminal.width - 12));
    lines.push(
      `${chosen ? colors.green("▌") : " "}${mark} ${String(Math.round(candidate.score)).padStart(3)}  ${chosen ? colors.bold(title) : title}`,
    );
    const where = `${candidate.quarter}  ${String(candidate["repositoryName"] ?? "")}  ${candidate.span.from === candidate.span.to ? candidate.span.to : `${candidate.span.from} to ${candidate.span.to}`}`;
    lines.push(`${chosen ? colors.green("▌") : " "}      ${colors.dim(visible(cut(where, terminal.width - 8)))}`);
  }
  const current = candidates[at];
  lines.push("");
  if (current !== undefined) lines.push(visible(cut(current.reasons.join("; "), terminal.width - 1)));
  lines.push(said === "" ? "" : colors.green(visible(cut(said, terminal.width - 1))), colors.dim(cut(KEYS, terminal.width - 1)));
  terminal.raw(`\u001b[H\u001b[2J${lines.join("\n")}`);
}
