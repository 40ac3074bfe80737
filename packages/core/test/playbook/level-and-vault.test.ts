import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { showLevel } from "../../src/operations/show-level.js";
import { createMemoryPlaybook } from "../../testing/memory-playbook.js";
import { createWorld } from "../operations/world.js";

const builtInText = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../playbook/${path}`, import.meta.url)), "utf8");
const builtIn = Object.fromEntries(
  ["ladders/generic-ic.yaml", "ladders/generic-management.yaml", "checks/litmus.yaml", "checks/transition-mid-senior.yaml"].map(
    (path) => [path, builtInText(path)],
  ),
);
const OWN =
  "id: own\nversion: 1\ntitle: Own\nsummary: Ours\nsources: [{author: Us, title: Ours}]\ntrack: ic\nlevels: [{id: a, title: A, sentence: Does}, {id: b, title: B, sentence: Leads}]\ncriteria: [{id: scope, title: Scope, asks: How large?}]\ncells: {scope: {a: [small], b: [large]}}\n";

/** A world with the built-in ladders, one of the user's own, and what upshot.yaml says. */
function worldOf(config: object, files: Readonly<Record<string, string>> = {}) {
  const made = createWorld({ playbook: createMemoryPlaybook({ builtIn, yours: { "ladders/own.yaml": OWN } }), files });
  Object.assign(made.world, { config: { ...made.world.config, ...config } });
  return made;
}

describe("upshot level", () => {
  it("says what the last answers to the litmus check came to, and how many are opinion", async () => {
    const answers = [
      "works: { value: usual, evidence: [win/2026-10-10-one] }",
      "finishes: { value: usual, evidence: [win/2026-10-10-one] }",
      "defines-tasks: { value: usual }",
      "defines-problems: { value: never }",
      "orders-problems: { value: never }",
    ];
    const { run } = worldOf(
      { level: "mid" },
      {
        "wins/2026/2026-10-10-one.md": "---\ndate: 2026-10-10\n---\n\n# One\n",
        "checks/2026/2026-11-01-litmus.md": `---\ndate: 2026-11-01\ncheck: litmus@1\nanswers:\n  ${answers.join("\n  ")}\n---\n\n# Litmus test\n`,
      },
    );
    const { litmus } = await run(showLevel, {});
    expect(litmus).toMatchObject({ date: "2026-11-01", opinions: 1 });
    expect(litmus?.says.join(" ")).toMatch(/reads as mid-level/);
  });
  it("names the check that asks for the signals of the step, and when it was answered", async () => {
    const file = "---\ndate: 2026-09-30\ncheck: transition-mid-senior@1\nanswers: {}\n---\n\n# From mid-level to senior\n";
    const { run } = worldOf({ level: "mid" }, { "checks/2026/2026-09-30-transition.md": file });
    expect((await run(showLevel, {})).transition?.check).toEqual({ id: "transition-mid-senior", answered: "2026-09-30" });
    expect((await run(showLevel, { target: "principal" })).transition?.check).toBeUndefined();
  });
  it("keeps what upshot.yaml says about one ladder apart from another, and names that file when it fits not even its own", async () => {
    const { run, problem, world } = worldOf({ level: "senior", target: "staff" });
    const shown = await run(showLevel, { ladder: "generic-management" });
    expect(shown.level).toBeUndefined();
    expect(shown.target.id).toBe("engineering-manager");
    Object.assign(world, { config: { ...world.config, ladder: "generic-management" } });
    expect(await problem(showLevel, {})).toMatchObject({ place: { file: "upshot.yaml" }, message: /level: senior/ });
  });
  it("says which level the marks speak for when the target is two above, and counts either kind at or below one's own", async () => {
    const { run } = worldOf({ level: "senior" });
    expect((await run(showLevel, { target: "principal" })).beyond?.id).toBe("staff");
    expect((await run(showLevel, { target: "staff" })).beyond).toBeUndefined();
    expect((await run(showLevel, { target: "mid" })).counts).toBe("either");
  });
  it("takes the stage from the built-in ladder where a company's own says nothing about stages", async () => {
    const { run } = worldOf({});
    const { stage } = await run(showLevel, { ladder: "own", target: "b", stage: "startup" });
    expect(stage).toMatchObject({ id: "startup", from: "generic-ic" });
    expect(stage?.level).toBeUndefined();
    expect((await run(showLevel, { target: "staff", stage: "startup" })).stage).not.toHaveProperty("from");
  });
});
