import { clusterActivity } from "@upshot/core/activity/cluster-activity";
import type { Candidate, Commit } from "@upshot/core/activity/ports";
import { describe, expect, it } from "vitest";
import { activity, commits, file, sha } from "./activity-builder.js";

const today = "2026-11-20";

function cluster(list: readonly Commit[]) {
  return clusterActivity(activity(list), { settled: new Set(), today });
}

function titles(list: readonly Commit[]): readonly string[] {
  return cluster(list).candidates.map(({ title }) => title);
}

function only(candidates: readonly Candidate[]): Candidate {
  expect(candidates).toHaveLength(1);
  const [candidate] = candidates;
  if (candidate === undefined) throw new Error("no candidate");
  return candidate;
}

describe("changes", () => {
  it("takes a squashed pull request as one change and knows its number", () => {
    const candidate = only(cluster(commits({ subject: "feat(cart): keep the cart across devices (#12)" })).candidates);
    expect(candidate.title).toBe("Keep the cart across devices");
    expect(candidate.sources).toContain("git:abcdefabcdef#12");
  });

  it("takes the commits of a merged branch as one change, under the pull request's title", () => {
    const mergedBy = {
      sha: sha("merge"),
      subject: "Merge pull request #9 from maria/tokens",
      body: "Issue tokens that expire",
      date: "2026-02-01",
    };
    const candidate = only(
      cluster(
        commits(
          { subject: "wip", mergedBy, files: [file("src/tokens/issue.ts", 80)] },
          { subject: "More of it", mergedBy, files: [file("src/tokens/check.ts", 40)] },
          { subject: "Tests", mergedBy, files: [file("test/tokens.test.ts", 60)] },
        ),
      ).candidates,
    );
    expect(candidate).toMatchObject({
      title: "Issue tokens that expire",
      tests: true,
      span: { from: "2026-01-05", to: "2026-02-01" },
    });
    expect(candidate.size).toEqual({ commits: 3, files: 3, added: 180, deleted: 0 });
    expect(candidate.sources).toContain("git:abcdefabcdef#9");
  });

  it("names the defining commit where the pull request's title says nothing", () => {
    const mergedBy = { sha: sha("merge"), subject: "Merge pull request #9 from maria/x", body: "Some more tweaks" };
    const [title] = titles(
      commits(
        { subject: "Rename a variable", mergedBy, files: [file("src/a.ts", 2, 2)] },
        { subject: "Add retries to the payment client", mergedBy, files: [file("src/pay.ts", 90)] },
      ),
    );
    expect(title).toBe("Add retries to the payment client");
  });

  it("does not take an integration branch for a change", () => {
    const mergedBy = { sha: sha("merge"), subject: "Merge pull request #40 from shop/develop", body: "Release train" };
    expect(
      titles(
        commits(
          { subject: "Add gift cards", mergedBy, files: [file("src/gifts/card.ts", 100)] },
          { subject: "Speed up search", mergedBy, files: [file("src/search/rank.ts", 50)] },
        ),
      ),
    ).toHaveLength(2);
  });

  it("groups by ticket and by issue, until they rest for long", () => {
    const list = commits(
      { subject: "SHOP-7 Add invoices", day: 0 },
      { subject: "SHOP-7 Number the invoices", day: 20 },
      { subject: "SHOP-7 Colour of the logo", day: 200 },
      { subject: "Sort the list of orders, refs #31", day: 300 },
      { subject: "Keep scrolled position, closes #31", day: 301 },
    );
    expect(
      cluster(list)
        .candidates.map(({ size }) => size.commits)
        .sort(),
    ).toEqual([1, 2, 2]);
  });

  it("takes a number that several subjects carry for an issue, not for a pull request", () => {
    const list = commits({ subject: "Add export (#5)", day: 0 }, { subject: "Document export (#5)", day: 100 });
    expect(cluster(list).candidates).toHaveLength(2);
    expect(cluster(list).candidates.flatMap(({ sources }) => sources)).not.toContain("git:abcdefabcdef#5");
  });

  it("groups what has no key by sitting and by heading", () => {
    const list = commits(
      { subject: "Cache rendered pages", day: 0, files: [file("src/cache.ts", 80)] },
      { subject: "Forgot a null check", time: Date.UTC(2026, 0, 5, 3) / 1000, files: [file("src/cache.ts", 2)] },
      { subject: "RESP3: null type", day: 50, files: [file("src/reply.c")] },
      { subject: "RESP3: map type", day: 51, files: [file("src/net.c")] },
      { subject: "RESP3: push type", day: 53, files: [file("src/pubsub.c")] },
    );
    expect(
      cluster(list)
        .candidates.map(({ size }) => size.commits)
        .sort(),
    ).toEqual([2, 3]);
  });

  it("keeps two features apart that were written in one sitting", () => {
    expect(
      titles(
        commits(
          { subject: "feat: import wasm", day: 0, files: [file("src/build.ts")] },
          { subject: "feat: run web workers", day: 0, files: [file("src/build.ts")] },
        ),
      ),
    ).toHaveLength(2);
  });

  it("counts a cherry-pick and its original once", () => {
    const same = { subject: "Fix rounding of totals", time: 1_770_000_000, files: [file("src/total.ts", 5)] };
    const candidate = only(cluster(commits({ ...same, sha: sha("one") }, { ...same, sha: sha("two") })).candidates);
    expect(candidate.size.commits).toBe(1);
    expect(candidate.sources).toHaveLength(2);
  });
});

