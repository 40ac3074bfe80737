import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCapture } from "../../src/capture/parse-capture.js";
import type { DateText } from "../../src/record/entry.js";
import { formatMetric } from "../../src/record/metric.js";

const page = readFileSync(new URL("../../../../docs/capture.md", import.meta.url), "utf8");

/** The rows of the table with this head, without backticks. */
function rowsUnder(head: string): readonly (readonly [line: string, meaning: string])[] {
  const lines = page.slice(page.indexOf(head)).split("\n").slice(2);
  const rows = lines.slice(0, lines.indexOf("")).map((line) => line.split("|").map((cell) => cell.trim()));
  return rows.map(([, line = "", meaning = ""]) => [line, meaning]);
}

const parse = (line: string) => parseCapture(line.replace(/^`|`$/g, ""), "2026-11-20" as DateText);

describe("docs/capture.md is true", () => {
  it.each(rowsUnder("| line | title |"))("%s: %s", (line, title) => expect(parse(line).title).toBe(title));
  it.each(rowsUnder("| line | result |"))("%s: %s", (line, result) => {
    const told = parse(line).metrics.map((metric) => `${metric.name}: ${formatMetric(metric).replaceAll("\u202f", " ")}`);
    expect(told.join("; ")).toBe(result);
  });
  it.each(rowsUnder("| line | because it may be |").flatMap(([lines]) => lines.split("`, `")))(
    "%s is left in the text",
    (line) => {
      expect(parse(line)).toMatchObject({ metrics: [], title: line.replaceAll("`", "") });
    },
  );
  it("in its example, too", () => {
    expect(parse(/upshot log "(.*)"/.exec(page)?.[1] ?? "")).toMatchObject({
      title: "Cut checkout cold start",
      theme: "faster-cold-start",
      people: ["maria-lopez"],
      altitude: "system",
      level: "next",
      date: "2026-11-18",
    });
    for (const line of ["3 -> 12 services", "open bugs 40 -> 12"]) {
      expect(page).toContain(line);
      expect(parse(line).metrics).toHaveLength(1);
    }
  });
});
