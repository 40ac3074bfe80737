import type { Change, Plan } from "@upshot/core/ports";
import type { ContentHash, VaultPath } from "@upshot/core/record/entry";
import { conflictPath, type OwnRole, ownPath } from "../names/own-names.js";
import { targetProblem } from "../names/vault-path.js";

/**
 * One change as the writer carries it out. `mark` tells its files beside the record from everybody else's; `hash` is
 * that of the new text, `base` that of the old one.
 */
export type Step =
  | { readonly type: "create"; readonly path: VaultPath; readonly mark: string; readonly hash: ContentHash }
  | {
      readonly type: "edit";
      readonly path: VaultPath;
      readonly mark: string;
      readonly base: ContentHash;
      readonly hash: ContentHash;
    }
  | {
      readonly type: "move";
      readonly path: VaultPath;
      readonly mark: string;
      readonly base: ContentHash;
      readonly to: VaultPath;
    };

/** What became of a step. `to` is where a moved file lies, `copy` where our text went that met another one. */
export type Outcome =
  | { readonly state: "placed"; readonly to?: VaultPath }
  | { readonly state: "conflict"; readonly copy?: VaultPath };

/** A plan on its way to the disk: enough to finish it or take it back, whenever the program is killed. */
export interface Intent {
  readonly id: string;
  readonly summary: string;
  /** ISO instant. */
  readonly at: string;
  readonly pid: number;
  readonly steps: readonly Step[];
}

/** An entry as it lies in the journal. */
export interface Entry {
  readonly intent: Intent;
  /** Present once every step has been made. */
  readonly outcomes?: readonly Outcome[];
  /** A step failed, and the others are to be taken back. */
  readonly isReverting: boolean;
}

/** Where a step keeps the files it needs for a moment, and where our text goes in a conflict. */
export function filesOf(intent: Pick<Intent, "pid" | "at">, step: Step): Readonly<Record<OwnRole | "copy", VaultPath>> {
  const own = (role: OwnRole): VaultPath => ownPath(step.path, { pid: intent.pid, mark: step.mark, role });
  return {
    new: own("new"),
    old: own("old"),
    back: own("back"),
    copy: conflictPath(step.path, new Date(intent.at), step.mark),
  };
}

/** The first line of an entry's file. */
export function intentLine(intent: Intent): string {
  return `${JSON.stringify({ version: 1, ...intent })}\n`;
}

/** The line that says that every step was made. */
export function outcomeLine(outcomes: readonly Outcome[]): string {
  return `${JSON.stringify({ outcomes })}\n`;
}

/** The line that says that the steps are to be taken back. */
export const REVERTING_LINE = `${JSON.stringify({ reverting: true })}\n`;

/**
 * Reads an entry's file; `undefined` when it was never written to its end, or is not what Upshot writes. The folder may
 * have come from elsewhere, so its paths are checked like any other's.
 */
export function parseEntry(text: string): Entry | undefined {
  const [first, ...rest] = text.split("\n").slice(0, -1).map(parseLine);
  const intent = readIntent(first);
  if (intent === undefined) return undefined;
  const outcomes = rest.map(readOutcomes).find((found) => found !== undefined);
  return {
    intent,
    isReverting: rest.some((line) => isMap(line) && line["reverting"] === true),
    ...(outcomes?.length === intent.steps.length && { outcomes }),
  };
}

/**
 * The plan that takes an entry back; `undefined` when it has no way back. `oldText` gives the text that a step replaced,
 * when it is still kept.
 */
export function reversePlan(entry: Entry, oldText: (step: number) => string | undefined): Plan | undefined {
  const { intent, outcomes } = entry;
  if (outcomes === undefined) return undefined;
  const changes: Change[] = [];
  for (const [index, step] of intent.steps.entries()) {
    const outcome = outcomes[index];
    if (outcome?.state !== "placed") continue;
    if (step.type === "create") changes.unshift({ type: "remove", path: step.path, base: step.hash });
    else if (step.type === "move") changes.unshift({ type: "move", path: outcome.to ?? step.to, base: step.base, to: step.path });
    else {
      const text = oldText(index);
      if (text === undefined) return undefined;
      changes.unshift({ type: "edit", path: step.path, base: step.hash, text });
    }
  }
  return changes.length === 0 ? undefined : { summary: `undo ${intent.id} (${intent.summary})`, changes };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that a crash cut short says nothing.
    return undefined;
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readIntent(value: unknown): Intent | undefined {
  if (!isMap(value) || value["version"] !== 1) return undefined;
  const { id, summary, at, pid, steps } = value;
  if (typeof id !== "string" || typeof summary !== "string" || typeof at !== "string" || Number.isNaN(Date.parse(at)))
    return undefined;
  if (typeof pid !== "number" || !Number.isSafeInteger(pid) || pid < 0 || !Array.isArray(steps)) return undefined;
  const read = steps.map(readStep);
  return read.every((step) => step !== undefined) ? { id, summary, at, pid, steps: read } : undefined;
}

function readStep(value: unknown): Step | undefined {
  if (!isMap(value)) return undefined;
  const { type, mark } = value;
  const [path, to, base, hash] = [
    readPath(value["path"]),
    readPath(value["to"]),
    readHash(value["base"]),
    readHash(value["hash"]),
  ];
  if (path === undefined || typeof mark !== "string" || !/^[a-z0-9]{4,12}$/.test(mark)) return undefined;
  if (type === "create" && hash !== undefined) return { type, path, mark, hash };
  if (type === "edit" && base !== undefined && hash !== undefined) return { type, path, mark, base, hash };
  if (type === "move" && base !== undefined && to !== undefined) return { type, path, mark, base, to };
  return undefined;
}

function readOutcomes(value: unknown): readonly Outcome[] | undefined {
  if (!isMap(value) || !Array.isArray(value["outcomes"])) return undefined;
  const read = value["outcomes"].map((one: unknown): Outcome | undefined => {
    if (!isMap(one)) return undefined;
    const [to, copy] = [readPath(one["to"]), readPath(one["copy"])];
    if (one["state"] === "placed") return { state: "placed", ...(to !== undefined && { to }) };
    if (one["state"] === "conflict") return { state: "conflict", ...(copy !== undefined && { copy }) };
    return undefined;
  });
  return read.every((one) => one !== undefined) ? read : undefined;
}

function readPath(value: unknown): VaultPath | undefined {
  return typeof value === "string" && targetProblem(value) === undefined ? (value as VaultPath) : undefined;
}

function readHash(value: unknown): ContentHash | undefined {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? (value as ContentHash) : undefined;
}
