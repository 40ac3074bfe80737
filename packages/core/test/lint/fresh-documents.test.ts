import { readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, it } from "vitest";
import { fillTemplate } from "../../src/playbook/document/fill-template.js";
import { Template } from "../../src/playbook/formats/template.js";
import { found } from "./built-in-rules.js";

const folder = new URL("../../../../playbook/templates/", import.meta.url);
const templates = readdirSync(folder).map((name) => Template.parse(load(readFileSync(new URL(name, folder), "utf8"))));
const nothing = { given: [], all: [], config: { format: 1 }, today: "2026-11-20", weight: () => 0 } as never;

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
