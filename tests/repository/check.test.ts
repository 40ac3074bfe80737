import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlantedTree, plantedTree } from "./planted-tree.js";

const sentence = "A long enough sentence that somebody else has written before us stays with them.";
const unfinished = ["TO", "DO"].join("");

/** Part of the check, a file that it must refuse, its text, and how the report names file and reason. */
const plants: readonly (readonly [part: string, file: string, text: string, report: RegExp])[] = [
  [
    "lint",
    "packages/core/src/record/planted-a.ts",
    'import type { B } from "./planted-b.js";\n\nexport type A = B;\n',
    /planted-a\.ts.*noImportCycles/,
  ],
  [
    "lint",
    "packages/core/src/record/planted-b.ts",
    'import type { A } from "./planted-a.js";\n\nexport type B = A;\n',
    /planted-b\.ts.*noImportCycles/,
  ],
  [
    "lint",
    "packages/core/src/record/planted-library.ts",
    'import "left-pad";\n',
    /planted-library\.ts.*noUndeclaredDependencies/,
  ],
  ["lint", "packages/core/src/record/planted-default.ts", "export default 1;\n", /planted-default\.ts.*noDefaultExport/],
  ["lint", "packages/core/src/record/planted-any.ts", "export const planted: any = 1;\n", /planted-any\.ts.*noExplicitAny/],
  ["lint", "packages/core/src/record/plantedName.ts", "export const planted = 1;\n", /plantedName\.ts.*useFilenamingConvention/],
  ["lint", "packages/core/src/record/planted-format.ts", "export const planted   = 1\n", /planted-format\.ts.*format/],
  ["lint", "packages/core/src/record/planted-long.ts", "export {};\n".repeat(401), /planted-long\.ts.*noExcessiveLinesPerFile/],
  [
    "lint",
    "packages/app/src/planted-promise.ts",
    "export function planted() {\n  Promise.resolve(1);\n}\n",
    /planted-promise\.ts.*noFloatingPromises/,
  ],
  [
    "lint",
    "packages/core/test/planted-only.test.ts",
    'import { it } from "vitest";\n\nit.only("x", () => {});\n',
    /planted-only\.test\.ts.*noFocusedTests/,
  ],
  [
    "lint",
    "packages/core/test/planted-skip.test.ts",
    'import { it } from "vitest";\n\nit.skip("x", () => {});\n',
    /planted-skip\.test\.ts.*noSkippedTests/,
  ],
  ["types", "packages/core/src/record/planted-node.ts", "export const planted = process.pid;\n", /planted-node\.ts.*'process'/],
  [
    "types",
    "packages/core/src/record/planted-page.ts",
    "export const planted = document.title;\n",
    /planted-page\.ts.*'document'/,
  ],
  ["types", "packages/app/src/planted-type.ts", 'export const planted: number = "one";\n', /planted-type\.ts.*not assignable/],
  ["types", "bench/attic/planted.ts", "export {};\n", /bench\/attic\/planted\.ts: belongs to no tsconfig/],
  ["unused", "packages/app/src/planted-file.ts", "export {};\n", /planted-file\.ts/],
  ["unused", "packages/core/src/record/planted-export.ts", "export const plantedExport = 1;\n", /plantedExport/],
  ["generated", "packages/app/src/generated/manifest.json", "{}\n", /stale: packages\/app\/src\/generated\/manifest\.json/],
  [
    "boundaries",
    "packages/core/src/record/planted-arrow.ts",
    'import "../operations/operation.js";\n',
    /planted-arrow\.ts:1: arrow/,
  ],
  ["text", "docs/planted-note.md", `Later.\n\n${unfinished}: finish\n`, /docs\/planted-note\.md:3: unfinished/],
  ["text", "docs/planted-borrowed.md", `## ${sentence.replaceAll(" ", "\n")}\n`, /docs\/planted-borrowed\.md:1: borrowed/],
];

describe("npm run check", () => {
  let tree: PlantedTree;
  let ran: ReturnType<PlantedTree["check"]>;

  beforeAll(() => {
    tree = plantedTree();
    tree.plant(Object.fromEntries(plants.map(([, file, text]) => [file, text])));
    tree.plant({
      "docs/planted-path.md": `See ${tree.root}/docs.\n`,
      "docs/planted-title.md": `sources: [{ author: Nobody, title: "${sentence}", year: 2020 }]\n`,
      "../shared/seeds/source.txt": `Before.\n${sentence}\nAfter.\n`,
    });
    const core = JSON.parse(readFileSync(join(tree.root, "packages/core/package.json"), "utf8"));
    core.dependencies["left-over"] = "1.0.0";
    tree.plant({ "packages/core/package.json": `${JSON.stringify(core, undefined, 2)}\n` });
    ran = tree.check();
  });
  afterAll(() => tree.remove());

  it("takes the title of a work that is named for a quotation", () => {
    expect(ran.output).not.toContain("planted-title");
  });

  it("fails when any part fails", () => {
    expect(ran.status).toBe(1);
  });

  it.each(plants)("%s: names %s and the reason", (part, _file, _text, report) => {
    expect(partOf(ran.output, part)).toMatch(report);
  });

  it("text: names a path of this machine", () => {
    expect(partOf(ran.output, "text")).toContain("docs/planted-path.md:1: machine-path");
  });

  it("unused: names a dependency that nothing imports", () => {
    expect(partOf(ran.output, "unused")).toMatch(/left-over.*packages\/core\/package\.json/);
  });

  it("refuses a part that it does not know", () => {
    expect(tree.check("frobnicate")).toMatchObject({ status: 2, output: expect.stringContaining("types, lint") });
  });
});

/** What one part printed: from its own heading to the next. */
function partOf(output: string, part: string): string {
  return output.split(/^(?=(?:ok {4}|FAILED) )/m).find((block) => block.startsWith(`FAILED ${part}\n`)) ?? "";
}
