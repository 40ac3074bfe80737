import { join } from "node:path";
import { parseConfig } from "@upshot/core/codec/config-text";
import type { World } from "@upshot/core/operations/operation";
import type { Clock, Index, Vault } from "@upshot/core/ports";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { VAULT_FORMAT, type VaultConfig } from "@upshot/core/record/config";
import type { DateText, VaultPath } from "@upshot/core/record/entry";
import { isDateText } from "@upshot/core/record/fields";
import { cacheFolder } from "./vault/cache-folder.js";
import { createDiskVault } from "./vault/disk-vault.js";
import { findVaultRoot } from "./vault/locate-vault.js";

/** An open vault with everything an operation needs. The only place where the parts are put together. */
export interface Workspace {
  /** Absolute path of the vault. */
  readonly root: string;
  readonly world: World;
  /** Stops what runs and closes what is open. */
  close(): Promise<void>;
}

/** Which vault to open, and where progress goes. */
export interface WorkspaceOptions {
  readonly vault?: string;
  readonly progress?: (message: string) => void;
}

/** Finds and opens the vault the way git finds a repository; parts that are not touched are never loaded. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Result<Workspace>> {
  const root = findVaultRoot({
    cwd: process.cwd(),
    env: process.env,
    ...(options.vault !== undefined && { explicit: options.vault }),
  });
  if (!root.ok) return root;
  return openVault(root.value, options);
}

/**
 * The same, but where no vault is found and none was named, a workspace without one: what Upshot knows is there, records are
 * not, and nothing can be written.
 */
export async function openAnywhere(options: WorkspaceOptions): Promise<Result<Workspace>> {
  const opened = await openWorkspace(options);
  const isNamed = options.vault !== undefined || (process.env["UPSHOT_VAULT"] ?? "") !== "";
  if (opened.ok || opened.problem.code !== "vault.not-found" || isNamed) return opened;
  const clock = systemClock(undefined);
  if (!clock.ok) return clock;
  const { noRecords, noVault } = await import("./vault/no-vault.js");
  const stop = stopSignal();
  const world: World = {
    vault: noVault,
    index: noRecords,
    config: { format: VAULT_FORMAT },
    clock: clock.value,
    ids: { random: randomText },
    progress: options.progress ?? (() => undefined),
    signal: stop.signal,
    playbook: lazyPlaybook({}),
    activity: gitActivity,
    candidates: { all: async () => ok([]), put: async () => ok(undefined), remove: async () => ok(undefined) },
  };
  return ok({ root: process.cwd(), world, close: async () => stop.release() });
}

/** Opens the vault in exactly this folder; a folder without `upshot.yaml` is an empty vault that `init` fills. */
export async function openVault(root: string, options: WorkspaceOptions): Promise<Result<Workspace>> {
  const config = await readConfig(createDiskVault({ root, format: VAULT_FORMAT }));
  if (!config.ok) return fail(inVault(root, config.problem));
  const clock = systemClock(config.value.time_zone);
  if (!clock.ok) return clock;
  const vault = createDiskVault({ root, format: config.value.format });
  const cache = () => cacheFolder(root, process.env);
  const stop = stopSignal();
  const closers: (() => void | Promise<void>)[] = [stop.release];

  const world: World = {
    vault,
    config: config.value,
    clock: clock.value,
    ids: { random: randomText },
    progress: options.progress ?? (() => undefined),
    signal: stop.signal,
    index: lazyIndex(async () => {
      const { startScanThread } = await import("./index/scan-thread.js");
      // First, because a thread takes as long to start as the rest takes to load.
      const thread = startScanThread(root, cache());
      const [{ createSqliteIndex }, { isRecordName }] = await Promise.all([
        import("./index/sqlite-index.js"),
        import("./vault/walk-vault.js"),
      ]);
      const index = createSqliteIndex({
        root,
        vault,
        isRecordName,
        cacheFolder: cache(),
        thread,
        progress: world.progress,
        signal: stop.signal,
      });
      closers.push(() => index.close());
      return index;
    }),
    playbook: lazyPlaybook({ vault: root }),
    activity: gitActivity,
    candidates: {
      all: async () => (await candidateStore(cache())).all(),
      put: async (repository, candidates) => (await candidateStore(cache())).put(repository, candidates),
      remove: async (ids) => (await candidateStore(cache())).remove(ids),
    },
  };
  return ok({
    root,
    world,
    close: async () => {
      for (const close of closers.reverse()) await close();
    },
  });
}

