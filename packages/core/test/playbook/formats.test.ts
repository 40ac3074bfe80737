import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Format, formatNames } from "../../src/playbook/formats.js";
import { readItem } from "../../src/playbook/read-item.js";

const samples = fileURLToPath(new URL("../../../../playbook/samples", import.meta.url));

function read(folder: string, name: string) {
  const format = name.split("-")[0] as Format;
  const text = readFileSync(`${samples}/${folder}/${name}`, "utf8");
  return readItem({ format, path: name, text, origin: "yours" });
}

const names = (folder: string) => readdirSync(`${samples}/${folder}`).sort();

describe("samples", () => {
  it("begin with the name of a format", () => {
    for (const name of [...names("valid"), ...names("invalid")]) expect(formatNames).toContain(name.split("-")[0]);
  });

  it.each(names("valid"))("%s is valid", (name) => {
    expect(read("valid", name).problems).toEqual([]);
    expect(read("valid", name).item).toBeDefined();
  });

  it("show at least one valid and one invalid file of each format", () => {
    for (const format of formatNames) {
      for (const folder of ["valid", "invalid"]) expect(names(folder).join(" ")).toContain(`${format}-`);
    }
  });

  it("are wrong in exactly these places and words", async () => {
    const told = names("invalid").map((name) => {
      const { item, problems } = read("invalid", name);
      const lines = problems.map(
        ({ code, message, place, hint }) =>
          `  ${place?.line}:${place?.column} ${code}: ${message}${hint === undefined ? "" : `\n    ${hint}`}`,
      );
      return [`${name}${item === undefined ? "" : " (the rest is used)"}`, ...lines].join("\n");
    });
    await expect(`${told.join("\n\n")}\n`).toMatchFileSnapshot("golden/invalid-samples.txt");
  });
});

it("gives no place outside the file", () => {
  for (const name of names("invalid")) {
    const lines = readFileSync(`${samples}/invalid/${name}`, "utf8").split("\n");
    for (const { place } of read("invalid", name).problems) {
      expect(place?.line).toBeGreaterThanOrEqual(1);
      expect(place?.line).toBeLessThanOrEqual(lines.length + 1);
    }
  }
});