describe("efforts", () => {
  const parser = (subject: string, day: number, lines = 60) => ({
    subject,
    day,
    files: [file("src/parser/stream.ts", lines), file(`src/parser/${day}.ts`, 10)],
  });

  it("joins follow-ups over weeks to what they follow", () => {
    const list = commits(
      parser("feat: streaming parser for invoices (#10)", 0, 400),
      { subject: "Unrelated colours (#11)", day: 2, files: [file("web/theme.css", 30)] },
      parser("fix: streaming parser loses the last row (#15)", 9, 12),
      parser("test: streaming parser with huge rows (#19)", 20, 30),
    );
    const found = cluster(list).candidates;
    expect(found.map(({ title, size }) => [title, size.commits])).toEqual([
      ["Streaming parser for invoices", 3],
      ["Unrelated colours", 1],
    ]);
    expect(found[0]?.reasons).toContain("3 changes that belong together");
  });

  it("joins stacked pull requests", () => {
    const list = commits(
      parser("Streaming parser, part 1: tokens (#10)", 0, 200),
      parser("Streaming parser, part 2: rows (#11)", 3, 200),
    );
    expect(cluster(list).candidates).toHaveLength(1);
  });

  it("joins what names the pull request that it repairs", () => {
    const list = commits(
      { subject: "feat: bulk edit (#30)", day: 0 },
      { subject: "fix: keyboard focus (#44)", day: 30, body: "Regression since #30." },
    );
    expect(cluster(list).candidates).toHaveLength(1);
  });

  it("does not join the same words half a year apart", () => {
    expect(
      titles(commits(parser("Streaming parser for invoices (#10)", 0), parser("Streaming parser for orders (#90)", 200))),
    ).toHaveLength(2);
  });
});

describe("noise", () => {
  it.each([
    ["merges", { subject: "Merge branch 'main'", parents: ["1".repeat(40), "2".repeat(40)] }],
    ["dependency updates", { subject: "chore(deps): bump zod from 4.0.0 to 4.1.0", files: [file("package.json", 1, 1)] }],
    [
      "dependency updates",
      { subject: "Update lodash to v5", files: [file("package.json", 1, 1), file("package-lock.json", 900, 400)] },
    ],
    ["dependency updates", { subject: "Nightly", authorName: "renovate[bot]", authorEmail: "bot@renovateapp.com" }],
    ["releases and version bumps", { subject: "v1.4.0", files: [file("package.json", 1, 1)] }],
    ["releases and version bumps", { subject: "chore(release): 2.0.0" }],
    ["releases and version bumps", { subject: "Release 0.63a1", files: [file("docs/changelog.rst", 40)] }],
    ["changelog only", { subject: "Note the new option", files: [file("CHANGELOG.md", 4)] }],
    ["typos and small wording", { subject: "Fix typo in error message", files: [file("src/errors.ts", 1, 1)] }],
    ["formatting and lint", { subject: "Applied Black", files: [file("shop/app.py", 60, 60)] }],
    ["formatting and lint", { subject: "style: reformat", files: [file("src/a.ts", 500, 500)] }],
    ["generated or vendored files only", { subject: "Rebuild", files: [file("dist/app.js", 9000)] }],
    ["commits without a change", { subject: "Trigger build", files: [] }],
  ])("counts %s and does not list them", (what, note) => {
    const { candidates, counted } = cluster(commits(note));
    expect(candidates).toEqual([]);
    expect(counted).toEqual([{ what, commits: 1 }]);
  });

  it("counts what was reverted and is gone, with its revert", () => {
    const revert = sha("revert");
    const { candidates, counted } = cluster(
      commits(
        { subject: "Add live prices (#50)", revertedBy: revert, files: [file("src/live.ts", 300)] },
        { subject: 'Revert "Add live prices (#50)" (#51)', sha: revert, files: [file("src/live.ts", 0, 300)] },
      ),
    );
    expect(candidates).toEqual([]);
    expect(counted).toEqual([{ what: "reverts, and work that was reverted", commits: 2 }]);
  });

  it("lists a breaking upgrade, which is a decision", () => {
    expect(
      titles(
        commits({
          subject: "chore(deps)!: require terser 5.16",
          files: [file("package.json", 1, 1), file("src/minify.ts", 9, 9)],
        }),
      ),
    ).toHaveLength(1);
  });

  it("leaves generated, vendored and lock files out of the size", () => {
    const candidate = only(
      cluster(
        commits({
          subject: "Add search",
          files: [
            file("src/search.ts", 100),
            file("package-lock.json", 5000),
            file("vendor/a/b.go", 9000),
            file("dist/app.min.js", 700),
          ],
        }),
      ).candidates,
    );
    expect(candidate.size).toMatchObject({ files: 1, added: 100 });
  });
});