async function readConfig(vault: Vault): Promise<Result<VaultConfig>> {
  const file = await vault.read("upshot.yaml" as VaultPath);
  if (!file.ok) return file.problem.code === "record.not-found" ? ok({ format: VAULT_FORMAT }) : file;
  return parseConfig(file.value.text);
}

/** A problem with a file of a vault that could not be opened: which vault that is, nobody said yet. */
function inVault(root: string, problem: Problem): Problem {
  const { file, ...at } = problem.place ?? {};
  return { ...problem, place: { file: file === undefined ? root : join(root, file), ...at } };
}

const gitActivity: World["activity"] = {
  git: async (request) => (await import("./import/git/read-git.js")).readGit(request),
  fingerprints: async (request) => (await import("./import/git/fingerprints.js")).fingerprints(request),
};

/** A playbook whose reading is loaded by the first question. */
function lazyPlaybook(options: { readonly vault?: string }): World["playbook"] {
  let opened: Promise<Required<World["playbook"]>> | undefined;
  const playbook = () => {
    opened ??= import("./playbook/disk-playbook.js").then(({ createDiskPlaybook }) => createDiskPlaybook(options));
    return opened;
  };
  return {
    files: async (format) => (await playbook()).files(format),
    commands: async () => (await playbook()).commands(),
  };
}

async function candidateStore(cache: string) {
  const { createCandidateStore } = await import("./import/candidate-store.js");
  return createCandidateStore(cache);
}

/** An index that is opened by the first question. */
function lazyIndex(open: () => Promise<Index>): Index {
  let opened: Promise<Index> | undefined;
  const index = () => {
    opened ??= open();
    return opened;
  };
  return {
    find: async (query, page) => (await index()).find(query, page),
    resolve: async (reference, kind) => (await index()).resolve(reference, kind),
    values: async (field, prefix, limit) => (await index()).values(field, prefix, limit),
    problems: async () => (await index()).problems(),
    sources: async () => (await index()).sources(),
  };
}

/**
 * The day in the user's zone. `UPSHOT_TODAY` fixes it, for tests and demonstrations; a wrong one is an `input.invalid` problem.
 * A zone that nobody knows counts as UTC; `upshot doctor` says so.
 */
function systemClock(zone: string | undefined): Result<Clock> {
  const fixed = process.env["UPSHOT_TODAY"] ?? "";
  const now = () => new Date();
  if (fixed === "") return ok({ today: () => localDay(now(), zone), now: () => `${now().toISOString().slice(0, 19)}Z` });
  if (isDateText(fixed)) return ok({ today: () => fixed, now: () => `${fixed}T12:00:00Z` });
  return fail({
    code: "input.invalid",
    message: `UPSHOT_TODAY is "${fixed}", and not a day such as 2026-11-20`,
    hint: "Unset it to use the real day.",
  });
}

/** The calendar day of a moment. Reading it under TZ costs a tenth of what a formatter for the zone costs at each start. */
function localDay(moment: Date, zone: string | undefined): DateText {
  const before = process.env["TZ"];
  if (zone !== undefined) process.env["TZ"] = zone;
  const parts = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, "0"));
  const day = [String(moment.getFullYear()).padStart(4, "0"), ...parts].join("-") as DateText;
  if (before === undefined) delete process.env["TZ"];
  else process.env["TZ"] = before;
  return day;
}

function randomText(length: number): string {
  const { randomBytes } = process.getBuiltinModule("node:crypto");
  return Array.from(randomBytes(length), (byte) => (byte % 36).toString(36)).join("");
}

/** Aborted by the first Ctrl-C, so that work in progress ends cleanly; a second one ends the process at once. */
function stopSignal() {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    process.exitCode = 130;
  };
  process.on("SIGINT", stop);
  return { signal: controller.signal, release: () => void process.off("SIGINT", stop) };
}
