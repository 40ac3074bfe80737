import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type * as z from "zod";
import type { Candidate } from "../../src/activity/ports.js";
import { readEntry } from "../../src/codec/read-entry.js";
import type { Operation, World } from "../../src/operations/operation.js";
import { type Run, type RunOptions, runOperation } from "../../src/operations/run-operation.js";
import type { PlaybookPort } from "../../src/playbook/item.js";
import type { Vault } from "../../src/ports.js";
import { fail, type Problem, type Result } from "../../src/problem.js";
import type { DateText } from "../../src/record/entry.js";
import { createMemoryIndex } from "../../testing/memory-index.js";
import { createMemoryPlaybook } from "../../testing/memory-playbook.js";
import { createMemoryVault, type MemoryVault } from "../../testing/memory-vault.js";

/** A Friday. */
const TODAY = "2026-11-20" as DateText;

/** A vault in memory with everything around it, and short ways to use it. */
export interface TestWorld {
  readonly world: World;
  readonly vault: MemoryVault;
  /** Ids of the candidates that wait in the store. */
  waiting(): Promise<readonly Candidate[]>;
  /** Runs an operation and gives its answer; throws when there is a problem. */
  run<Input extends z.ZodType, Output extends z.ZodType>(
    operation: Operation<Input, Output>,
    input: z.input<Input>,
    options?: RunOptions,
  ): Promise<z.output<Output>>;
  /** Runs an operation that must fail and gives the problem. */
  problem(operation: Operation, input: unknown): Promise<Problem>;
  /** Text of a file; throws when there is none. */
  text(path: string): string;
}

export function createWorld(
  given: {
    readonly files?: Readonly<Record<string, string>>;
    readonly candidates?: readonly Candidate[];
    /** What comes between an operation and its vault. */
    readonly around?: (vault: MemoryVault) => Vault;
    readonly fingerprints?: readonly string[];
    readonly playbook?: PlaybookPort;
  } = {},
): TestWorld {
  const vault = createMemoryVault({ files: given.files ?? {} });
  let candidates = given.candidates ?? [];
  const entries = async () => (await vault.list()).map((path) => readEntry(path, vault.files.get(path) ?? ""));
  const world: World = {
    vault: given.around?.(vault) ?? vault,
    index: createMemoryIndex(entries),
    clock: { today: () => TODAY, now: () => `${TODAY}T12:00:00Z` },
    ids: { random: (length) => "x".repeat(length) },
    config: { format: 1 },
    playbook: given.playbook ?? createMemoryPlaybook(),
    activity: {
      git: async () => fail({ code: "git.missing", message: "no git in tests" }),
      ...(given.fingerprints !== undefined && {
        fingerprints: async () => ({ ok: true, value: given.fingerprints ?? [] }) as const,
      }),
    },
    candidates: {
      all: async () => ({ ok: true, value: candidates }),
      put: async (repository, own) => {
        candidates = [...candidates.filter((candidate) => candidate.repository !== repository), ...own];
        return { ok: true, value: undefined };
      },
      remove: async (ids) => {
        candidates = candidates.filter((candidate) => !ids.includes(candidate.id));
        return { ok: true, value: undefined };
      },
    },
    progress: () => undefined,
    signal: { aborted: false },
  };
  return {
    world,
    vault,
    waiting: async () => candidates,
    run: async (operation, input, options) =>
      operation.output.parse(
        good((await runOperation(operation, input, world, options)) as Result<Run<unknown>>).output,
      ) as never,
    problem: async (operation, input) => {
      const result = await runOperation(operation, input, world);
      if (result.ok) throw new Error(`expected a problem, got ${JSON.stringify(result.value.output)}`);
      return result.problem;
    },
    text: (path) => {
      const text = vault.files.get(path);
      if (text === undefined) throw new Error(`there is no ${path}, but ${[...vault.files.keys()].join(", ")}`);
      return text;
    },
  };
}

/** A candidate of three commits in the repository `checkout`. */
export function candidate(own: Partial<Candidate> & { readonly id: string }): Candidate {
  return {
    repository: "root",
    repositoryName: "checkout",
    title: `Change ${own.id}`,
    span: { from: "2026-10-01", to: "2026-10-03" },
    areas: ["cart"],
    size: { commits: 3, files: 2, added: 40, deleted: 12 },
    tests: true,
    docs: false,
    coAuthors: [],
    reverted: false,
    score: 40,
    reasons: ["touches tests"],
    sources: [`git:root@${own.id}`],
    subjects: [`Do ${own.id}`, `Begin ${own.id}`],
    ...own,
  };
}

/** Every file of the sample vault, by its path. */
export function sampleFiles(): Readonly<Record<string, string>> {
  const root = fileURLToPath(new URL("../../../../samples/career", import.meta.url));
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  return Object.fromEntries(
    names.filter((name) => /\.(?:md|yaml)$/.test(name)).map((name) => [name, readFileSync(join(root, name), "utf8")]),
  );
}

/** The front matter of a new win, as its lines. */
export function frontMatter(text: string): readonly string[] {
  return (/^---\n([\s\S]*?)---\n/.exec(text)?.[1] ?? "").split("\n").filter((line) => line !== "");
}

export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`, { cause: result.problem.cause });
  return result.value;
}
