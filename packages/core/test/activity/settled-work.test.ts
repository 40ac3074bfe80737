import { clusterActivity } from "@upshot/core/activity/cluster-activity";
import type { Candidate, Commit } from "@upshot/core/activity/ports";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activity, commits, file, sha } from "./activity-builder.js";

const today = "2026-11-20";

function cluster(list: readonly Commit[], settled: ReadonlySet<string> | ReadonlyMap<string, string> = new Set()) {
  return clusterActivity(activity(list), { settled, today });
}

function only(candidates: readonly Candidate[]): Candidate {
  expect(candidates).toHaveLength(1);
  const [candidate] = candidates;
  if (candidate === undefined) throw new Error("no candidate");
  return candidate;
}

describe("work that is settled", () => {
  const first = { subject: "feat: streaming parser (#10)", sha: sha("first"), day: 0, files: [file("src/parser.ts", 200)] };
  const later = {
    subject: "fix: streaming parser and empty files (#12)",
    sha: sha("later"),
    day: 5,
    files: [file("src/parser.ts", 9)],
  };
  const keys = only(cluster(commits(first)).candidates).sources;

  it("is not offered again", () => {
    expect(cluster(commits(first), new Set(keys))).toMatchObject({ candidates: [], settled: 1 });
  });

  it("is known by the pull request's number too", () => {
    expect(cluster(commits({ ...first, sha: sha("rebased") }), new Set(["git:abcdefabcdef#10"])).candidates).toEqual([]);
  });

  it("leaves what came after as a follow-up that names the win, with none of the settled keys", () => {
    const settled = new Map(keys.map((key) => [key, "win/2026-01-05-streaming-parser"]));
    const candidate = only(cluster(commits(first, later), settled).candidates);
    expect(candidate.followUp).toBe("win/2026-01-05-streaming-parser");
    expect(candidate.reasons).toContain("goes on with win/2026-01-05-streaming-parser");
    expect(candidate.size.commits).toBe(1);
    expect(candidate.sources.filter((source) => settled.has(source))).toEqual([]);
  });

  it("is known where the reader recognised it after a rebase", () => {
    expect(
      cluster(commits({ ...first, sha: sha("new"), subject: "feat: streaming parser", settledAs: keys[0] ?? "" })).candidates,
    ).toEqual([]);
  });
});

describe("what clustering promises", () => {
  const subject = fc.oneof(
    fc.constantFrom(
      "feat: a new cart",
      "fix: the cart",
      "v1.2.3",
      "Merge branch 'x'",
      "docs: cart",
      "Bump zod from 1 to 2",
      "SHOP-1 cart",
      "net: cart (#3)",
      "Applied Black",
      "",
    ),
    fc.string({ maxLength: 60 }),
  );
  const note = fc.record({
    subject,
    day: fc.nat(400),
    files: fc.array(
      fc.record({
        path: fc.constantFrom("src/a.ts", "src/b.ts", "test/a.test.ts", "docs/a.md", "yarn.lock"),
        added: fc.nat(900),
        deleted: fc.nat(900),
        binary: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  });

  it("puts every commit in exactly one place, whatever the messages, and does not depend on their order", () => {
    fc.assert(
      fc.property(fc.array(note, { maxLength: 25 }), (notes) => {
        const list = commits(...notes.map((each, at) => ({ ...each, sha: sha(`${at} of ${notes.length}`) })));
        const clustering = cluster(list);
        const listed = clustering.candidates.flatMap(({ sources }) => sources.filter((source) => source.includes("@")));
        const counted = clustering.counted.reduce((sum, { commits: number }) => sum + number, 0);
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed.length + counted).toBe(new Set(list.map((commit) => commit.sha)).size);
        expect(new Set(clustering.candidates.map(({ id }) => id)).size).toBe(clustering.candidates.length);
        expect(cluster([...list].reverse())).toEqual(clustering);
      }),
      { numRuns: 150 },
    );
  });

  it("offers nothing that was accepted before, and the rest under the same ids", () => {
    fc.assert(
      fc.property(fc.array(note, { minLength: 1, maxLength: 20 }), (notes) => {
        const list = commits(...notes.map((each, at) => ({ ...each, sha: sha(`${at} of ${notes.length}`) })));
        const { candidates } = cluster(list);
        const [accepted, ...rest] = candidates;
        const again = cluster(list, new Set(accepted?.sources ?? []));
        expect(again.candidates.flatMap(({ sources }) => sources).filter((source) => accepted?.sources.includes(source))).toEqual(
          [],
        );
        expect(cluster(list, new Set(candidates.flatMap(({ sources }) => sources))).candidates).toEqual([]);
        const ids = new Set(again.candidates.map(({ id }) => id));
        const sameNumber = rest.filter((candidate) =>
          candidate.sources.some((source) => source.includes("#") && accepted?.sources.includes(source)),
        );
        expect(rest.filter((candidate) => !ids.has(candidate.id) && !sameNumber.includes(candidate))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps the id of a candidate when newer work joins it", () => {
    const first = { subject: "feat: streaming parser (#10)", day: 0, files: [file("src/parser.ts", 200)] };
    const later = { subject: "fix: streaming parser on Windows (#12)", day: 5, files: [file("src/parser.ts", 9)] };
    expect(only(cluster(commits(first, later)).candidates).id).toBe(only(cluster(commits(first)).candidates).id);
  });
});
