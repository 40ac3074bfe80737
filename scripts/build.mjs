import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// Bundles the program into packages/app/dist: one entry, and a chunk for whatever is loaded with `import()`.

const root = resolve(fileURLToPath(new URL("..", import.meta.url)));
const app = join(root, "packages/app");
const outdir = join(app, "dist");
const entry = join(outdir, "cli.js");

/**
 * What every command pays for before its own code is loaded, in bytes. Parsing it is most of the time that Upshot adds
 * to an empty Node, so a library that slips in here is noticed at build time.
 */
const startLimit = 160_000;

/**
 * What is built as one flat file each, because it starts sooner so: commands that are run many times a day (see
 * src/cli/quick-log.ts), and the thread of src/index/scan-thread.ts. Into a file go the `import()`s that every run of it
 * comes to; all others lead to the chunks of the whole program.
 *
 * @type {Readonly<Record<string, RegExp>>}
 */
const flatFiles = {
  "cli/quick-log": /\/writing\//,
  "cli/quick-find": /\/(?:scan-thread|sqlite-index|walk-vault)\.js$/,
  "index/scan-worker": /^$/,
};

/** Where a flat file is, and how it gets at the chunks: a `vm.Script` can't `import()`, so bin/upshot.js does it instead. */
const flatBanner = `var $url = require("node:url").pathToFileURL(__filename).href;
var $import = $import ?? ((path) => import(path));`;

await main().catch((error) => {
  // What esbuild found wrong it has printed already, with the place.
  if (!("errors" in error)) throw error;
  process.exitCode = 1;
});

async function main() {
  const { version } = JSON.parse(readFileSync(join(app, "package.json"), "utf8"));
  /** @satisfies {import("esbuild").BuildOptions} */
  const common = {
    absWorkingDir: root,
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["@photostructure/sqlite"],
    // Saves about 3 % of a start. Names and short lines stay, so that the stack trace in a bug report can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 160,
    legalComments: "none",
    define: { UPSHOT_VERSION: JSON.stringify(version) },
    write: false,
    logLevel: "warning",
  };
  const { metafile, outputFiles } = await build({
    ...common,
    define: { ...common.define, UPSHOT_SCAN_WORKER: '"../scan-worker.cjs"' },
    entryPoints: { cli: join(app, "src/cli/main.ts") },
    chunkNames: "chunks/[name]-[hash]",
    splitting: true,
    format: "esm",
    metafile: true,
  });
  const flat = await Promise.all(
    Object.entries(flatFiles).map(([source, inside]) =>
      build({
        ...common,
        entryPoints: { [basename(source)]: join(app, `src/${source}.ts`) },
        outExtension: { ".js": ".cjs" },
        format: "cjs",
        // All of them write and read the same index.
        define: {
          ...common.define,
          "import.meta.url": "$url",
          UPSHOT_BUILD: JSON.stringify(indexChunk(metafile.outputs)),
          UPSHOT_SCAN_WORKER: '"./scan-worker.cjs"',
        },
        banner: { js: flatBanner },
        plugins: [leadToChunks(metafile.outputs, inside)],
      }),
    ),
  );
  const files = new Map(outputFiles.map((file) => [file.path, withRequire(file)]));
  for (const { path, text } of flat.flatMap(({ outputFiles }) => outputFiles))
    files.set(path, new TextEncoder().encode(text.replaceAll('import("./chunks/', '$import("./chunks/')));
  files.set(join(outdir, "licenses.txt"), new TextEncoder().encode(licenses(Object.keys(metafile.inputs))));
  for (const path of playbookFiles()) files.set(join(outdir, path), readFileSync(join(root, path)));
  put(files);
  reportSizes(metafile.outputs);
}

/**
 * @param {import("esbuild").Metafile["outputs"]} outputs
 * @param {RegExp} inside `import()`s of these paths become part of the file.
 * @returns {import("esbuild").Plugin}
 */
function leadToChunks(outputs, inside) {
  const chunks = new Map(Object.entries(outputs).map(([path, { entryPoint = "" }]) => [join(root, entryPoint), path]));
  return {
    name: "lead-to-chunks",
    setup({ onResolve, resolve: find }) {
      onResolve({ filter: /./ }, async ({ path, kind, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || inside.test(path) || pluginData === leadToChunks) return undefined;
        const found = await find(path, { resolveDir, kind, pluginData: leadToChunks });
        const chunk = chunks.get(found.path);
        return chunk === undefined ? found : { path: `./${relative(outdir, join(root, chunk))}`, external: true };
      });
    },
  };
}

