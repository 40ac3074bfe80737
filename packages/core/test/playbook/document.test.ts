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
    "---\ndate: 2026-11-10\nlevel: { scope: next, influence: current }\ntheme: quiet-nights\nrole: led\nwith: [bo, cleo, somebody-else]\nseen_by: [bo, cleo]\nmetrics:\n  - name: pages\n    from: 14\n    to: 3\n    unit: pages\n    period: month\n---\n\n# Retry storm stopped\n\n## Problem\n\nOne queue for all carriers.\n",
  "wins/2026/2026-11-11-mine.md": "---\ndate: 2026-11-11\nvisibility: me\nlevel: next\n---\n\n# Kept to myself\n",
  "wins/2026/2026-11-12-secret.md": "---\ndate: 2026-11-12\nprivate: true\nlevel: next\n---\n\n# Not even that\n",
  "themes/quiet-nights.md": "---\nstate: active\n---\n\n# Quiet nights\n\n## Problem\n\nPeople are woken for nothing.\n",
  "decisions/2026/2026-11-01-queues.md":
    "---\ndate: 2026-11-01\noptions: [one queue each, a bigger queue]\nchoice: one queue each\nindicators: [pages at night]\nreview: 2027-02-01\n---\n\n# Queues\n\n## Why\n\nSlow carriers stay slow alone.\n",
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((day) => [
      `wins/2026/2026-10-0${day}-small.md`,
      `---\ndate: 2026-10-0${day}\n---\n\n# Win ${day}\n`,
    ]),
  ),
  "people/bo.md": "---\ndecides: true\n---\n\n# Bo Lind\n",
  "people/cleo.md": "---\nprivate: true\n---\n\n# Cleo\n",
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
    expect([...body.matchAll(/^## .*\n\n<!-- .+ -->$/gm)]).toHaveLength(headings.length);
    expect(made.sections).toBe(headings.length);
  });

  it("is filled from the records it is given, and keeps which they were", async () => {
    const { run, text } = world();
    const made = await run(createDocument, { template: "one-pager", from: ["retries"], title: "One queue each" });
    const body = text(made.path) ?? "";
    expect(body).toContain("One queue for all carriers. [[2026-11-10-retries]]");
    expect(body).not.toContain("People are woken for nothing.");
    expect(body).toMatch(/- pages: today 3\s+pages per month, ___ by ___/u);
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
  });

  it("says of nobody that they saw or backed what no record says they did", async () => {
    const { run, text } = world();
    const made = await run(createDocument, { template: "promotion-ask" });
    const body = text(made.path) ?? "";
    expect(body).toContain("- Bo Lind (decides): saw [[2026-11-10-retries]]");
    expect(body).toContain("- Ada Okafor, Director (decides): saw none of this, as far as is on record");
    expect(body).toContain("- Scope: [[2026-11-10-retries]]");
    const letter = await run(createDocument, { template: "scope-letter", title: "Letter" });
    expect(text(letter.path)).not.toContain("Ada Okafor");
  });

  it("tells a win to a committee with what its record says, and without people who are private", async () => {
    const { run, text } = world();
    const made = await run(createDocument, { template: "promotion-packet" });
    const body = text(made.path) ?? "";
    expect(body).toContain("### Retry storm stopped [[2026-11-10-retries]]\n\nOne queue for all carriers.\n\n- pages: 14 → 3");
    expect(body).toContain("\n- Led; with Bo Lind; somebody-else\n- Seen by Bo Lind\n");
    expect(body).not.toContain("cleo");
  });

  it("takes options, choice and indicators from a decision", async () => {
    const { run, text } = world();
    const made = await run(createDocument, { template: "decision-brief", from: ["queues"] });
    const body = text(made.path) ?? "";
    expect(body).toContain("### A. One queue each\n\n- costs: ___\n- could go wrong: ___\n\n### B. A bigger queue\n");
    expect(body).toContain("One queue each.\n\nSlow carriers stay slow alone. [[2026-11-01-queues]]");
    expect(body).toContain("- pages at night\n- Look again on 2027-02-01 [[2026-11-01-queues]]");
    expect(made.title).toBe("Decision brief: Queues");
  });

  it("takes nothing but what was written from another document", async () => {
    const { run, text } = world();
    const first = await run(createDocument, { template: "decision-brief", title: "Empty" });
    const made = await run(createDocument, { template: "rfc", from: [first.id] });
    expect(made.filled).toEqual(["Summary"]);
    expect(text(made.path)).not.toContain("solution has crept in");
  });

  it("is named after a record only when it is about one", async () => {
    const { run } = world();
    const weekly = await run(createDocument, { template: "weekly-summary", from: ["retries"] });
    expect(weekly.title).toBe("Weekly summary");
    const page = await run(createDocument, { template: "theme-one-pager", from: ["retries"] });
    expect(page.title).toBe("Theme one-pager: Quiet nights");
    expect(page.filled).toEqual(["Label", "Problem"]);
  });

  it("puts the wins it was given in place of those of the period, and cuts a long list", async () => {
    const { run, text } = world();
    const given = await run(createDocument, { template: "weekly-summary", from: ["retries"] });
    expect(text(given.path)?.match(/^- /gm)).toHaveLength(1);
    const themed = await run(createDocument, { template: "conversation-brief", from: ["quiet-nights"] });
    expect(text(themed.path)?.match(/^- (?:Win|Retry)/gm)).toEqual(["- Retry"]);
    const all = await run(createDocument, { template: "conversation-brief", title: "Talk" });
    expect(text(all.path)?.match(/^- Win/gm)).toHaveLength(4);
    expect(text(all.path)).toContain("<!-- 3 more: upshot find kind:win after:2026-08-20 -->");
  });

  it("is never made from a private record, not even from one that was named", async () => {
    const { problem } = world();
    expect(await problem(createDocument, { template: "one-pager", from: ["secret"] })).toMatchObject({
      message: expect.stringContaining("private"),
      place: { file: "wins/2026/2026-11-12-secret.md" },
    });
  });

  it("says which template was meant when there is none of that name", async () => {
    const { problem } = world();
    expect(await problem(createDocument, { template: "decison-brief" })).toMatchObject({
      code: "playbook.not-found",
      hint: expect.stringContaining("decision-brief"),
    });
  });
});
