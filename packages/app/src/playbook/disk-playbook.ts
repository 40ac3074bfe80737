import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Format } from "@upshot/core/playbook/formats";
import type { PlaybookFile, PlaybookPort } from "@upshot/core/playbook/item";
import { nodeFileSystem } from "../vault/disk/node-file-system.js";
import { readFolder } from "./read-folder.js";

/** How many folders above this file the built-in playbook is looked for: from a chunk one, from the source four. */
const FARTHEST = 5;

/** Where the two halves of a playbook lie. */
export interface DiskPlaybookOptions {
  /** Absolute path of the vault, whose `playbook/` adds and overrides; absent outside of a vault. */
  readonly vault?: string;
  /** Absolute path of the folder that holds the built-in `playbook/`; found beside the program when absent. */
  readonly builtIn?: string;
}

/**
 * The playbook on disk. Built-in files are read once, the user's own each time: they may be edited while a server runs.
 */
export function createDiskPlaybook(options: DiskPlaybookOptions = {}): Required<PlaybookPort> {
  const known = new Map<Format, readonly PlaybookFile[]>();
  const builtIn = (format: Format): readonly PlaybookFile[] => {
    const root = options.builtIn ?? builtInRoot();
    const files = known.get(format) ?? readFolder({ fileSystem: nodeFileSystem, root, origin: "built-in" }, format);
    known.set(format, files);
    return files;
  };
  return {
    async files(format) {
      const { vault } = options;
      const yours = vault === undefined ? [] : readFolder({ fileSystem: nodeFileSystem, root: vault, origin: "yours" }, format);
      return [...builtIn(format), ...yours];
    },
    async commands() {
      const { default: manifest } = await import("../generated/manifest.json", { with: { type: "json" } });
      return manifest.commands.map(({ path, options }) => ({ path, flags: options.map(({ flag }) => flag) }));
    },
  };
}

/** The nearest folder above this code that holds a playbook: `dist` of the built program, else the checkout. */
function builtInRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let height = 0; height < FARTHEST; height += 1) {
    // The folder of this code has the same name in the source, but no checks in it.
    if (existsSync(join(folder, "playbook/checks"))) return folder;
    folder = dirname(folder);
  }
  throw new Error("the playbook that belongs to this program is missing: install it again");
}
