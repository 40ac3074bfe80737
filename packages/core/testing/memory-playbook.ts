import { type Format, formats } from "../src/playbook/formats.js";
import type { PlaybookFile, PlaybookPort } from "../src/playbook/item.js";

/** Texts by path below the playbook's folder: `checks/six-pillars.yaml`. */
export type PlaybookTexts = Readonly<Record<string, string>>;

/** A playbook without a disk, for tests: built-in files, and the user's own. */
export function createMemoryPlaybook(
  given: { readonly builtIn?: PlaybookTexts; readonly yours?: PlaybookTexts } = {},
): PlaybookPort {
  return {
    files: async (format) => [
      ...filesOf(format, given.builtIn ?? {}, "built-in"),
      ...filesOf(format, given.yours ?? {}, "yours"),
    ],
  };
}

function filesOf(format: Format, texts: PlaybookTexts, origin: PlaybookFile["origin"]): readonly PlaybookFile[] {
  return Object.entries(texts)
    .filter(([path]) => path.startsWith(`${formats[format].folder}/`))
    .map(([path, text]) => ({ format, path: `playbook/${path}`, text, origin }));
}
