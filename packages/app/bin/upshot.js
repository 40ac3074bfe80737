#!/usr/bin/env node
// Starts the built program. CommonJS, because Node 20 starts it some 10 ms sooner than a module; and only syntax that
// Nodes from years ago can parse, so that they get to the message below.
"use strict";

var argv = process.argv.slice(2);
var version = process.versions.node.split(".").map(Number);

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write(`upshot needs Node 20.19 or newer. This is Node ${process.versions.node}.\n`);
  process.exitCode = 1;
} else if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  process.stdout.write(`${require("../package.json").version}\n`);
} else {
  start();
}

function start() {
  var cache = compileCacheFolder();
  // Node 20 has none, and takes a millisecond to load the module that says so.
  var keepCompiled = version[0] > 20 ? require("node:module").enableCompileCache : undefined;
  if (keepCompiled && cache) keepCompiled(cache);
  // What is typed many times a day has a flat build of its own; see src/cli/quick-log.ts.
  var quick = { log: ["quick-log", "quickLog"], find: ["quick-find", "quickFind"], list: ["quick-find", "quickFind"] };
  var word = argv.find((each) => Object.hasOwn(quick, each));
  var loaded = word && loadQuick(quick[word][0], keepCompiled ? undefined : cache);
  if (!loaded) startWhole();
  else loaded[quick[word][1]](argv).then((done) => done || startWhole());
}

function startWhole() {
  import("../dist/cli.js").catch(explain);
}

/** Where V8's compiled code is kept between runs: in the user's own cache folder, not in a shared /tmp. */
function compileCacheFolder() {
  var env = process.env;
  var home = process.platform === "darwin" ? "Library/Caches" : ".cache";
  var folder = env.XDG_CACHE_HOME || (env.HOME && `${env.HOME}/${home}`);
  return folder && `${folder}/upshot/compiled`;
}

/** Loads the flat build; Node 20 can't keep compiled code by itself, so it is kept here, which halves the load. */
function loadQuick(name, cache) {
  var fs = require("node:fs");
  var file = `${__dirname}/../dist/${name}.cjs`;
  if (!fs.existsSync(file)) return undefined;
  if (!cache) return require(file);
  var vm = require("node:vm");
  var source = fs.readFileSync(file, "utf8");
  var kept = `${cache}/${name}-${process.versions.v8}-${fs.statSync(file).mtimeMs}-${source.length}`;
  var script = new vm.Script(`(function (exports, require, module, __filename, $import) {${source}\n})`, {
    filename: file,
    cachedData: fs.existsSync(kept) ? fs.readFileSync(kept) : undefined,
  });
  var loaded = { exports: {} };
  var importChunk = (path) => import(`../dist/${path}`);
  script.runInThisContext()(loaded.exports, require, loaded, file, importChunk);
  if (!fs.existsSync(kept) || script.cachedDataRejected) process.once("exit", () => keep(script, name, cache, kept));
  return loaded.exports;
}

/** Keeps what was compiled during this run, for the next one. A cache that can't be written is no reason to say anything. */
function keep(script, name, cache, kept) {
  var fs = require("node:fs");
  try {
    fs.mkdirSync(cache, { recursive: true, mode: 0o700 });
    for (const old of fs.readdirSync(cache)) if (old.startsWith(`${name}-`)) fs.rmSync(`${cache}/${old}`);
    fs.writeFileSync(`${kept}.${process.pid}`, script.createCachedData(), { mode: 0o600 });
    fs.renameSync(`${kept}.${process.pid}`, kept);
  } catch {
    return;
  }
}

/** A checkout that was never built is no bug; anything else is. */
function explain(error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND" || !/dist.cli\.js' imported/.test(error.message)) throw error;
  process.stderr.write("upshot is not built yet. In the checkout, run `npm run build`.\n");
  process.exitCode = 1;
}
