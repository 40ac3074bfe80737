import type { Applied, Change, JournalEntry, Plan, Vault, VaultFile } from "../src/ports.js";
import { fail, ok, type Problem, type Result } from "../src/problem.js";
import type { ContentHash, VaultPath } from "../src/record/entry.js";
import { kinds } from "../src/record/kinds.js";

/** A vault without a disk, for tests of operations: same answers as the real one, nothing to clean up. */
export interface MemoryVault extends Vault {
  /** Text of every file there is, hidden ones (`.trash/…`) included. */
  readonly files: ReadonlyMap<string, string>;
  /** Writes as another program would: without a plan, and without a trace in the journal. */
  put(path: string, text: string): void;
  /** Deletes as another program would. */
  drop(path: string): void;
}

const CONFLICT_COPY = /\.conflict-\d{8}-\d{6}-[a-z0-9]+(-\d+)?\.md$/;

/**
 * A vault that holds `files`. `now` gives the instants of the journal; the usual one starts at 2026-11-20 and
 * moves on by a second with every plan.
 */
export function createMemoryVault(
  options: { readonly files?: Readonly<Record<string, string>>; readonly now?: () => string } = {},
): MemoryVault {
  const files = new Map<string, string>(Object.entries(options.files ?? {}));
  const journal: JournalEntry[] = [];
  let plans = 0;
  const now = options.now ?? (() => `2026-11-20T09:${two(Math.floor(plans / 60) % 60)}:${two(plans % 60)}Z`);

  function stale({ path, base }: { readonly path: VaultPath; readonly base: ContentHash }): boolean {
    const text = files.get(path);
    return text === undefined || hashOf(text) !== base;
  }

  /** Everything that makes a plan impossible before anything is written. */
  function obstacle(plan: Plan): Problem | undefined {
    const seen = new Set<string>();
    for (const change of plan.changes) {
      for (const path of change.type === "move" ? [change.path, change.to] : [change.path]) {
        if (!isInside(path))
          return { code: "vault.outside", message: `${path} is not a place for a record`, place: { file: path } };
        if (seen.has(path)) return { code: "input.invalid", message: "a plan changes each path once", place: { file: path } };
        seen.add(path);
      }
      const target = change.type === "create" ? change.path : change.type === "move" ? change.to : undefined;
      if (target !== undefined && files.has(target) && !target.startsWith(".trash/")) {
        return { code: "record.exists", message: `${target} exists already`, place: { file: target } };
      }
      if (change.type === "create") continue;
      if (change.type !== "edit" && !files.has(change.path)) return notFound(change.path);
      if ((plan.whenStale ?? "refuse") === "refuse" && stale(change)) {
        return { code: "record.stale", message: `${change.path} was changed in between`, place: { file: change.path } };
      }
    }
    return undefined;
  }

  /** Makes one change; gives back the change that takes it back, or the place of the copy when it met another text. */
  function make(change: Change, at: string): { readonly reverse: Change } | { readonly copy: VaultPath } | undefined {
    const { path } = change;
    if (change.type === "create") {
      files.set(path, change.text);
      return { reverse: { type: "remove", path, base: hashOf(change.text) } };
    }
    if (change.type === "edit") {
      if (files.get(path) === change.text) return undefined;
      if (stale(change)) {
        const copy = freeName(path.replace(/(\.md)?$/, `.conflict-${at.replace(/[-:Z]/g, "").replace("T", "-")}-copy.md`));
        files.set(copy, change.text);
        return { copy };
      }
      const before = files.get(path) ?? "";
      files.set(path, change.text);
      return { reverse: { type: "edit", path, base: hashOf(change.text), text: before } };
    }
    if (stale(change)) return { copy: path };
    const wanted = change.type === "move" ? change.to : (`.trash/${path.replace(/^\.trash\//, "")}` as VaultPath);
    const to = freeName(wanted);
    files.set(to, files.get(path) ?? "");
    files.delete(path);
    return { reverse: { type: "move", path: to, base: change.base, to: path } };
  }

  function freeName(wanted: string): VaultPath {
    let name = wanted;
    for (let number = 2; files.has(name); number += 1) name = wanted.replace(/(\.md)?$/, `-${number}$1`);
    return name as VaultPath;
  }

  function apply(plan: Plan): Result<Applied> {
    const problem = obstacle(plan);
    if (problem !== undefined) return fail(problem);
    const at = now();
    plans += 1;
    const made = plan.changes.map((change) => ({ path: change.path, became: make(change, at) }));
    const conflicts = made.flatMap(({ path, became }) =>
      became !== undefined && "copy" in became ? [{ path, copy: became.copy }] : [],
    );
    const changes = made.flatMap(({ became }) => (became !== undefined && "reverse" in became ? [became.reverse] : [])).reverse();
    if (changes.length === 0) return ok({ conflicts });
    const id = `entry-${String(plans).padStart(4, "0")}`;
    journal.unshift({ id, summary: plan.summary, at, reverse: { summary: `undo ${id} (${plan.summary})`, changes } });
    return ok({ entry: id, conflicts });
  }

  function read(path: VaultPath): Result<VaultFile> {
    if (!isRelative(path))
      return fail({ code: "vault.outside", message: `${path} lies outside the vault`, place: { file: path } });
    const text = files.get(path);
    return text === undefined ? fail(notFound(path)) : ok({ path, text, hash: hashOf(text) });
  }

  function list(folder?: string): readonly VaultPath[] {
    const folders = folder === undefined ? kinds.map((kind) => kind.folder) : [folder];
    return [...files.keys()]
      .filter(
        (path) => folders.some((name) => path.startsWith(`${name}/`)) && !path.split("/").some((part) => part.startsWith(".")),
      )
      .filter((path) => path.endsWith(".md") && !CONFLICT_COPY.test(path))
      .sort() as VaultPath[];
  }

  return {
    files,
    put: (path, text) => void files.set(path, text),
    drop: (path) => void files.delete(path),
    list: async (folder) => list(folder),
    read: async (path) => read(path),
    apply: async (plan) => apply(plan),
    journal: async (limit) => ok(journal.slice(0, limit)),
    examine: async () => {
      const copies = [...files.keys()].filter((path) => CONFLICT_COPY.test(path));
      const problems = copies.map(
        (file): Problem => ({ code: "record.sync-conflict", message: `${file} is a conflict copy`, place: { file } }),
      );
      return ok({ files: files.size, records: list().length, problems, mends: [] });
    },
  };
}

/** A stand-in for SHA-256: equal texts have equal hashes, and texts of tests have different ones. */
function hashOf(text: string): ContentHash {
  const lanes = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed, lane) => {
    let sum = seed;
    for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ (text.charCodeAt(at) + lane), 0x01000193);
    return (sum >>> 0).toString(16).padStart(8, "0");
  });
  return lanes.join("") as ContentHash;
}

function isRelative(path: string): boolean {
  return path !== "" && !path.includes("\0") && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** Plans may write anywhere below the root but into hidden folders; `.trash/` is the exception. */
function isInside(path: string): boolean {
  return (
    isRelative(path) &&
    !path
      .replace(/^\.trash\//, "")
      .split("/")
      .some((part) => part.startsWith("."))
  );
}

function notFound(file: string): Problem {
  return { code: "record.not-found", message: `there is no ${file}`, place: { file } };
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
