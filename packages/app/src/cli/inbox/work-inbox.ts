import { acceptCandidates } from "@upshot/core/operations/accept-candidates";
import { dismissCandidates } from "@upshot/core/operations/dismiss-candidates";
import { listInbox } from "@upshot/core/operations/list-inbox";
import { mergeCandidates } from "@upshot/core/operations/merge-candidates";
import type { World } from "@upshot/core/operations/operation";
import { runOperation } from "@upshot/core/operations/run-operation";
import { undo } from "@upshot/core/operations/undo";
import type { Problem, Result } from "@upshot/core/problem";
import { messageWords } from "../problem-words.js";
import type { Waiting } from "../render/inbox-list.js";
import type { InboxView } from "./inbox-screen.js";

/** What the keyboard loop works with. */
export interface Desk {
  readonly world: World;
  /** What was asked of the list: `top`, `quarter`. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly keys: AsyncIterable<string>;
  show(view: InboxView): void;
  /** How many candidates are on the screen. */
  page(): number;
  /** Opens a record; gives back what is wrong with it afterwards. */
  edit(path: string): Promise<readonly Problem[]>;
}

/** What was done, for the line that stays when the screen is gone. */
export interface Worked {
  readonly accepted: number;
  /** Candidates added to wins that were there. */
  readonly added: number;
  readonly dismissed: number;
  readonly waiting: number;
  /** Whether Ctrl-C ended it. */
  readonly interrupted: boolean;
}

/**
 * Works through candidates by single keys. Every key that changes something is one operation, done at once; the list is
 * only a view of what the operations say. Undo takes back what was done here, and nothing from before.
 */
export async function workInbox(desk: Desk, first: readonly Waiting[]): Promise<Worked> {
  const { world, input } = desk;
  const done: ("accepted" | "added" | "dismissed" | "merged")[] = [];
  let view: InboxView = { candidates: first, at: 0, said: "" };
  const show = (change: Partial<InboxView>) => {
    view = { ...view, ...change };
    desk.show(view);
  };
  const moveTo = (at: number) => show({ at: Math.max(0, Math.min(at, view.candidates.length - 1)), said: "" });

  /** Runs one operation, reads the list again, and says what came of it. */
  async function change<Output>(run: Promise<Result<{ readonly output: Output }>>, tell: (output: Output) => Partial<InboxView>) {
    show({ said: "…" });
    const result = await run;
    const listed = await runOperation(listInbox, input, world);
    const candidates = listed.ok ? listed.value.output.candidates : view.candidates;
    view = { ...view, candidates, at: Math.max(0, Math.min(view.at, candidates.length - 1)) };
    show(result.ok ? tell(result.value.output) : { said: messageWords(result.problem.message) });
    return result.ok ? result.value.output : undefined;
  }

  async function accept(current: Waiting, thenEdit: boolean): Promise<void> {
    const run = runOperation(acceptCandidates, { candidates: [current.id] }, world);
    const output = await change(run, ({ created }) => ({ said: `accepted as ${created[0]?.id}` }));
    const path = output?.created[0]?.path;
    if (path === undefined) return;
    done.push("accepted");
    if (!thenEdit) return;
    const [problem] = await desk.edit(path);
    show(problem === undefined ? {} : { said: messageWords(problem.message) });
  }

  async function dismiss(current: Waiting, why: string): Promise<void> {
    show({ why: undefined });
    const run = runOperation(dismissCandidates, { candidates: [current.id], ...(why !== "" && { why }) }, world);
    if ((await change(run, () => ({ said: "dismissed; imports won't offer it again" }))) !== undefined) done.push("dismissed");
  }

  async function merge(current: Waiting): Promise<void> {
    const { marked } = view;
    if (marked === undefined || marked === current.id)
      return show({ marked: marked === undefined ? current.id : undefined, said: "" });
    const run = runOperation(mergeCandidates, { into: current.id, candidates: [marked] }, world);
    const output = await change(run, ({ title }) => ({ marked: undefined, said: `merged into ${title}` }));
    if (output === undefined) return show({ marked: undefined });
    done.push("merged");
    const at = view.candidates.findIndex(({ id }) => id === output.into);
    if (at !== -1) show({ at });
  }

  /** Adds a candidate to the win that its earlier work became. */
  async function add(current: Waiting): Promise<void> {
    const win = current["followUp"];
    if (typeof win !== "string") return show({ said: "it goes on with no win; m merges candidates" });
    const run = runOperation(mergeCandidates, { into: win, candidates: [current.id] }, world);
    if ((await change(run, ({ into }) => ({ said: `added to ${into}` }))) !== undefined) done.push("added");
  }

  async function takeBack(): Promise<void> {
    const last = done.at(-1);
    if (last === undefined) return show({ said: "nothing was done here yet; `upshot undo` takes back what was done before" });
    if (last === "merged") return show({ said: "a merge can't be taken back; the next import offers the parts again" });
    if ((await change(runOperation(undo, {}, world), ({ undone }) => ({ said: `took back: ${undone}` }))) !== undefined)
      done.pop();
  }

  const times = (wanted: (typeof done)[number]) => done.filter((what) => what === wanted).length;
  const worked = (interrupted: boolean): Worked => ({
    accepted: times("accepted"),
    added: times("added"),
    dismissed: times("dismissed"),
    waiting: view.candidates.length,
    interrupted,
  });

  show({});
  for await (const key of desk.keys) {
    const current = view.candidates[view.at];
    if (key === "ctrl-c") return worked(true);
    if (view.why !== undefined) {
      if (key === "return" && current !== undefined) await dismiss(current, view.why.trim());
      else show({ why: typed(view.why, key) });
    } else if (key === "q" || (key === "escape" && view.marked === undefined)) return worked(false);
    else if (key === "escape") show({ marked: undefined, said: "" });
    else if (key === "j" || key === "down") moveTo(view.at + 1);
    else if (key === "k" || key === "up") moveTo(view.at - 1);
    else if (key === "pagedown" || key === "space") moveTo(view.at + desk.page());
    else if (key === "pageup") moveTo(view.at - desk.page());
    else if (key === "g" || key === "home") moveTo(0);
    else if (key === "G" || key === "end") moveTo(view.candidates.length - 1);
    else if (key === "u") await takeBack();
    else if (current === undefined) continue;
    else if (key === "a") await accept(current, false);
    else if (key === "e" || key === "return") await accept(current, true);
    else if (key === "f") await add(current);
    else if (key === "x") show({ why: "", said: "" });
    else if (key === "m") await merge(current);
  }
  return worked(false);
}

/** The text after one more key; nothing after Escape. */
function typed(text: string, key: string): string | undefined {
  if (key === "escape") return undefined;
  if (key === "backspace") return [...text].slice(0, -1).join("");
  if (key === "ctrl-u") return "";
  if (key === "space") return `${text} `;
  return [...key].length === 1 ? text + key : text;
}
