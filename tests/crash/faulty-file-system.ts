import type { FileSystem } from "../../packages/app/src/vault/disk/file-system.js";

/** Names of the calls of a file system. */
export type CallName = keyof FileSystem;

/** One call, about to be made. */
export interface Call {
  /** 1 for the first one. */
  readonly number: number;
  readonly name: CallName;
  /** The path it is about, where it has one. */
  readonly path?: string;
}

/**
 * What happens instead of a call, or around it: nothing (it is made), an error of the operating system's that it fails with,
 * the end of the process, a write that takes only half and says so, or one that says it took all.
 */
export type Fate = "made" | "killed" | "killed halfway" | "half" | "half, in silence" | { readonly fails: string };

/** Thrown where the process would be gone. It is not an error of the operating system's, so nothing may handle it. */
export class Killed extends Error {}

const CALLS: readonly CallName[] = [
  "openRead",
  "openNew",
  "openAppend",
  "read",
  "write",
  "sync",
  "facts",
  "setPermissions",
  "close",
  "factsOf",
  "rename",
  "link",
  "unlink",
  "makeFolder",
  "removeFolder",
  "entries",
  "syncFolder",
];

/** Calls that change the disk; between two others, one moment is like the next. */
export const WRITING: ReadonlySet<CallName> = new Set<CallName>([
  "openNew",
  "write",
  "sync",
  "setPermissions",
  "rename",
  "link",
  "unlink",
  "makeFolder",
  "removeFolder",
  "syncFolder",
]);

/** What Node names the system call behind a call. */
const SYSCALLS: Partial<Record<CallName, string>> = {
  sync: "fsync",
  syncFolder: "fsync",
  makeFolder: "mkdir",
  entries: "scandir",
  factsOf: "lstat",
};

/**
 * A file system whose calls meet the fate that `decide` says. After a kill every call throws: a dead process cleans nothing
 * up.
 */
export function faultyFileSystem(inner: FileSystem, decide: (call: Call) => Fate): FileSystem {
  let number = 0;
  let isDead = false;

  function die(): never {
    isDead = true;
    throw new Killed("killed");
  }

  function around(name: CallName, act: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    return (...args) => {
      if (isDead) throw new Killed("killed");
      number += 1;
      const path = args.find((arg) => typeof arg === "string");
      const fate = decide({ number, name, ...(path !== undefined && { path }) });
      if (fate === "killed") die();
      if (typeof fate === "object") {
        const syscall = SYSCALLS[name] ?? name.replace(/^open.*/, "open");
        throw Object.assign(new Error(`${fate.fails}: ${path ?? name}`), { code: fate.fails, syscall, path });
      }
      if (name === "write" && fate !== "made") {
        const [file, bytes, offset] = args as [number, Uint8Array, number];
        const half = Math.ceil((bytes.length - offset) / 2);
        const count = act(file, bytes.subarray(0, offset + half), offset);
        if (fate === "killed halfway") die();
        return fate === "half" ? count : bytes.length - offset;
      }
      return act(...args);
    };
  }

  const wrapped = CALLS.map((name) => [name, around(name, inner[name].bind(inner) as (...args: unknown[]) => unknown)]);
  return Object.fromEntries(wrapped) as FileSystem;
}
