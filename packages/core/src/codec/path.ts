import type { VaultPath } from "../record/entry.js";
import type { Kind } from "../record/kind.js";

/** Where a record lies: in its kind's folder, and for dated kinds in the year its stem begins with. */
export function pathFor(kind: Kind, stem: string): VaultPath {
  const year = kind.date === undefined ? undefined : /^(\d{4})-\d{2}-\d{2}(?:-|$)/.exec(stem)?.[1];
  return (year === undefined ? `${kind.folder}/${stem}.md` : `${kind.folder}/${year}/${stem}.md`) as VaultPath;
}
