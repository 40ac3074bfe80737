import type { FileFacts, FileSystem, FolderEntry } from "../../packages/app/src/vault/disk/file-system.js";

/** A file or folder of the model. `synced` is what of a file's content would survive a power cut. */
interface Node {
  readonly inode: bigint;
  readonly type: "file" | "folder";
  content: Uint8Array;
  synced: Uint8Array;
  permissions: number;
  mtimeNs: bigint;
}

/** One change to the names of one folder; a rename within a folder is one, across folders it is two. */
interface NameChange {
  readonly folder: bigint;
  readonly set: readonly { readonly name: string; readonly inode: bigint | undefined }[];
}

/**
 * Which changes of names outlive a power cut. `ordered`: the first `count` of those that were not synced yet, as journaling
 * file systems do it (ext4, xfs, APFS, NTFS). `by folder`: each folder keeps a beginning of its own, as POSIX allows.
 */
export type Survival =
  | { readonly kind: "ordered"; readonly count: number }
  | { readonly kind: "by folder"; readonly share: (folder: bigint) => number };

/** How the model's disk treats names. */
export interface ModelOptions {
  /** `A.md` and `a.md` are one file, as on macOS and Windows. */
  readonly ignoresCase?: boolean;
}

/**
 * A disk in memory that keeps apart what has been written from what would survive a power cut: a file's content from its
 * last sync on, names from their folder's. It can be copied, so that a test goes on from one moment in many ways.
 */
export interface ModelDisk extends FileSystem {
  copy(): ModelDisk;
  /** The disk as the next start finds it after a power cut. */
  afterPowerCut(survival: Survival): ModelDisk;
  /** How many changes of names a power cut could take, and in which folders. */
  readonly unsynced: { readonly count: number; readonly folders: readonly bigint[] };
  /** Content of every file by absolute path. */
  files(): ReadonlyMap<string, string>;
  /** Writes as an editor does that writes a new file and renames it. */
  saveByRename(path: string, text: string): void;
  /** Writes into the file that has the name; makes one when there is none. */
  saveInPlace(path: string, text: string): void;
  /** Holds a file open, to write into it whatever its name is by then. */
  hold(path: string): (text: string) => void;
}

interface State {
  readonly nodes: Map<bigint, Node>;
  readonly folders: Map<bigint, Map<string, bigint>>;
  /** Names as they were at the last moment that is safe, and what came since. */
  readonly syncedFolders: Map<bigint, Map<string, bigint>>;
  pending: NameChange[];
  nextInode: bigint;
  ticks: number;
}

const ROOT = 1n;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** Kernels stamp files with a clock that ticks every few milliseconds: many calls share one time. */
const CALLS_PER_TICK = 25;

/** An empty disk. */
export function createModelDisk(options: ModelOptions = {}): ModelDisk {
  return diskOn(
    {
      nodes: new Map([[ROOT, node(ROOT, "folder", 0o700, 0n)]]),
      folders: new Map([[ROOT, new Map()]]),
      syncedFolders: new Map([[ROOT, new Map()]]),
      pending: [],
      nextInode: 2n,
      ticks: 0,
    },
    options,
  );
}

