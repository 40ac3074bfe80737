import type * as z from "zod";
import type { CandidateStore } from "../activity/ports.js";
import { describeIssue } from "../codec/describe-issue.js";
import type { Applied, Plan } from "../ports.js";
import { fail, ok, type Problem, type Result } from "../problem.js";
import type { FieldValue } from "../record/entry.js";
import { aboutField } from "../record/fields.js";
import type { Operation, Outcome, World } from "./operation.js";

/** How often an operation is computed again because somebody else wrote the file in between. */
const TRIES = 4;

/** How a run differs from the ordinary. */
export interface RunOptions {
  /** Compute the plan and apply nothing. */
  readonly dryRun?: boolean;
}

/** What a run came to: the answer, and the plan with what became of it. */
export interface Run<Output> {
  readonly output: Output;
  readonly plan?: Plan;
  /** Absent when there was nothing to write, or in a dry run. */
  readonly applied?: Applied;
}

/**
 * Runs one operation: parses the input, computes, applies the plan. When another writer was faster, the operation is
 * computed again on the newer text, so that both changes are kept.
 */
export async function runOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  input: unknown,
  world: World,
  options: RunOptions = {},
): Promise<Result<Run<z.input<Output>>>> {
  const parsed = operation.input.safeParse(input);
  if (!parsed.success) return fail(inputProblem(parsed.error, input, operation.input));
  // Candidates are a cache beside the vault, which operations change while they compute: not in a dry run.
  const used = options.dryRun === true ? { ...world, candidates: unchanged(world.candidates) } : world;
  return carryOut(() => operation.run(parsed.data, used), world, options);
}

function unchanged(candidates: CandidateStore): CandidateStore {
  return { all: () => candidates.all(), put: async () => ok(undefined), remove: async () => ok(undefined) };
}

/** Computes an outcome and applies its plan, for as long as other writers come in between; at most four times. */
export async function carryOut<Output>(
  compute: () => Promise<Result<Outcome<Output>>>,
  world: Pick<World, "vault">,
  options: RunOptions = {},
): Promise<Result<Run<Output>>> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await compute();
    if (!outcome.ok) return outcome;
    const { output, plan } = outcome.value;
    if (plan === undefined || plan.changes.length === 0) return ok({ output });
    if (options.dryRun === true) return ok({ output, plan });
    const applied = await world.vault.apply(plan);
    if (applied.ok) return ok({ output, plan, applied: applied.value });
    const wasOvertaken = applied.problem.code === "record.stale" || applied.problem.code === "record.exists";
    if (!wasOvertaken || attempt === TRIES) return applied;
  }
}

function inputProblem(error: z.ZodError, input: unknown, schema: z.ZodType): Problem {
  const issue = error.issues[0];
  const path = issue?.path.join(".") ?? "";
  const { message, hint } =
    issue === undefined ? { message: "not understood" } : wordsOf(issue, valueAt(input, issue.path), schema);
  return {
    code: "input.invalid",
    message: `${path === "" ? "the input" : path}: ${message}`,
    ...(hint !== undefined && { hint }),
    cause: error,
  };
}

/** What a schema wanted, in the words in which records tell it; sentences that a schema brings itself stay as they are. */
function wordsOf(
  issue: z.core.$ZodIssue,
  value: unknown,
  schema: z.ZodType,
): { readonly message: string; readonly hint?: string } {
  const isPlain = issue.code === "invalid_type" || issue.code === "invalid_value" || issue.code === "invalid_union";
  const isBound =
    (issue.code === "too_small" || issue.code === "too_big") && (issue.origin === "number" || issue.origin === "string");
  if (!isPlain && !isBound) return { message: issue.message };
  if (value === undefined) {
    const about = aboutField((schema as Partial<z.ZodObject>).shape?.[String(issue.path[0])]).description;
    return { message: "missing", ...(about !== undefined && { hint: about }) };
  }
  const { expected, hint } = describeIssue(issue, value as FieldValue);
  return { message: `expected ${expected}`, ...(hint !== undefined && { hint }) };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key], input);
}
