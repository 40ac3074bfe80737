import type { Kind } from "./kind.js";
import { check } from "./kinds/check.js";
import { decision } from "./kinds/decision.js";
import { document } from "./kinds/document.js";
import { note } from "./kinds/note.js";
import { person } from "./kinds/person.js";
import { promise } from "./kinds/promise.js";
import { theme } from "./kinds/theme.js";
import { win } from "./kinds/win.js";

/** Every kind there is. A new kind is a file in `kinds/` and a line here. */
export const kinds: readonly Kind[] = [win, promise, decision, person, theme, note, check, document];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));
const byFolder = new Map(kinds.map((kind) => [kind.folder, kind]));

/** The kind of that name, if there is one. */
export function kindNamed(name: string): Kind | undefined {
  return byName.get(name);
}

/** The kind whose records lie in that folder of the vault's root, if there is one. */
export function kindOfFolder(folder: string): Kind | undefined {
  return byFolder.get(folder);
}