function diskOn(state: State, options: ModelOptions): ModelDisk {
  const open = new Map<number, { readonly node: Node; position: number }>();
  let nextFile = 3;

  const key = (name: string): string => (options.ignoresCase === true ? name.normalize("NFC").toLowerCase() : name);
  const now = (): bigint => BigInt(Math.floor(++state.ticks / CALLS_PER_TICK)) * 4_000_000n + 1_700_000_000_000_000_000n;

  function folderAt(path: string): bigint {
    let folder = ROOT;
    for (const part of path.split("/").filter((one) => one !== "")) {
      const entry = found(folder, part);
      if (entry === undefined) throw failure("ENOENT", path);
      if (state.nodes.get(entry.inode)?.type !== "folder") throw failure("ENOTDIR", path);
      folder = entry.inode;
    }
    return folder;
  }

  function place(path: string): { readonly folder: bigint; readonly name: string } {
    const slash = path.lastIndexOf("/");
    return { folder: folderAt(path.slice(0, slash)), name: path.slice(slash + 1) };
  }

  function found(folder: bigint, name: string): { readonly name: string; readonly inode: bigint } | undefined {
    const names = state.folders.get(folder) ?? new Map<string, bigint>();
    const exact = names.get(name);
    if (exact !== undefined) return { name, inode: exact };
    for (const [other, inode] of names) if (key(other) === key(name)) return { name: other, inode };
    return undefined;
  }

  function nodeAt(path: string): Node | undefined {
    const { folder, name } = place(path);
    const entry = found(folder, name);
    return entry === undefined ? undefined : state.nodes.get(entry.inode);
  }

  function existing(path: string): Node {
    const there = nodeAt(path);
    if (there === undefined) throw failure("ENOENT", path);
    return there;
  }

  function change(...changes: readonly NameChange[]): void {
    for (const one of changes) applyTo(state.folders, one);
    state.pending.push(...changes);
  }

  function make(path: string, type: "file" | "folder", permissions: number): Node {
    const { folder, name } = place(path);
    if (found(folder, name) !== undefined) throw failure("EEXIST", path);
    const inode = state.nextInode;
    state.nextInode += 1n;
    const made = node(inode, type, permissions, now());
    state.nodes.set(inode, made);
    if (type === "folder") {
      state.folders.set(inode, new Map());
      state.syncedFolders.set(inode, new Map());
    }
    change({ folder, set: [{ name, inode }] });
    return made;
  }

  function handle(node: Node, position: number): number {
    open.set(nextFile, { node, position });
    nextFile += 1;
    return nextFile - 1;
  }

  function opened(file: number): { readonly node: Node; position: number } {
    const one = open.get(file);
    if (one === undefined) throw failure("EBADF", String(file));
    return one;
  }

  function write(node: Node, content: Uint8Array): void {
    node.content = content;
    node.mtimeNs = now();
  }

  const disk: ModelDisk = {
    openRead(path) {
      const there = existing(path);
      if (there.type === "folder") throw failure("EISDIR", path);
      return handle(there, 0);
    },
    openNew: (path, permissions) => handle(make(path, "file", permissions), 0),
    openAppend: (path) => handle(existing(path), existing(path).content.length),
    read(file, into, offset) {
      const one = opened(file);
      const piece = one.node.content.subarray(one.position, one.position + into.length - offset);
      into.set(piece, offset);
      one.position += piece.length;
      return piece.length;
    },
    write(file, bytes, offset) {
      const one = opened(file);
      const piece = bytes.subarray(offset);
      write(
        one.node,
        concat(one.node.content.subarray(0, one.position), piece, one.node.content.subarray(one.position + piece.length)),
      );
      one.position += piece.length;
      return piece.length;
    },
    sync(file) {
      const { node } = opened(file);
      node.synced = node.content;
    },
    facts: (file) => factsFrom(opened(file).node),
    setPermissions(file, permissions) {
      opened(file).node.permissions = permissions;
    },
    close: (file) => void open.delete(file),
    factsOf(path) {
      try {
        const there = nodeAt(path);
        return there === undefined ? undefined : factsFrom(there);
      } catch {
        return undefined;
      }
    },
    rename(from, to) {
      const source = place(from);
      const moved = found(source.folder, source.name);
      if (moved === undefined) throw failure("ENOENT", from);
      const target = place(to);
      const replaced = found(target.folder, target.name);
      if (replaced?.inode === moved.inode && replaced.name !== moved.name) return;
      const out = { name: moved.name, inode: undefined };
      const into = { name: replaced?.name ?? target.name, inode: moved.inode };
      if (source.folder === target.folder) change({ folder: source.folder, set: [out, into] });
      else change({ folder: target.folder, set: [into] }, { folder: source.folder, set: [out] });
    },
    link(from, to) {
      const there = existing(from);
      const { folder, name } = place(to);
      if (found(folder, name) !== undefined) throw failure("EEXIST", to, "link");
      change({ folder, set: [{ name, inode: there.inode }] });
    },
    unlink(path) {
      const { folder, name } = place(path);
      const entry = found(folder, name);
      if (entry === undefined) throw failure("ENOENT", path);
      change({ folder, set: [{ name: entry.name, inode: undefined }] });
    },
    makeFolder: (path, permissions) => void make(path, "folder", permissions),
    removeFolder(path) {
      const { folder, name } = place(path);
      const entry = found(folder, name);
      if (entry === undefined) throw failure("ENOENT", path);
      if ((state.folders.get(entry.inode)?.size ?? 0) > 0) throw failure("ENOTEMPTY", path);
      change({ folder, set: [{ name: entry.name, inode: undefined }] });
    },
    entries(path): readonly FolderEntry[] {
      const names = [...(state.folders.get(folderAt(path)) ?? [])];
      return names.map(([name, inode]) => ({ name, type: state.nodes.get(inode)?.type ?? "file" }));
    },
    syncFolder(path) {
      const folder = folderAt(path);
      // Ordered disks commit everything that came before; the weaker model only this folder. Both start from here.
      const mine = state.pending.filter((one) => one.folder === folder);
      for (const one of mine) applyTo(state.syncedFolders, one);
      state.pending = state.pending.filter((one) => one.folder !== folder);
    },

    copy: () => diskOn(cloned(state), options),
    afterPowerCut(survival) {
      const kept = survivors(state.pending, survival);
      const after = cloned(state);
      for (const one of kept) applyTo(after.syncedFolders, one);
      for (const there of after.nodes.values()) there.content = there.synced;
      const folders = new Map([...after.syncedFolders].map(([inode, names]) => [inode, new Map(names)]));
      return diskOn({ ...after, folders, pending: [] }, options);
    },
    get unsynced() {
      return { count: state.pending.length, folders: [...new Set(state.pending.map((one) => one.folder))] };
    },
    files() {
      const all = new Map<string, string>();
      const visit = (folder: bigint, path: string): void => {
        for (const [name, inode] of state.folders.get(folder) ?? []) {
          const there = state.nodes.get(inode);
          if (there?.type === "folder") visit(inode, `${path}/${name}`);
          else if (there !== undefined) all.set(`${path}/${name}`, decoder.decode(there.content));
        }
      };
      visit(ROOT, "");
      return all;
    },
    saveByRename(path, text) {
      const temp = `${path}~`;
      makeFoldersAbove(disk, path);
      const made = make(temp, "file", 0o644);
      write(made, new TextEncoder().encode(text));
      made.synced = made.content;
      disk.rename(temp, path);
    },
    saveInPlace(path, text) {
      makeFoldersAbove(disk, path);
      const there = nodeAt(path) ?? make(path, "file", 0o644);
      write(there, new TextEncoder().encode(text));
    },
    hold(path) {
      const there = existing(path);
      return (text) => write(there, new TextEncoder().encode(text));
    },
  };
  return disk;
}

