import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { buildProgram, program, type TrialVault, trialVault } from "../trial-vault.js";
import { LEFT, quickAndWhole } from "./quick-and-whole.js";

const { run, removeVaults } = quickAndWhole({
  file: "quick-find",
  start: "quickFind",
  files: {
    "people/ada-okafor.md": "# Ada Okafor\n",
    "themes/quiet-nights.md": "# Quiet nights\n",
    "wins/2026/2026-11-20-pages.md": `---
date: 2026-11-20
theme: quiet-nights
people: [ada-okafor]
metrics: [{ name: pages, before: 14, after: 3, unit: /month }]
---
# Pages cut

A cold start no more.
`,
    "notes/2026/2026-11-19-cold.md": '---\ndate: 2026-11-19\nid: own\n---\n# "Cold" \u001b[31mstart\n',
    "notes/2026/2026-11-18-secret.md": "---\ndate: 2026-11-18\nprivate: true\n---\n# Cold feet\n",
    "notes/2026/broken.md": "---\ndate: [\n---\n# Cold and broken\n",
  },
});

beforeAll(buildProgram, 60_000);
afterEach(removeVaults);

describe("the quick path of find and list does what the whole program does", () => {
  it.each([
    [["find", "cold"]],
    [["find", "cold", "start"]],
    [["find", "cold start"]],
    [["find", "text:cold start"]],
    [["find", "kind:note", "cold", "--json"]],
    [["find", "cold", "--limit", "1"]],
    [["find", "cold", "--limit=0", "--json"]],
    [["--no-color", "find", "after:2026-11-19"]],
    [["find", "--", "-cold"]],
    [["find", "nowhere"]],
    [["find", "nowhere", "--json"]],
    [["list"]],
    [["list", "--json"]],
    [["list", "--limit", "2"]],
    [["list", "kind:win", "metrics.unit:month"]],
  ])("%j", (argv) => {
    const quick = run("quick", argv);
    expect(quick.status).not.toBe(LEFT);
    expect(quick).toEqual(run("whole", argv));
  });

  it("where the index can't be kept", () => {
    const blockCache = (vault: TrialVault) => vault.write("../home/.cache", "a file in the place of the folder\n");
    const quick = run("quick", ["find", "cold"], blockCache);
    expect(quick.status).toBe(0);
    expect(quick).toEqual(run("whole", ["find", "cold"], blockCache));
  });

  it("where a folder can't be read", () => {
    const hide = (vault: TrialVault) => {
      mkdirSync(join(vault.root, "wins/2025"));
      chmodSync(join(vault.root, "wins/2025"), 0o000);
      rmSync(join(vault.root, "notes"), { recursive: true });
    };
    expect(run("quick", ["list"], hide)).toEqual(run("whole", ["list"], hide));
  });
});

it("shares its index with the whole program", () => {
  const vault = trialVault({ "notes/2026/2026-11-19-cold.md": "# Cold start\n" });
  const cache = String(vault.env["XDG_CACHE_HOME"]);
  const sealAfter = (file: string) => {
    expect(spawnSync(process.execPath, [file, "find", "cold"], { env: vault.env }).status).toBe(0);
    const seal = readdirSync(cache, { recursive: true, encoding: "utf8" }).find((name) => name.endsWith("index.seal"));
    const { build, ino } = JSON.parse(readFileSync(join(cache, String(seal)), "utf8"));
    return { build, ino };
  };
  try {
    expect(sealAfter(join(program, "../../dist/cli.js"))).toEqual(sealAfter(program));
  } finally {
    vault.remove();
  }
});

describe("the quick path of find and list leaves the rest alone", () => {
  it.each([
    [["find"]],
    [["find", ""]],
    [["find", "--help"]],
    [["find", "-h", "x"]],
    [["find", "x", "-cold"]],
    [["find", "x", "--count"]],
    [["find", "x", "--order", "title"]],
    [["find", "x", "--verbose"]],
    [["find", "x", "--limit"]],
    [["find", "x", "--limit", "many"]],
    [["find", "x", "--limit", "-1"]],
    [["find", "x", "--vault", "nowhere"]],
    [["find", '"no end']],
    [["find", "nosuchfield:x"]],
    [["list", "x", "--bogus"]],
    [["win", "list"]],
    [["help", "find"]],
  ])("%j", (argv) => {
    expect(run("quick", argv)).toMatchObject({ status: LEFT, stdout: "", stderr: "" });
  });
});
