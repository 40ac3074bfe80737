import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkout } from "./planted-tree.js";

describe("the launcher", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "upshot-launcher-"));
    mkdirSync(join(folder, "dist"));
    cpSync(join(checkout, "packages/app/bin"), join(folder, "bin"), { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function launch(...before: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache") };
    return spawnSync(process.execPath, [...before, join(folder, "bin/upshot.js")], { encoding: "utf8", env });
  }

  it("starts the built program", () => {
    writeFileSync(join(folder, "dist/cli.js"), 'console.log("started");');
    expect(launch()).toMatchObject({ status: 0, stdout: "started\n", stderr: "" });
  });

  it("says how to build when nothing is built", () => {
    const { status, stderr } = launch();
    expect(status).toBe(1);
    expect(stderr).toBe("upshot is not built yet. In the checkout, run `npm run build`.\n");
  });

  it("does not take a fault of the program for a missing build", () => {
    writeFileSync(join(folder, "dist/cli.js"), 'import "./chunks/gone.js";');
    const { status, stderr } = launch();
    expect(status).toBe(1);
    expect(stderr).toContain("gone.js");
    expect(stderr).not.toContain("not built");
  });

  it("names the Node it needs to an older one", () => {
    writeFileSync(join(folder, "dist/cli.js"), 'console.log("started");');
    writeFileSync(join(folder, "older.mjs"), 'Object.defineProperty(process.versions, "node", { value: "20.18.3" });');
    const { status, stdout, stderr } = launch(`--import=${join(folder, "older.mjs")}`);
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: "",
      stderr: "upshot needs Node 20.19 or newer. This is Node 20.18.3.\n",
    });
  });
});