function survivors(pending: readonly NameChange[], survival: Survival): readonly NameChange[] {
  if (survival.kind === "ordered") return pending.slice(0, survival.count);
  return pending.filter((one, index) => {
    const mine = pending.filter((other) => other.folder === one.folder);
    const rank = pending.slice(0, index).filter((other) => other.folder === one.folder).length;
    return rank < Math.round(mine.length * survival.share(one.folder));
  });
}

function applyTo(folders: Map<bigint, Map<string, bigint>>, change: NameChange): void {
  const names = folders.get(change.folder);
  for (const { name, inode } of change.set) {
    if (inode === undefined) names?.delete(name);
    else names?.set(name, inode);
  }
}

function cloned(state: State): State {
  const copied = (folders: Map<bigint, Map<string, bigint>>) =>
    new Map([...folders].map(([inode, names]) => [inode, new Map(names)]));
  return {
    ...state,
    nodes: new Map([...state.nodes].map(([inode, there]) => [inode, { ...there }])),
    folders: copied(state.folders),
    syncedFolders: copied(state.syncedFolders),
    pending: [...state.pending],
  };
}

function makeFoldersAbove(disk: FileSystem, path: string): void {
  const parts = path.split("/").slice(1, -1);
  for (const [index] of parts.entries()) {
    const folder = `/${parts.slice(0, index + 1).join("/")}`;
    if (disk.factsOf(folder) === undefined) disk.makeFolder(folder, 0o755);
  }
}

function node(inode: bigint, type: "file" | "folder", permissions: number, mtimeNs: bigint): Node {
  return { inode, type, content: new Uint8Array(0), synced: new Uint8Array(0), permissions, mtimeNs };
}

function factsFrom({ inode, type, content, mtimeNs, permissions }: Node): FileFacts {
  return { type, device: 1n, inode, size: content.length, mtimeNs, permissions };
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function failure(code: string, path: string, syscall = "open"): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, path, syscall });
}
