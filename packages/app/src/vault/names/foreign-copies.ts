import { conflictOf } from "./own-names.js";

/** A file that a program put beside another one because both had changed. */
export interface Copy {
  /** Name of the file it is a copy of. */
  readonly of: string;
  /** Who made it, in words. */
  readonly by: string;
}

/** Names that the sync programs give; the first group is the name without its ending, the last one the ending. */
const PATTERNS: readonly { readonly by: string; readonly name: RegExp }[] = [
  { by: "Syncthing", name: /^(.+)\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}(\.[^.]*)?$/su },
  { by: "Dropbox or Nextcloud", name: /^(.+?) ?\((?:[^()]* )?(?:conflicted copy|case conflict)[^()]*\)(\.[^.]*)?$/isu },
  { by: "Nextcloud", name: /^(.+)_conflict-\d{8}-\d{6}(\.[^.]*)?$/su },
  { by: "Seafile", name: /^(.+) \(SFConflict [^()]*\)(\.[^.]*)?$/su },
];

/** `Retro (1).md`, as Google Drive and browsers write it: a copy only beside `Retro.md`, else somebody's own title. */
const NUMBERED = /^(.+) \(\d{1,3}\)(\.[^.]*)?$/su;

/** Whose copy of what a file is, by its name and by the names beside it; `undefined` when it is nobody's copy. */
export function copyOf(name: string, hasSibling: (name: string) => boolean): Copy | undefined {
  const ours = conflictOf(name);
  if (ours !== undefined) return { of: ours, by: "Upshot" };
  for (const pattern of PATTERNS) {
    const match = pattern.name.exec(name);
    if (match?.[1] !== undefined) return { of: `${match[1]}${match[2] ?? ""}`, by: pattern.by };
  }
  const match = NUMBERED.exec(name);
  const original = match?.[1] === undefined ? undefined : `${match[1]}${match[2] ?? ""}`;
  return original !== undefined && hasSibling(original) ? { of: original, by: "a sync program or a browser" } : undefined;
}
