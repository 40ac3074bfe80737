#!/usr/bin/env node
// Starts the built program. Only syntax that Nodes from years ago can parse, so that they get to the message below.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`upshot needs Node 20.19 or newer. This is Node ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  keepCompiledCode();
  import("../dist/cli.js").catch(explain);
}

/** From Node 22 on, V8's compiled code is kept between runs: in the user's own cache folder, not in a shared /tmp. */
function keepCompiledCode() {
  const { enableCompileCache } = process.getBuiltinModule("node:module");
  if (!enableCompileCache) return;
  const { env, platform } = process;
  const cache = env.XDG_CACHE_HOME || (env.HOME && `${env.HOME}/${platform === "darwin" ? "Library/Caches" : ".cache"}`);
  if (cache) enableCompileCache(`${cache}/upshot/compiled`);
}

/** A checkout that was never built is no bug; anything else is. */
function explain(error) {
  if (error.code !== "ERR_MODULE_NOT_FOUND" || !/dist.cli\.js' imported/.test(error.message)) throw error;
  process.stderr.write("upshot is not built yet. In the checkout, run `npm run build`.\n");
  process.exitCode = 1;
}