/**
 * Name of the chunk that names the build to the index; see BUILD in src/index/index-files.ts.
 *
 * @param {import("esbuild").Metafile["outputs"]} outputs
 * @returns {string}
 */
function indexChunk(outputs) {
  const source = relative(root, join(app, "src/index/index-files.ts"));
  const chunk = Object.entries(outputs).find(([, { inputs }]) => source in inputs);
  if (chunk === undefined) throw new Error(`${source} is not part of the build`);
  return basename(chunk[0]);
}

/**
 * What the program knows, as paths below the checkout; its samples are for tests only.
 *
 * @returns {readonly string[]}
 */
function playbookFiles() {
  return readdirSync(join(root, "playbook"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => /\.(?:ya?ml|md|json)$/.test(path) && !path.startsWith(join("playbook", "samples")));
}

/**
 * CommonJS dependencies call `require` for what Node brings along. All of them go through one function of esbuild's, so
 * one chunk gets a `require`; in every chunk it would cost each of them a quarter of a millisecond.
 *
 * @param {import("esbuild").OutputFile} file
 * @returns {Uint8Array}
 */
function withRequire({ text, contents }) {
  if (!text.includes("typeof require")) return contents;
  const before = `import{createRequire as $require}from"node:module";const require=$require(import.meta.url);\n`;
  return new TextEncoder().encode(before + text);
}

/**
 * Writes what changed, then removes what an earlier build left. Files are put in place by renaming, and the entry goes
 * last, so that a program that starts meanwhile finds all of the old build or all of the new one.
 *
 * @param {ReadonlyMap<string, Uint8Array>} files
 */
function put(files) {
  for (const [path, contents] of [...files].sort(([a], [b]) => Number(a === entry) - Number(b === entry))) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() && readFileSync(path).equals(contents)) continue;
    mkdirSync(dirname(path), { recursive: true });
    const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`);
    writeFileSync(temporary, contents);
    renameSync(temporary, path);
  }
  for (const left of readdirSync(outdir, { recursive: true, withFileTypes: true })) {
    const path = join(left.parentPath, left.name);
    if (left.isFile() && !files.has(path)) rmSync(path, { force: true });
  }
}

/**
 * Prints what is loaded at once and what there is in all; a start past its limit fails the build.
 *
 * @param {import("esbuild").Metafile["outputs"]} outputs
 */
function reportSizes(outputs) {
  const start = startFiles(outputs);
  const size = (/** @type {readonly string[]} */ names) => names.reduce((sum, name) => sum + (outputs[name]?.bytes ?? 0), 0);
  const kilobytes = (/** @type {number} */ count) => `${(count / 1000).toFixed(1)} kB`;
  const all = Object.keys(outputs);
  console.log(
    `start ${kilobytes(size(start))} in ${start.length} files; everything ${kilobytes(size(all))} in ${all.length} files`,
  );
  if (size(start) <= startLimit) return;

  const inputs = start.flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}));
  const largest = inputs.sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput).slice(0, 8);
  const lines = largest.map(([input, { bytesInOutput }]) => `  ${kilobytes(bytesInOutput).padStart(9)}  ${input}`);
  console.error(`The start is past its limit of ${kilobytes(startLimit)}. Largest parts:\n${lines.join("\n")}`);
  process.exitCode = 1;
}

/**
 * The entry and all that it imports without `import()`.
 *
 * @param {import("esbuild").Metafile["outputs"]} outputs
 * @returns {readonly string[]}
 */
function startFiles(outputs) {
  const found = new Set([relative(root, entry)]);
  for (const file of found) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === "import-statement" && !external) found.add(path);
    }
  }
  return [...found];
}

/**
 * The licences of the packages whose code is in the bundle.
 *
 * @param {readonly string[]} inputs
 * @returns {string}
 */
function licenses(inputs) {
  const folders = new Set(inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((name) => /^(licen[cs]e|copying)/i.test(name));
    return `${name} ${version}: ${license}\n\n${file ? readFileSync(join(root, folder, file), "utf8").trim() : "(no licence file)"}\n`;
  });
  return `The program contains code of these packages.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
}
