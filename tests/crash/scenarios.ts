import type { Applied, Change, Plan, Vault } from "@upshot/core/ports";
import type { Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import type { FileSystem } from "../../packages/app/src/vault/disk/file-system.js";
import { createDiskVault } from "../../packages/app/src/vault/disk-vault.js";
import { createModelDisk, type ModelDisk } from "./model-disk.js";

/** The vault's folder on the model disk. */
export const ROOT = "/vault";

const FIRST = "wins/2026/2026-11-20-first.md" as VaultPath;
const SECOND = "wins/2026/2026-11-21-second.md" as VaultPath;
const FRESH = "people/maria-lopez.md" as VaultPath;

/** One way to write, from a vault that is ready for it. */
export interface Scenario {
  readonly name: string;
  readonly disk: ModelDisk;
  /** Does it; the vault is opened on whatever file system the test hands in. */
  run(fileSystem: FileSystem): Promise<Result<Applied>>;
  /** What the user sees before and after: content by path, the program's own folder left out. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  /** Paths that it changes and that were there before. */
  readonly touched: readonly VaultPath[];
}

/** Opens a vault for a test. Its process is always a dead one to the next. */
export function vaultOn(fileSystem: FileSystem): Vault {
  let marks = 0;
  return createDiskVault({
    root: ROOT,
    format: 1,
    fileSystem,
    pid: 2 ** 30,
    now: () => new Date("2026-11-20T09:30:00.000Z"),
    mark: () => `m${String(++marks).padStart(3, "0")}`,
    lock: async () => ({ ok: true, value: { release: () => {} } }),
  });
}

/** What the user sees of a disk. */
export function visible(disk: ModelDisk): ReadonlyMap<string, string> {
  const all = [...disk.files()].map(([path, text]) => [path.slice(ROOT.length + 1), text] as const);
  return new Map(all.filter(([path]) => !path.startsWith(".upshot/")).sort());
}

/** Every kind of write there is. */
export async function scenarios(): Promise<readonly Scenario[]> {
  const files = { [FIRST]: "first\n", [SECOND]: "second\n" };
  const create: Change = { type: "create", path: FRESH, text: "Maria\n" };
  const several = async (vault: Vault): Promise<readonly Change[]> => [
    create,
    { type: "edit", path: FIRST, base: await hashOf(vault, FIRST), text: "FIRST\n" },
    { type: "remove", path: SECOND, base: await hashOf(vault, SECOND) },
  ];
  const undo = async (vault: Vault): Promise<Plan> => {
    const journal = await vault.journal(1);
    if (!journal.ok || journal.value[0] === undefined) throw new Error("nothing to undo");
    return journal.value[0].reverse;
  };
  const edit = async (vault: Vault): Promise<readonly Change[]> => [
    { type: "edit", path: FIRST, base: await hashOf(vault, FIRST), text: "FIRST\n" },
  ];
  const removal = async (vault: Vault): Promise<readonly Change[]> => [
    { type: "remove", path: FIRST, base: await hashOf(vault, FIRST) },
  ];
  const move = async (vault: Vault): Promise<readonly Change[]> => [
    { type: "move", path: FIRST, base: await hashOf(vault, FIRST), to: "wins/2025/2025-11-20-first.md" as VaultPath },
  ];
  const plan = (changes: readonly Change[]): Plan => ({ summary: "test", changes });

  return Promise.all([
    scenario("create in a new folder", {}, async () => plan([create])),
    scenario("create beside others", { ...files, "people/other.md": "x" }, async () => plan([create])),
    scenario("edit", files, async (vault) => plan(await edit(vault))),
    scenario("edit that would keep both", files, async (vault) => ({ ...plan(await edit(vault)), whenStale: "copy" })),
    scenario("move", files, async (vault) => plan(await move(vault))),
    scenario("remove", files, async (vault) => plan(await removal(vault))),
    scenario("remove what the trash holds already", { ...files, [`.trash/${FIRST}`]: "older\n" }, async (vault) =>
      plan(await removal(vault)),
    ),
    scenario("several changes at once", files, async (vault) => plan(await several(vault))),
    scenario("undo of a create", files, undo, async () => plan([create])),
    scenario("undo of an edit", files, undo, async (vault) => plan(await edit(vault))),
    scenario("undo of a move", files, undo, async (vault) => plan(await move(vault))),
    scenario("undo of a removal", files, undo, async (vault) => plan(await removal(vault))),
    scenario("undo of several changes", files, undo, async (vault) => plan(await several(vault))),
    scenario(
      "edit over another program's text",
      files,
      async (vault) => ({ ...plan(await edit(vault)), whenStale: "copy" }),
      undefined,
      (disk) => disk.saveByRename(`${ROOT}/${FIRST}`, "theirs\n"),
    ),
  ]);
}

async function scenario(
  name: string,
  files: Readonly<Record<string, string>>,
  makePlan: (vault: Vault) => Promise<Plan>,
  earlier?: (vault: Vault) => Promise<Plan>,
  meanwhile?: (disk: ModelDisk) => void,
): Promise<Scenario> {
  const made = createModelDisk();
  made.makeFolder(ROOT, 0o700);
  for (const [path, text] of Object.entries(files)) made.saveByRename(`${ROOT}/${path}`, text);
  if (earlier !== undefined) must(await vaultOn(made).apply(await earlier(vaultOn(made))));
  const plan = await makePlan(vaultOn(made));
  meanwhile?.(made);
  // All of this was long ago: it would survive a power cut.
  const disk = made.afterPowerCut({ kind: "ordered", count: Number.POSITIVE_INFINITY });
  const run = (fileSystem: FileSystem): Promise<Result<Applied>> => vaultOn(fileSystem).apply(plan);

  const done = disk.copy();
  must(await run(done));
  const touched = plan.changes.flatMap((change) => (change.type === "create" ? [] : [change.path]));
  return { name, disk, run, before: visible(disk), after: visible(done), touched };
}

async function hashOf(vault: Vault, path: VaultPath) {
  const file = await vault.read(path);
  if (!file.ok) throw new Error(file.problem.message);
  return file.value.hash;
}

function must(result: Result<unknown>): void {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`, { cause: result.problem.cause });
}
