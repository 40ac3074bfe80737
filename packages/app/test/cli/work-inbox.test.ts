import type { Candidate } from "@upshot/core/activity/ports";
import { listInbox } from "@upshot/core/operations/list-inbox";
import { runOperation } from "@upshot/core/operations/run-operation";
import { createColors } from "picocolors";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type InboxView, inboxScreen } from "../../src/cli/inbox/inbox-screen.js";
import { workInbox } from "../../src/cli/inbox/work-inbox.js";
import { columns } from "../../src/cli/render/cut.js";
import type { Waiting } from "../../src/cli/render/inbox-list.js";
import { openVault, type Workspace } from "../../src/open-workspace.js";
import { type TrialVault, trialVault } from "../trial-vault.js";

let vault: TrialVault;
let workspace: Workspace;
let views: InboxView[];
let edited: string[];
/** The win that the first candidate goes on with. */
let followUp: string | undefined;

const surroundings = { ...process.env };

async function open(): Promise<void> {
  const opened = await openVault(vault.root, {});
  if (!opened.ok) throw new Error(opened.problem.message);
  workspace = opened.value;
}

beforeEach(async () => {
  vault = trialVault();
  Object.assign(process.env, vault.env);
  await open();
  views = [];
  edited = [];
  followUp = undefined;
});
afterEach(async () => {
  await workspace.close();
  process.env = { ...surroundings };
  vault.remove();
});

function candidate(id: string, title: string, score: number): Candidate {
  return {
    id,
    repository: "abc",
    repositoryName: "shop",
    title,
    span: { from: "2026-03-02" as Candidate["span"]["from"], to: "2026-03-04" as Candidate["span"]["to"] },
    areas: [],
    size: { commits: 1, files: 2, added: 30, deleted: 0 },
    tests: false,
    docs: false,
    coAuthors: [],
    reverted: false,
    score,
    reasons: ["a feature"],
    sources: [`git:abc@${id}`],
    subjects: [title],
  };
}

async function waiting(): Promise<readonly Waiting[]> {
  const listed = await runOperation(listInbox, {}, workspace.world);
  if (!listed.ok) throw new Error(listed.problem.message);
  return listed.value.output.candidates;
}

/** Puts three candidates into the inbox, presses these keys, and gives back what was done and the last view. */
async function press(...keys: readonly string[]) {
  const { candidates } = workspace.world;
  await candidates.put("abc", [
    { ...candidate("one", "First", 90), ...(followUp !== undefined && { followUp }) },
    candidate("two", "Second", 50),
    candidate("six", "Third", 10),
  ]);
  async function* pressed() {
    yield* keys;
  }
  const worked = await workInbox(
    {
      world: workspace.world,
      input: {},
      keys: pressed(),
      show: (view) => void views.push(view),
      page: () => 2,
      edit: async (path) => {
        edited.push(path);
        return [];
      },
    },
    await waiting(),
  );
  return { ...worked, view: views.at(-1) as InboxView };
}

const titles = (some: readonly Waiting[]) => some.map(({ title }) => title);

const begun = "---\ndate: 2026-02-01\nsources: [x]\n---\n# Begun\n";

