import { expect, it } from "vitest";
import { nearest } from "../../src/codec/nearest.js";

const COMMANDS = ["list", "lint", "log", "level", "brag", "edit"];

it.each([
  ["lsit", "list"],
  ["brga", "brag"],
  ["EDTI", "edit"],
  ["levle", "level"],
  ["lis", "list"],
  ["lo", "log"],
  ["elvle", undefined],
  ["remember", undefined],
])("takes %s for %s", (word, meant) => {
  expect(nearest(word, COMMANDS)).toBe(meant);
});

it("prefers one swap to one change, and the first of equals", () => {
  expect(nearest("form", ["foam", "from"])).toBe("foam");
  expect(nearest("fromat", ["former", "format"])).toBe("format");
});
