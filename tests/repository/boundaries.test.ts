import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findViolations, violationLine } from "../../scripts/find-violations.js";
import { checkout, type PlantedTree, plantedTree } from "./planted-tree.js";

/** A file that must not be, its text, and what the check says of it. */
const plants: readonly (readonly [file: string, text: string, report: string])[] = [
  [
    "packages/core/src/problem.ts",
    'export { operation } from "./operations/operation.js";',
    "1: arrow: problem must not import operations",
  ],
  ["packages/core/src/record/planted.ts", 'import "../codec/read-entry.js";', "1: arrow: record must not import codec"],
  ["packages/core/src/codec/planted.ts", 'import "../operations/operation.js";', "1: arrow: codec must not import operations"],
  ["packages/core/src/query/planted.ts", 'import type { Vault } from "../ports.js";', "1: arrow: query must not import ports"],
  ["packages/core/src/playbook/planted.ts", '\n\nexport * from "../query/query.js";', "3: arrow: playbook must not import query"],
  [
    "packages/core/src/activity/planted.ts",
    'export type Q = import("../query/query.js").Query;',
    "1: arrow: activity must not import query",
  ],
  ["packages/core/src/capture/planted.ts", 'import "../ports.js";', "1: arrow: capture must not import ports"],
  ["packages/core/src/brag/planted.ts", 'import "../operations/operation.js";', "1: arrow: brag must not import operations"],
  [
    "packages/core/src/signals/planted.ts",
    'import "../operations/operation.js";',
    "1: arrow: signals must not import operations",
  ],
  ["packages/core/src/ports.ts", 'export * from "./codec/read-entry.js";', "1: arrow: ports must not import codec"],
  [
    "packages/core/src/operations/planted-test.ts",
    'import "../../testing/planted.js";',
    "1: arrow: operations must not import core testing",
  ],
  ["packages/core/testing/planted.ts", 'import "node:fs";', "1: package: core testing must not import node:fs"],
  [
    "packages/core/src/operations/planted.ts",
    'import "../../../app/src/operations.js";',
    "1: arrow: operations must not import app",
  ],
  [
    "packages/core/src/operations/planted-web.ts",
    'import "../../../web/planted.js";',
    "1: arrow: operations must not import web",
  ],
  ["packages/core/src/record/planted-node.ts", 'import "node:fs";', "1: package: record must not import node:fs"],
  ["packages/core/src/record/planted-bare.ts", 'import "fs";', "1: package: record must not import fs"],
  ["packages/core/src/record/planted-library.ts", 'import "commander";', "1: package: record must not import commander"],
  ["packages/core/src/record/planted-clock.ts", "export const now = () => Date.now();", "1: pure: Date.now"],
  ["packages/core/src/record/planted-date.ts", "export const now = () => new Date();", "1: pure: new Date()"],
  ["packages/core/src/record/planted-chance.ts", "export const chance = () => Math.random();", "1: pure: Math.random"],
  ["packages/core/src/record/planted-second.ts", "export {};\nimport 'left-pad';", "2: package: record must not import left-pad"],
  ["packages/core/src/attic/planted.ts", "export {};", "1: no-part: belongs to no part"],
  ["packages/core/src/planted.ts", "export {};", "1: no-part: belongs to no part"],
  ["packages/app/src/attic/planted.ts", "export {};", "1: no-part: belongs to no part"],
  ["packages/app/src/cli/planted.ts", 'import "../http/planted.js";', "1: arrow: cli must not import http"],
  ["packages/app/src/cli/planted-mcp.ts", 'import "../mcp/planted.js";', "1: arrow: cli must not import mcp"],
  ["packages/app/src/cli/planted-vault.ts", 'import "../vault/planted.js";', "1: arrow: cli must not import vault"],
  ["packages/app/src/http/planted.ts", 'import "../cli/planted.js";', "1: arrow: http must not import cli"],
  ["packages/app/src/mcp/planted.ts", 'import "../index/planted.js";', "1: arrow: mcp must not import index"],
  ["packages/app/src/vault/planted.ts", 'import "../index/planted.js";', "1: arrow: vault must not import index"],
  ["packages/app/src/index/planted.ts", 'import "../import/planted.js";', "1: arrow: index must not import import"],
  ["packages/app/src/import/planted.ts", 'import "../vault/planted.js";', "1: arrow: import must not import vault"],
  ["packages/app/src/planted.ts", 'import "./open-workspace.js";', "1: arrow: app must not import wiring"],
  ["packages/app/src/planted-path.ts", 'import "../../core/src/problem.js";', "1: by-name: import the core by its name"],
  ["packages/app/src/planted-data.ts", 'import "../../../playbook/planted.json";', "1: playbook: playbook/planted.json is data"],
  [
    "packages/app/src/planted-computed.ts",
    "export const load = (name: string) => import(name);",
    "1: computed: a computed import()",
  ],
  ["packages/app/src/planted-missing.ts", 'import "./nowhere.js";', "1: unresolved: there is no packages/app/src/nowhere.js"],
  ["packages/web/planted.ts", 'import type { Vault } from "@upshot/core/ports";', "1: arrow: web must not import ports"],
  ["packages/web/planted-face.ts", 'import "../app/src/http/planted.js";', "1: arrow: web must not import http"],
  ["packages/web/planted-node.ts", 'import "node:fs";', "1: package: web must not import node:fs"],
  ["packages/attic/src/planted.ts", "export {};", "1: no-part: belongs to no part"],
];

describe("boundaries", () => {
  let tree: PlantedTree;
  let reports: readonly string[];

  beforeAll(() => {
    tree = plantedTree();
    tree.plant(Object.fromEntries(plants.map(([file, text]) => [file, text])));
    tree.plant({ "playbook/planted.json": "{}" });
    reports = findViolations(tree.root).map(violationLine);
  });
  afterAll(() => tree.remove());

  it("hold in this checkout", () => {
    expect(findViolations(checkout).map(violationLine)).toEqual([]);
  });

  it.each(plants)("a violation in %s is reported with its place and rule", (file, _text, report) => {
    expect(reports).toContainEqual(expect.stringContaining(`${file}:${report}`));
  });

  it("nothing but the violations is reported, and each once", () => {
    const own = new Set(findViolations(checkout).map(violationLine));
    const planted = reports.filter((line) => !own.has(line));
    expect(planted.filter((line) => !plants.some(([file, , report]) => line.startsWith(`${file}:${report}`)))).toEqual([]);
    expect(planted).toHaveLength(plants.length);
  });

  it("a file that can't be parsed stops the check instead of passing it", () => {
    tree.plant({ "packages/core/src/record/planted-broken.ts": "import {" });
    expect(() => findViolations(tree.root)).toThrow("planted-broken.ts");
  });
});
