import { spawnSync } from "node:child_process";
import type { TestContext } from "vitest";

/** Programs that some tests need beside Node and git; scripts/test-tools.sh fetches them where it can. */
type Tool = "chromium" | "strace" | "rg" | "bash" | "zsh" | "fish";

/**
 * For `beforeEach`: skips the suite's tests where the program is not installed. The end of the run then says so.
 *
 *     describe("killed at every write", () => {
 *       beforeEach(skipWithout("strace"));
 */
export function skipWithout(tool: Tool): (context: TestContext) => void {
  const isThere = spawnSync("sh", ["-c", `command -v "$1"`, "sh", tool]).status === 0;
  return ({ skip }) => skip(!isThere, `needs ${tool}`);
}
