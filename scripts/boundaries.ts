/** A part of the code: where its files are, which other parts it may import, and which packages. */
export interface Part {
  readonly name: string;
  /** One file, a folder and all below it (`folder/`), or the files directly in a folder (`folder/*`). The first that fits counts. */
  readonly at: string;
  readonly parts: readonly string[];
  /** Names of npm packages; `node:` stands for what Node brings along, `*` for whatever the package.json declares. */
  readonly packages: readonly string[];
  /** Single files of other parts that it may import as well. */
  readonly files?: readonly string[];
}

const pure = [
  "zod",
  "js-yaml",
  "papaparse",
  "yaml",
  "mdast",
  "mdast-util-from-markdown",
  "mdast-util-gfm",
  "micromark-extension-gfm",
  "temporal-polyfill",
];
const beside = ["record", "problem"];
const core = [
  "problem",
  "record",
  "codec",
  "playbook",
  "query",
  "activity",
  "capture",
  "brag",
  "ports",
  "signals",
  "operations",
  "core",
];
const app = ["app", "wiring", "vault", "index", "import", "knowledge", "export", "cli", "http", "mcp", "generated"];
const node = ["node:", "*"];

/**
 * Who may import whom. Everything that is not listed is refused, also a folder that is new: it gets its line here, and
 * with it a thought about where it belongs.
 */
export const parts: readonly Part[] = [
  { name: "problem", at: "packages/core/src/problem.ts", parts: [], packages: [] },
  { name: "record", at: "packages/core/src/record/", parts: ["problem"], packages: pure },
  { name: "codec", at: "packages/core/src/codec/", parts: beside, packages: pure },
  { name: "playbook", at: "packages/core/src/playbook/", parts: ["codec", ...beside], packages: pure },
  { name: "query", at: "packages/core/src/query/", parts: beside, packages: pure },
  { name: "activity", at: "packages/core/src/activity/", parts: beside, packages: pure },
  { name: "capture", at: "packages/core/src/capture/", parts: beside, packages: pure },
  { name: "brag", at: "packages/core/src/brag/", parts: beside, packages: pure },
  { name: "ports", at: "packages/core/src/ports.ts", parts: ["query", ...beside], packages: [] },
  {
    name: "signals",
    at: "packages/core/src/signals/",
    parts: ["ports", "playbook", "codec", "query", ...beside],
    packages: pure,
  },
  { name: "operations", at: "packages/core/src/operations/", parts: core, packages: pure },
  { name: "core testing", at: "packages/core/testing/", parts: core, packages: [...pure, "vitest", "fast-check"] },
  { name: "core test", at: "packages/core/test/", parts: [...core, "core testing", "test tools"], packages: node },

  { name: "vault", at: "packages/app/src/vault/", parts: [...core, "app"], packages: node },
  { name: "index", at: "packages/app/src/index/", parts: [...core, "app"], packages: node },
  { name: "knowledge", at: "packages/app/src/playbook/", parts: [...core, "app", "vault", "generated"], packages: node },
  { name: "import", at: "packages/app/src/import/", parts: [...core, "app"], packages: node },
  { name: "export", at: "packages/app/src/export/", parts: [...core, "app"], packages: node },
  {
    name: "wiring",
    at: "packages/app/src/open-workspace.ts",
    parts: [...core, "app", "vault", "index", "import", "knowledge"],
    packages: node,
  },
  {
    name: "cli",
    at: "packages/app/src/cli/",
    parts: [...core, "app", "wiring", "export", "generated"],
    packages: node,
    // `upshot playbook validate` and `upshot lint` read the files they are given; a check that was interrupted leaves its draft in the cache; `upshot mcp` starts that face; `upshot init` asks git who the user is, and keeps the default vault.
    files: [
      "packages/app/src/mcp/serve-mcp.ts",
      "packages/app/src/import/git/read-identity.ts",
      "packages/app/src/vault/user-config.ts",
      "packages/app/src/vault/cache-folder.ts",
      "packages/app/src/vault/read-vault-file.ts",
      "packages/app/src/vault/disk/node-file-system.ts",
      "packages/app/src/playbook/read-given.ts",
    ],
  },
  { name: "http", at: "packages/app/src/http/", parts: [...core, "app", "wiring", "export", "generated"], packages: node },
  { name: "mcp", at: "packages/app/src/mcp/", parts: [...core, "app", "wiring", "export", "generated"], packages: node },
  { name: "generated", at: "packages/app/src/generated/", parts: [], packages: [] },
  { name: "app", at: "packages/app/src/*", parts: core, packages: node },
  {
    name: "launcher",
    at: "packages/app/bin/",
    parts: [],
    packages: ["node:"],
    files: ["packages/app/dist/cli.js", "packages/app/package.json"],
  },
  {
    name: "app test",
    at: "packages/app/test/",
    parts: [...core, ...app, "bench", "core testing", "test tools"],
    packages: node,
  },

  { name: "web", at: "packages/web/", parts: core.filter((name) => name !== "ports" && name !== "operations"), packages: ["*"] },

  { name: "scripts", at: "scripts/", parts: [...core, "app", "cli", "mcp", "generated"], packages: node },
  { name: "bench", at: "bench/", parts: [...core, "core testing"], packages: node },
  { name: "test tools", at: "tests/tools.ts", parts: [], packages: node },
  {
    name: "tests",
    at: "tests/",
    parts: [...core, ...app, "core testing", "app test", "test tools", "scripts", "bench"],
    packages: node,
  },
  { name: "root", at: "*", parts: [], packages: node },
];
