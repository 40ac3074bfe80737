import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createDocument } from "../../src/operations/create-document.js";
import { createMemoryPlaybook } from "../../testing/memory-playbook.js";
import { createWorld } from "../operations/world.js";

const folder = new URL("../../../../playbook/templates/", import.meta.url);
const names = readdirSync(folder).map((name) => name.replace(/\.yaml$/, ""));
const template = (name: string) => readFileSync(new URL(`${name}.yaml`, folder), "utf8");
const builtIn = Object.fromEntries(names.map((name) => [`templates/${name}.yaml`, template(name)]));

const files = {
  "wins/2026/2026-11-10-retries.md":
    "---\ndate: 2026-11-10\nlevel: next\ntheme: quiet-nights\nmetrics:\n  - name: pages\n    from: 14\n    to: 3\n    unit: pages\n    period: month\n---\n\n# Retry storm stopped\n\n## Problem\n\nOne queue for all carriers.\n",
  "wins/2026/2026-11-11-mine.md": "---\ndate: 2026-11-11\nvisibility: me\nlevel: next\n---\n\n# Kept to myself\n",
  "wins/2026/2026-11-12-secret.md": "---\ndate: 2026-11-12\nprivate: true\nlevel: next\n---\n\n# Not even that\n",
  "themes/quiet-nights.md": "---\nstate: active\n---\n\n# Quiet nights\n\n## Problem\n\nPeople are woken for nothing.\n",
  "people/ada.md": "---\nrole: Director\ndecides: true\n---\n\n# Ada Okafor\n",
};

function world() {
  return createWorld({ files, playbook: createMemoryPlaybook({ builtIn }) });
}

describe("a new document", () => {
  it.each(names)("begins from %s with every section and its hint", async (id) => {
    const { run, text } = world();
    const made = await run(createDocument, { template: id });
    const body = text(made.path) ?? "";
    const headings = [...template(id).matchAll(/^ {2}- heading: "(.*)"$/gm)].map((match) => match[1]);
    expect([...body.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(headings);
    expect([...body.matchAll(/^<!-- .+ -->$/gm)]).toHaveLength(headings.length);
    expect(made.sections).toBe(headings.length);
  });

  it("is filled from the records it is given, and keeps which they were", async () => {
    const { run, text } = world();
    const made = await run(createDocument, { template: "one-pager", from: ["retries"], title: "One queue each" });
    const body = text(made.path) ?? "";
    expect(body).toContain("One queue for all carriers. [[2026-11-10-retries]]");
    expect(body).toContain("People are woken for nothing.");
    expect(body).toMatch(/- pages 14 → 3\s+pages per month \(−79\s+%\)/u);
    expect(body).toContain("rests_on: [2026-11-10-retries]");
    expect(body).toContain("template: one-pager@1");
    expect(body).toContain("theme: quiet-nights");
    expect(made.filled).toContain("The problem");
  });

  it("holds nothing that its user keeps to themself", async () => {
    const { run, text } = world();
    const made = await run(createDocument, { template: "promotion-ask" });
    const body = text(made.path) ?? "";
    expect(body).toContain("Retry storm stopped");
    expect(body).not.toContain("Kept to myself");
    expect(body).not.toContain("Not even that");
    expect(body).toContain("- Ada Okafor, Director");
  });

  it("says which template was meant when there is none of that name", async () => {
    const { problem } = world();
    expect(await problem(createDocument, { template: "decison-brief" })).toMatchObject({
      code: "playbook.not-found",
      hint: expect.stringContaining("decision-brief"),
    });
  });
});
