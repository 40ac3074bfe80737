import type { VaultPath } from "@upshot/core/record/entry";
import { beside, nameOf, shorten, splitEnding } from "./vault-path.js";

/**
 * Files that Upshot keeps beside a record for a moment: `new` is the text to be put in place, `old` the file moved out
 * of the way, `back` our own text taken out again. Told apart from everybody else's hidden files by this name.
 */
export type OwnRole = "new" | "old" | "back";

/** What the name of such a file says. */
export interface OwnFile {
  readonly pid: number;
  readonly role: OwnRole;
  /** Name of the record's file, as far as it fitted. */
  readonly of: string;
}

const OWN = /^\.upshot-(\d{1,10})-([a-z0-9]{4,12})\.(new|old|back)~(.*)$/su;
const COPY = /^(.+)\.conflict-\d{8}-\d{6}-[a-z0-9]{4,12}(-\d+)?(\.[^.]*)?$/su;
/** Bytes that remain of the record's name: together with the rest they stay under the 255 of common disks. */
const KEPT_NAME = 200;

/** The name of our file beside `path`. */
export function ownPath(
  path: VaultPath,
  file: { readonly pid: number; readonly mark: string; readonly role: OwnRole },
): VaultPath {
  return beside(path, `.upshot-${file.pid}-${file.mark}.${file.role}~${shorten(nameOf(path), KEPT_NAME)}`);
}

/** What one of our files says by its name; `undefined` when it is not ours. */
export function readOwnName(name: string): OwnFile | undefined {
  const [, pid, , role, of] = OWN.exec(name) ?? [];
  if (pid === undefined || of === undefined || (role !== "new" && role !== "old" && role !== "back")) return undefined;
  return { pid: Number(pid), role, of };
}

/** Where our text goes when somebody else's stays at `path`: `NAME.conflict-20261120-093000-x7k2.md`, in UTC. */
export function conflictPath(path: VaultPath, at: Date, mark: string): VaultPath {
  const time = at.toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
  const { stem, ending } = splitEnding(nameOf(path));
  return beside(path, `${shorten(stem, KEPT_NAME)}.conflict-${time}-${mark}${ending}`);
}

/** The name of the file that a conflict copy of ours belongs to; `undefined` when the name is not such a copy's. */
export function conflictOf(name: string): string | undefined {
  const match = COPY.exec(name);
  return match?.[1] === undefined ? undefined : `${match[1]}${match[3] ?? ""}`;
}
