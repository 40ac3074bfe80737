import { kinds } from "@upshot/core/record/kinds";
import { describe, expect, it } from "vitest";
import { completeLine, optionValue } from "../../src/cli/complete/complete-line.js";
import type { Sources } from "../../src/cli/complete/completion.js";

const ids = [
  "win/2026-11-20-cold-start",
  "win/2026-11-18-retry-storm",
  "win/2025-01-02-first",
  "promise/2026-11-30-cost-sheet",
  "note/2026-11-20-cold-start",
  "person/maria-lopez",
  "person/ada-okafor",
  "theme/faster-cold-start",
];
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  theme: ["faster-cold-start", "quiet-nights"],
  seen_by: ["maria-lopez"],
  tags: ["latency", "on call", "late"],
  date: ["2026-11-20", "2026-11-18"],
  team: ["Checkout"],
};
const vault: Sources = {
  stems: async (kind, prefix) =>
    ids
      .filter((id) => kind === undefined || id.startsWith(`${kind}/`))
      .map((id) => id.slice(id.indexOf("/") + 1))
      .filter((stem) => stem.startsWith(prefix)),
  values: async (field, prefix) => (valuesOf[field] ?? []).filter((value) => value.startsWith(prefix)),
  candidates: async () => [
    { id: "3f9c", title: "Faster start" },
    { id: "a1b2", title: "Quieter nights" },
  ],
  items: async (format) =>
    [
      { format: "check", id: "six-pillars", title: "Six pillars" },
      { format: "template", id: "decision-brief", title: "Decision brief" },
      { format: "guide", id: "impact-log", title: "Impact log" },
      { format: "question", id: "outage", title: "An outage", topics: ["incident", "on-call"] },
      { format: "question", id: "outage-told", title: "An outage told", topics: ["incident"] },
    ].filter((item) => format === undefined || item.format === format),
};
const noVault: Sources = { stems: async () => [], values: async () => [], candidates: async () => [], items: async () => [] };

/** What a line may become; words are split at single spaces. */
async function after(line: string, sources = vault): Promise<readonly string[] | "files" | "folders"> {
  const completion = await completeLine(line.split(" "), sources);
  return completion.type === "words" ? completion.words.map(({ value }) => value) : completion.type;
}

describe("commands", () => {
  it.each([
    ["lis", ["list"]],
    ["in", ["inbox", "init"]],
    ["inbox a", ["accept"]],
    ["promise ", ["create", "list", "show", "edit", "delete"]],
    ["--vault x lis", ["list"]],
    ["--vault=x lis", ["list"]],
    ["--json lis", ["list"]],
    ["import ", ["git"]],
    ["nonsense li", []],
  ])("upshot %s", async (line, expected) => expect(await after(line)).toEqual(expected));

  it("know what each is for", async () => {
    const completion = await completeLine(["undo"], noVault);
    expect(completion).toMatchObject({ words: [{ value: "undo", about: expect.stringContaining("Takes back") }] });
  });

  it("are offered in whole on an empty line", async () => {
    expect(await after("", noVault)).toEqual(expect.arrayContaining(["log", "find", "inbox", "new", "win", "completion"]));
  });
});

describe("options", () => {
  it.each([
    ["list --or", ["--order"]],
    ["list --order ", ["newest", "oldest", "title"]],
    ["list --order=o", ["--order=oldest"]],
    ["list kind:win --js", ["--json"]],
    ["new win x --th", ["--theme"]],
    ["new win x --theme f", ["faster-cold-start"]],
    ["new win x --theme=f", ["--theme=faster-cold-start"]],
    ["new win x --with ", ["maria-lopez", "ada-okafor"]],
    ["win create x --seen-by m", ["maria-lopez"]],
    ["new promise x --to a", ["ada-okafor"]],
    ["new win x --role l", ["led"]],
    ["new win x --tag la", ["latency", "late"]],
    ["new win x --date ", []],
    ["new person x --team C", ["Checkout"]],
    ["brag --to ", []],
    ["brag --format ", ["md", "html"]],
    ["list -- --or", []],
  ])("upshot %s", async (line, expected) => expect(await after(line)).toEqual(expected));

  it("that take a path leave it to the shell", async () => {
    expect(await after("brag --out b")).toBe("files");
    expect(await after("--vault ")).toBe("folders");
    expect(await after("import git ")).toBe("folders");
    expect(await after("create rec")).toBe("files");
  });
});

describe("records", () => {
  it.each([
    ["show 2025", ["2025-01-02-first"]],
    ["show 2026-11-1", ["2026-11-18-retry-storm"]],
    ["show win/2026", ["win/2026-11-20-cold-start", "win/2026-11-18-retry-storm"]],
    ["show wi", ["win/"]],
    ["show nonsense/", []],
    ["show 2026-11-2", ["2026-11-20-cold-start"]],
    ["promise show ", ["2026-11-30-cost-sheet"]],
    ["win delete 2025", ["2025-01-02-first"]],
    ["edit --kind person m", ["maria-lopez"]],
    ["show 2025-01-02-first ", []],
  ])("upshot %s", async (line, expected) => expect(await after(line)).toEqual(expected));
});