describe("notability", () => {
  it("puts a feature with tests and documents before a larger refactoring, and both before upkeep", () => {
    expect(
      titles(
        commits(
          { subject: "chore: tidy scripts", files: [file("scripts/run.ts", 300)] },
          { subject: "refactor: split the store", files: [file("src/store.ts", 400, 400)] },
          {
            subject: "feat: offline mode",
            files: [file("src/offline.ts", 150), file("test/offline.test.ts", 80), file("docs/offline.md", 40)],
          },
        ),
      ),
    ).toEqual(["Offline mode", "Split the store", "Tidy scripts"]);
  });

  it("gives reasons whose points add up, strongest first, and never leaves 0 to 100", () => {
    const huge = commits(
      ...Array.from({ length: 40 }, (_, at) => ({
        subject: `feat!: new ledger part ${at + 1} (#${at + 100})`,
        files: [
          file(`src/ledger/part${at}.ts`, 800, 0, { created: true }),
          file("docs/ledger.md", 200),
          file("test/ledger.test.ts", 500),
          file("CHANGELOG.md", 5),
        ],
      })),
    );
    for (const { score, reasons } of cluster(huge).candidates) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
      expect(reasons[0]).toBe("a feature");
    }
  });

  it("counts work that another one wrote with the user's help for less, and names that one", () => {
    const own = { subject: "feat: gift cards", files: [file("src/gifts.ts", 200)] };
    const [helped, wrote] = [
      only(
        cluster(
          commits({
            ...own,
            coAuthorOnly: true,
            authorName: "Ben",
            authorEmail: "ben@example.org",
            coAuthors: [{ name: "Ben", email: "ben@example.org" }],
          }),
        ).candidates,
      ),
      only(cluster(commits(own)).candidates),
    ];
    expect(helped.score).toBeLessThan(wrote.score);
    expect(helped.reasons).toContain("you are named as co-author");
    expect(helped.coAuthors).toEqual([{ name: "Ben", email: "ben@example.org" }]);
  });

  it("judges by messages and paths where line counts are missing", () => {
    const candidate = only(
      cluster(commits({ subject: "feat: gift cards", files: [file("src/gifts.ts", 0)], linesKnown: false })).candidates,
    );
    expect(candidate.score).toBeGreaterThan(20);
    expect(candidate.reasons).toContain("1 file");
  });

  it("lists commits without files as well", () => {
    const [first] = commits({ subject: "feat: gift cards" });
    if (first === undefined) throw new Error("no commit");
    const { files: _, ...without } = first;
    expect(only(cluster([without]).candidates).title).toBe("Gift cards");
  });
});

describe("titles", () => {
  it("keeps the scope where the title does not say it", () => {
    expect(titles(commits({ subject: "feat(basic-auth): add a `verifyUser` option (#1)" }))).toEqual([
      "Add a `verifyUser` option (basic-auth)",
    ]);
    expect(titles(commits({ subject: "feat(auth): remember the auth choice (#1)" }))).toEqual(["Remember the auth choice"]);
  });

  it("bounds them at a clause where there is one in the second half", () => {
    const subject =
      "Ask after the six pillars, the litmus test and the change at hand; the sample vault has answered all of them";
    expect(titles(commits({ subject }))).toEqual(["Ask after the six pillars, the litmus test and the change at hand…"]);
  });

  it("bounds them at a word", () => {
    const [title = ""] = titles(commits({ subject: `Add ${"very ".repeat(40)}long things` }));
    expect(title.length).toBeLessThanOrEqual(90);
    expect(title).toMatch(/very…$/);
  });

  it("names a branch of many equal commits by the branch", () => {
    const mergedBy = { sha: sha("merge"), subject: "Merge branch 'ml/unused-parameter-cleanup'", body: "" };
    const list = commits(
      ...["a", "b", "c", "d", "e"].map((name) => ({
        subject: `${name}: drop a parameter`,
        mergedBy,
        files: [file(`src/${name}.ts`, 10, 10)],
      })),
    );
    expect(titles(list)).toEqual(["Unused parameter cleanup"]);
  });
});
