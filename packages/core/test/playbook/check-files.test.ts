import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readAnswersText } from "../../src/playbook/check/read-answers.js";
import { scoreCheck } from "../../src/playbook/check/score-check.js";
import { readItem } from "../../src/playbook/read-item.js";
import type { DateText } from "../../src/record/entry.js";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const FOLDER = join(ROOT, "playbook/checks");
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));

function read(name: string) {
  const path = `playbook/checks/${name}`;
  return readItem({ format: "check", path, origin: "built-in", text: readFileSync(join(ROOT, path), "utf8") });
}

describe("the built-in checks", () => {
  it.each(names)("%s is valid, and named after its id", (name) => {
    const { item, problems } = read(name);
    expect(problems).toEqual([]);
    expect(`${item?.content.id}.yaml`).toBe(name);
  });

  it.each(names)("%s finds in empty answers nothing but that they are empty", (name) => {
    const check = read(name).item?.content;
    if (check === undefined) return;
    const subjects = check.subjects === undefined ? [] : ["A", "B"].map((each) => ({ name: each, answers: {} }));
    const { findings } = scoreCheck(check, { date: "2026-11-20" as DateText, answers: {}, subjects });
    const asksForGaps = (id: string) => JSON.stringify(check.findings.find((each) => each.id === id)).includes('"empty":true');
    const others = findings.filter(({ id }) => !asksForGaps(id)).map(({ id }) => id);
    // The litmus test always names one level, or says that it can't.
    expect(others).toEqual(check.id === "litmus" ? ["acts-unshown"] : []);
  });
});

describe("the sample answers", () => {
  it.each(readdirSync(join(ROOT, "samples/answers")))("%s fit their check", (name) => {
    const check = read(name).item?.content;
    if (check === undefined) throw new Error(`no check of the name ${name}`);
    const text = readFileSync(join(ROOT, "samples/answers", name), "utf8");
    expect(readAnswersText(text, check).problems).toEqual([]);
  });
});