describe("items of the playbook", () => {
  it.each([
    ["playbook show ", ["six-pillars", "decision-brief", "impact-log"]],
    ["playbook eject d", ["decision-brief"]],
    ["playbook list ch", ["check"]],
    ["guide i", ["impact-log"]],
    ["questions ", ["outage", "outage-told"]],
    ["questions --topic i", ["incident"]],
    ["practices H7 D1", ["D1", "D10", "D11"]],
    ["check ", ["six-pillars"]],
    ["new document --template ", ["decision-brief"]],
  ])("upshot %s", async (line, expected) => expect(await after(line)).toEqual(expect.arrayContaining(expected)));

  it("are not asked for where files are meant", async () => {
    expect(await after("playbook validate ")).toBe("files");
  });
});

describe("edit --set", () => {
  it.each([
    ["win edit x --set al", ["altitude="]],
    ["win edit x --set altitude=", ["altitude=code", "altitude=system", "altitude=business"]],
    ["win edit x --set theme=q", []],
    ["win edit x --set theme=f", ["theme=faster-cold-start"]],
    ["win edit x --set with+=ada", ["with+=ada-okafor"]],
    ["edit promise/x --set st", ["state="]],
    ["edit promise/x --set state=l", ["state=landed"]],
    ["edit win/x --unset se", ["seen_by"]],
    ["edit x --set private=", ["private=true", "private=false"]],
  ])("upshot %s", async (line, expected) => expect(await after(line)).toEqual(expected));
});

describe("the filter language", () => {
  it.each([
    ["list ki", ["kind:"]],
    ["list th", ["theme:"]],
    ["list kind:", kinds.map(({ name }) => `kind:${name}`)],
    ["list kind:win,pr", ["kind:win,promise"]],
    ["list theme:", ["theme:faster-cold-start", "theme:quiet-nights"]],
    ["find storm theme:q", ["theme:quiet-nights"]],
    ["list -theme:q", ["-theme:quiet-nights"]],
    ["list seen-by:", ["seen-by:maria-lopez"]],
    ["list altitude:s", ["altitude:system"]],
    ["list tags:la", ["tags:latency", "tags:late"]],
    ["list tags:on", []],
    ["list after:2026-11-2", ["after:2026-11-20"]],
    [
      "list has:me",
      [
        "has:metrics",
        "has:metrics.name",
        "has:metrics.from",
        "has:metrics.to",
        "has:metrics.unit",
        "has:metrics.period",
        "has:metrics.better",
      ],
    ],
    ["list metrics.u", ["metrics.unit:"]],
    ["win list the", ["theme:"]],
    ["list https://x", []],
  ])("upshot %s", async (line, expected) => expect(await after(line)).toEqual(expected));

  it("is completed inside one quoted argument too", async () => {
    const completion = await completeLine(["list", "kind:win theme:q"], vault);
    expect(completion).toEqual({ type: "words", words: [{ value: "kind:win theme:quiet-nights" }] });
  });
});

describe("captured lines", () => {
  it.each([
    ["log Cut start @ma", ["@maria-lopez"]],
    ["log Cut start #f", ["#faster-cold-start"]],
    ["log Cut start ^s", ["^system"]],
    ["log Cut start !", ["!next", "!current"]],
    ["log Cut sta", []],
  ])("upshot %s", async (line, expected) => expect(await after(line)).toEqual(expected));
});

describe("the inbox", () => {
  it.each([
    ["inbox accept 3", ["3f9c"]],
    ["inbox dismiss 3f9c ", ["3f9c", "a1b2"]],
    ["inbox merge 2025", ["2025-01-02-first"]],
    ["inbox merge a", ["a1b2"]],
    ["inbox merge win/2025", ["win/2025-01-02-first"]],
    ["inbox merge 3f9c a", ["a1b2"]],
  ])("upshot %s", async (line, expected) => expect(await after(line)).toEqual(expected));
});

describe("without a vault", () => {
  it.each([
    ["show 2", []],
    ["list theme:", []],
    ["list kind:w", ["kind:win"]],
    ["inbox accept ", []],
    ["list altitude:c", ["altitude:code"]],
  ])("upshot %s", async (line, expected) => expect(await after(line, noVault)).toEqual(expected));
});

describe("the vault of a line", () => {
  it.each([
    ["--vault career show x", "career"],
    ["show --vault=career x", "career"],
    ["show x", undefined],
  ])("upshot %s", (line, expected) => expect(optionValue(line.split(" "), "--vault")).toBe(expected));
});
