import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Once before the tests that start the real program: builds it, and fetches test tools where the machine allows it. */
export function setup(): void {
  if (process.platform !== "win32")
    spawnSync("sh", ["scripts/test-tools.sh"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  const { status } = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error("the program could not be built; see above");
}
