// Writes what is generated out of schemas and routes: `npm run generate`. With `--check`, writes nothing and fails when a
// file is stale, missing or left over.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { operations } from "../packages/app/src/operations.js";
import { buildManifest } from "./generate/build-manifest.js";
import { buildVocabulary } from "./generate/build-vocabulary.js";
import { undocumentedVariables } from "./generate/environment.js";
import { jsonSchemas } from "./generate/json-schemas.js";
import { playbookSchemas } from "./generate/playbook-schemas.js";
import { cliReference } from "./generate/reference-cli.js";
import { kindsReference } from "./generate/reference-kinds.js";
import { mcpReference } from "./generate/reference-mcp.js";
import { problemsReference, unexplainedCodes } from "./generate/reference-problems.js";

const root = join(import.meta.dirname, "..");
/** Folders in which every file is generated, so that one more than wanted is a leftover. */
const wholly = ["packages/app/src/generated", "docs/reference", "playbook/schema"];

await main(process.argv.includes("--check"));

async function main(check: boolean): Promise<void> {
  const unexplained = [
    ...undocumentedVariables(root).map((line) => `scripts/generate/environment.ts: ${line}`),
    ...unexplainedCodes(root).map((line) => `packages/core/src/problem.ts: ${line}`),
  ];
  for (const line of unexplained) console.log(line);
  const files = await generatedFiles();
  const stale = Object.entries(files).filter(([path, text]) => current(path) !== text);
  const left = wholly.flatMap(filesBelow).filter((path) => !(path in files));
  if (!check) {
    for (const [path, text] of stale) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    for (const path of left) rmSync(join(root, path));
  }
  for (const [path] of stale) console.log(`${check ? "stale" : "written"}: ${path}`);
  for (const path of left) console.log(`${check ? "left over" : "removed"}: ${path}`);
  if (check && stale.length + left.length > 0) console.log("Run `npm run generate` and commit what it changes.");
  if (unexplained.length > 0 || (check && stale.length + left.length > 0)) process.exitCode = 1;
}

/** Every generated file by its path, as it should be. */
async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  const manifest = await buildManifest();
  const loaded = await Promise.all(Object.values(operations).map((load) => load()));
  const schemas = Object.entries(jsonSchemas(loaded)).map(([name, text]) => [`docs/reference/schemas/${name}`, text] as const);
  return {
    "packages/app/src/generated/manifest.json": `${JSON.stringify(manifest, undefined, 1)}\n`,
    "packages/app/src/generated/vocabulary.json": `${JSON.stringify(buildVocabulary(), undefined, 1)}\n`,
    "docs/reference/cli.md": cliReference(manifest.commands),
    "docs/reference/mcp.md": mcpReference(loaded),
    "docs/reference/kinds.md": kindsReference(),
    "docs/reference/problems.md": problemsReference(root),
    ...Object.fromEntries(schemas),
    ...Object.fromEntries(Object.entries(playbookSchemas()).map(([name, text]) => [`playbook/schema/${name}`, text])),
  };
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

function current(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
}
