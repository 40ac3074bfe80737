import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { buildProgram, type TrialVault } from "../trial-vault.js";
import { LEFT, quickAndWhole } from "./quick-and-whole.js";

const { run, removeVaults } = quickAndWhole({
  file: "quick-log",
  start: "quickLog",
  files: {
    "people/ada-okafor.md": "# Ada Okafor\n",
    "themes/quiet-nights.md": "# Quiet nights\n",
    "wins/2026/2026-11-20-twice.md": "---\ndate: 2026-11-20\n---\n# Twice\n",
  },
});

beforeAll(buildProgram, 60_000);
afterEach(removeVaults);

describe("the quick path of log does what the whole program does", () => {
  it.each([
    [["log", "Fixed", "the", "flaky", "check"]],
    [["log", "Cut cold start 1.8s -> 650ms #faster-cold-start @ada ^system !next +2026-11-18"]],
    [["log", "Twice"]],
    [["log", "Odd ^space +2026-02-30 @nobody #nothing"]],
    [["log", "promise: numbers for @ada +2026-11-30"]],
    [["log", "--json", "Cut pages 14 -> 3 pages/month #quiet-nights"]],
    [["--json", "log", "Options first"]],
    [["log", "Dated", "--date", "2026-01-02", "--body", "More\ntext"]],
    [["log", "Dated", "--date=2026-01-02", "--body=--json"]],
    [["log", "Dated twice", "--date", "2026-01-02", "--date", "2026-01-03"]],
    [["log", "--no-color", "--", "--json", "-x", "--"]],
    [["log", "First line\nand a body"]],
    [["log", "\u001b[31mred\u001b[0m \u202e"]],
    [["log", "#only @marks"]],
    [["log", "--json", "#only @marks"]],
    [["log", "x", "--vault", "nowhere"]],
    [["log", "x", "--vault=nowhere", "--json"]],
    [["--", "log", "x"]],
  ])("%j", (argv) => {
    const quick = run("quick", argv);
    expect(quick.status).not.toBe(LEFT);
    expect(quick).toEqual(run("whole", argv));
  });

  it.each([
    ["a vault of a newer format", (vault: TrialVault) => vault.write("upshot.yaml", "format: 9\n")],
    ["settings that can't be read", (vault: TrialVault) => vault.write("upshot.yaml", "format: [\n")],
  ])("in %s", (_name, change) => {
    expect(run("quick", ["log", "note: something"], change)).toEqual(run("whole", ["log", "note: something"], change));
  });
});

describe("the quick path of log leaves the rest alone", () => {
  it.each([
    [["log"]],
    [["log", ""]],
    [["log", "--help"]],
    [["log", "-h", "x"]],
    [["log", "--dry-run", "x"]],
    [["log", "--verbose", "x"]],
    [["log", "--bogus", "x"]],
    [["log", "-5", "x"]],
    [["log", "--date", "yesterday", "x"]],
    [["log", "x", "--vault"]],
    [["log", "x", "--body"]],
    [["log", "x", "--json=yes"]],
    [["find", "log"]],
    [["help", "log"]],
    [["new", "win", "log"]],
  ])("%j", (argv) => {
    const before = run("quick", ["list"]).written;
    expect(run("quick", argv)).toEqual({ status: LEFT, stdout: "", stderr: "", written: before });
  });
});