describe("the inbox in a terminal", () => {
  it.each([
    [["j", "j", "j", "j"], 2],
    [["j", "j", "k"], 1],
    [["k"], 0],
    [["G", "g"], 0],
    [["down", "down", "up"], 1],
    [["pagedown"], 2],
    [["space", "pageup"], 0],
    [["G", "nonsense", "ctrl-x"], 2],
  ])("%j leads to candidate %d", async (keys, at) => {
    expect((await press(...keys)).view.at).toBe(at);
  });

  it("a accepts the chosen one and stays where it is", async () => {
    const { view, accepted, waiting: left } = await press("j", "a");
    expect([titles(view.candidates), view.at, accepted, left]).toEqual([["First", "Third"], 1, 1, 2]);
    expect(view.said).toBe("accepted as win/2026-03-02-second");
    expect(edited).toEqual([]);
  });

  it("e accepts it and opens the record", async () => {
    await press("e");
    expect(edited).toEqual(["wins/2026/2026-03-02-first.md"]);
  });

  it("x asks for a reason, and Enter dismisses", async () => {
    const { view, dismissed } = await press("x", "n", "o", "t", "space", "m", "i", "n", "x", "backspace", "e", "return");
    expect([titles(view.candidates), dismissed, view.why]).toEqual([["Second", "Third"], 1, undefined]);
    expect(await workspace.world.vault.read("dismissed.md" as never)).toMatchObject({
      value: { text: expect.stringContaining("First (not mine)") },
    });
  });

  it("Esc at the question keeps the candidate, and goes on", async () => {
    const { view, dismissed } = await press("x", "q", "escape", "j");
    expect([titles(view.candidates), view.at, dismissed]).toEqual([["First", "Second", "Third"], 1, 0]);
  });

  it("m twice merges the marked one into the chosen one, and chooses the result", async () => {
    const { view } = await press("j", "m", "j", "m");
    expect([view.candidates.length, view.marked, view.said]).toEqual([2, undefined, "merged into Third"]);
    expect(view.candidates[view.at]?.sources).toEqual(expect.arrayContaining(["git:abc@two", "git:abc@six"]));
  });

  it("m on the marked one lets it go, and so does Esc", async () => {
    expect((await press("m", "m")).view.marked).toBeUndefined();
    expect((await press("m", "escape", "j")).view).toMatchObject({ marked: undefined, at: 1 });
  });

  it("f adds a candidate to the win it goes on with", async () => {
    vault.write("wins/2026/2026-02-01-begun.md", begun);
    followUp = "win/2026-02-01-begun";
    expect(await press("f")).toMatchObject({ added: 1, waiting: 2, view: { said: "added to win/2026-02-01-begun" } });
    expect(await workspace.world.vault.read("wins/2026/2026-02-01-begun.md" as never)).toMatchObject({
      value: { text: begun.replace("[x]", "[x, git:abc@one]") },
    });
  });

  it("u takes that back, and f does nothing where nothing goes on", async () => {
    vault.write("wins/2026/2026-02-01-begun.md", begun);
    followUp = "win/2026-02-01-begun";
    const { added, waiting: left, view } = await press("f", "u", "j", "f");
    expect([added, left, view.said]).toEqual([0, 3, "it goes on with no win; m merges candidates"]);
    expect(await workspace.world.vault.read("wins/2026/2026-02-01-begun.md" as never)).toMatchObject({ value: { text: begun } });
  });

  it("u takes back what was done here, one after the other, and nothing from before", async () => {
    const { view, accepted, dismissed } = await press("a", "x", "return", "u", "u", "u");
    expect([titles(view.candidates), accepted, dismissed]).toEqual([["First", "Second", "Third"], 0, 0]);
    expect(view.said).toContain("nothing was done here yet");
  });

  it("u after a merge says that a merge stays", async () => {
    const { view } = await press("a", "m", "j", "m", "u");
    expect(view.said).toContain("a merge can't be taken back");
    expect(await workspace.world.vault.list("wins")).toHaveLength(1);
  });

  it("shows an empty inbox when all is judged, and u still works", async () => {
    const { view } = await press("a", "a", "a", "a", "j", "x", "m", "e", "u");
    expect(titles(view.candidates)).toEqual(["Third"]);
  });

  it("says what stands in the way, and goes on", async () => {
    vault.write("upshot.yaml", "format: 9\n");
    await workspace.close();
    await open();
    const { view, accepted, dismissed } = await press("x", "return", "a", "j");
    expect([titles(view.candidates), accepted, dismissed, view.at]).toEqual([["First", "Second", "Third"], 0, 0, 1]);
    expect(views.some(({ said }) => said === "the vault has format 9, and this Upshot writes format 1")).toBe(true);
  });

  it.each([
    ["q", false],
    ["escape", false],
    ["ctrl-c", true],
  ])("%s ends it", async (key, interrupted) => {
    const worked = await press(key, "a");
    expect([worked.interrupted, worked.waiting]).toEqual([interrupted, 3]);
  });

  it("Ctrl-C at the question ends it and dismisses nothing", async () => {
    expect(await press("x", "y", "ctrl-c")).toMatchObject({ interrupted: true, dismissed: 0, waiting: 3 });
  });
});

describe("the screen of the inbox", () => {
  const many = Array.from({ length: 40 }, (_each, index) => ({
    ...candidate(`id${index}`, `漢字 \u001b[31mTitle\n${index} ${"x".repeat(200)}`, 90 - index),
    quarter: "2026-Q1",
  })) as unknown as readonly Waiting[];

  it.each([
    [80, 24],
    [40, 12],
    [30, 5],
    [200, 60],
  ])("fits a terminal of %d columns and %d rows", (width, rows) => {
    for (const at of [0, 20, 39]) {
      for (const view of [
        { candidates: many, at, said: "s".repeat(300), marked: "id20" },
        { candidates: many, at, said: "", why: "w".repeat(300) },
      ]) {
        const lines = inboxScreen(view, { columns: width, rows }, createColors(false));
        expect(lines.length).toBeLessThanOrEqual(rows);
        for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
        expect(lines.join("\n")).not.toContain("\u001b");
        expect(lines.some((line) => line.startsWith("▌"))).toBe(true);
      }
    }
  });

  it("says when nothing waits", () => {
    const lines = inboxScreen({ candidates: [], at: 0, said: "" }, { columns: 80, rows: 24 }, createColors(false));
    expect(lines[0]).toBe("Inbox  nothing waits");
  });
});
