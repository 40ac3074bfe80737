import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One environment variable that the program reads. */
interface Variable {
  readonly name: string;
  readonly meaning: string;
}

/** Every environment variable that means something to Upshot itself. */
export const environment: readonly Variable[] = [
  { name: "UPSHOT_VAULT", meaning: "The vault, when `--vault` does not name one" },
  { name: "UPSHOT_TODAY", meaning: "A date that takes the place of today, for tests and demonstrations: `2026-11-20`" },
  { name: "TZ", meaning: "The time zone that says what day it is, when `upshot.yaml` names none" },
  { name: "VISUAL", meaning: "The editor that `upshot edit`, `new` and `inbox accept` open; may hold arguments" },
  { name: "EDITOR", meaning: "The same, when `VISUAL` is not set" },
  { name: "NO_COLOR", meaning: "When set to anything, no colours" },
  { name: "TERM", meaning: "`dumb` means no colours" },
  { name: "CI", meaning: "When set to anything, nothing asks and nothing waits for keys" },
  { name: "XDG_CACHE_HOME", meaning: "Where the index, which can be deleted at any time, lies in a folder `upshot`" },
  { name: "XDG_CONFIG_HOME", meaning: "Where the name of your default vault is kept, in a folder `upshot`" },
  { name: "GIT_AUTHOR_EMAIL", meaning: "One more address that `upshot import git` knows you by" },
];

/** Variables that say where the user's things are, or that are only handed on to git; not Upshot's to explain. */
const ORDINARY = ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PATH"];

/** Names that the program's source reads and this page does not explain, and the other way round. */
export function undocumentedVariables(root: string): readonly string[] {
  const folders = ["packages/app/src", "packages/app/bin"];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const text = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const read = [...text.matchAll(/\benv(?:\["([A-Z_]+)"\]|\.([A-Z_]+))/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  const told = environment.map(({ name }) => name);
  return [
    ...[...new Set(read)]
      .filter((name) => !told.includes(name) && !ORDINARY.includes(name))
      .map((name) => `${name} is read and not explained`),
    ...told.filter((name) => !text.includes(name)).map((name) => `${name} is explained and not read`),
  ];
}
