import { readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { fillTemplate } from "../../src/playbook/document/fill-template.js";
import { Template } from "../../src/playbook/formats/template.js";
import { type LintType, lintText } from "../../src/playbook/lint/lint-text.js";
import { builtInRules, found } from "./built-in-rules.js";

const folder = new URL("../../../../playbook/templates/", import.meta.url);
const templates = readdirSync(folder).map((name) => Template.parse(load(readFileSync(new URL(name, folder), "utf8"))));
const nothing = { given: [], all: [], hidden: new Set(), config: { format: 1 }, today: "2026-11-20", weight: () => 0 } as never;

/** What a document lacks as long as nobody has written a word of it. */
const LACKS: Readonly<Record<string, readonly string[]>> = {
  "acceleration-note": ["no-delta", "no-guardrail"],
  "conversation-brief": ["no-ask", "no-evidence"],
  "decision-brief": ["no-cost", "no-decision", "no-recommendation", "options"],
  meeting: ["no-decision"],
  "promotion-ask": ["no-evidence"],
  "promotion-packet": ["no-evidence"],
  "scope-letter": ["missing-section", "no-ask", "no-metric"],
  "theme-one-pager": ["missing-metric", "no-blast-radius"],
};

it.each(templates.filter(({ as }) => as !== undefined))("a new $id lacks what nobody wrote yet, and nothing else", (template) => {
  const text = `# ${template.title}\n\n${fillTemplate(template, nothing)}\n`;
  expect(Object.keys(found(template.as ?? "win", text)).sort()).toEqual(LACKS[template.id] ?? []);
});

describe("a document of any template", () => {
  const runbook = templates.find(({ id }) => id === "runbook");
  const fresh = `# Runbook\n\n${fillTemplate(runbook as Template, nothing)}\n`;
  const findings = (text: string, as: LintType) => lintText({ text, as, rules: builtInRules(), template: runbook });

  it("is told each section that is not written, with what belongs there", () => {
    const unwritten = findings(
      fresh.replace("that needs another page. -->", "that needs another page. -->\n\nQueueStuck."),
      "document",
    );
    expect(unwritten.map(({ message }) => message.slice(0, message.indexOf(".")))).toEqual(
      ["First five minutes", "Put it right", "If that does not help", "Afterwards", "Last rehearsed"].map(
        (heading) => `“${heading}” is not written yet`,
      ),
    );
    expect(unwritten[0]?.question).toContain("Commands to paste");
  });

  it("may leave a section out with its heading, and hold code", () => {
    expect(findings("# R\n\n## First five minutes\n\n```sh\nsystemctl restart queue\n```\n", "document")).toEqual([]);
  });

  it("is too long from the word on that its readers were not promised", () => {
    const text = `${"word ".repeat(1000)}END more`;
    const [long] = findings(text, "document");
    expect(text.slice(long?.start)).toBe("END more");
    expect(long?.message).toContain("2 pages");
  });
});
