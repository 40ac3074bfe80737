import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Index, Page } from "../src/ports.js";
import type { Problem, Result } from "../src/problem.js";
import { parseQuery } from "../src/query/parse-query.js";
import type { DateText } from "../src/record/entry.js";

/** An index under test, over files that the test writes as another program would. */
export interface IndexUnderTest {
  readonly index: Index;
  put(path: string, text: string): void;
  drop(path: string): void;
  dispose(): void;
}

const TODAY = "2026-11-20" as DateText;

const WIN = `---
date: 2026-09-14
theme: faster-cold-start
level: { scope: next, craft: current }
seen_by: ["[[maria-lopez|Maria]]", jonas]
metrics:
  - { name: Cold start, from: 1800, to: 650, unit: ms }
  - { name: Errors, from: 3, to: 1, unit: "%" }
sources: ["git:abc@def"]
tags: [mobile, start-up]
---

# Cut the checkout's cold start

The naïve cache was the culprit.
`;
const GLUE = `---
date: 2026-10-02
glue: Kept the rollout of three teams together
seen_by: [maria-lopez]
visibility: public
---

# Led the rollout

Three teams, one plan. The cache was checked twice.
`;
const PROMISE = `---
date: 2026-07-01
due: 2026-12-24
state: open
to: [maria-lopez]
---

# Write the runbook
`;
const PERSON = `---
title: María López
role: Director
cadence: 30
emails: [maria@example.com]
shoe size: 39
---
`;
const PRIVATE = `---
date: 2026-11-01
theme: faster-cold-start
private: true
sources: ["git:0a1b@2c3d", "offer letter"]
---

# Offer from Acme

A canary sings.
`;

const FILES: Readonly<Record<string, string>> = {
  "wins/2026/2026-09-14-cold-start.md": WIN,
  "wins/2026/2026-10-02-rollout.md": GLUE,
  "promises/2026/2026-07-01-runbook.md": PROMISE,
  "people/maria-lopez.md": PERSON,
  "notes/2026/2026-11-01-a1b2.md": PRIVATE,
};

const COLD = "win/2026-09-14-cold-start";
const ROLLOUT = "win/2026-10-02-rollout";
const RUNBOOK = "promise/2026-07-01-runbook";
const MARIA = "person/maria-lopez";
const NOTE = "note/2026-11-01-a1b2";

/** What every `Index` promises; run against each implementation. */
export function describeIndex(name: string, make: () => IndexUnderTest): void {
  describe(`${name} as an index`, () => {
    let under: IndexUnderTest;
    beforeEach(() => {
      under = make();
      for (const [path, text] of Object.entries(FILES)) under.put(path, text);
    });
    afterEach(() => under.dispose());

    const find = async (filter: string, page?: Page) => {
      const query = parseQuery(filter, { today: TODAY });
      return under.index.find(value(query), page);
    };
    const ids = async (filter: string, page?: Page) => value(await find(filter, page)).entries.map(({ id }) => id);
    const resolved = async (reference: string, kind?: string) =>
      value(await under.index.resolve(reference, kind)).map(({ id }) => id);

    describe("find", () => {
      it.each<readonly [filter: string, found: readonly string[]]>([
        ["", [NOTE, ROLLOUT, COLD, RUNBOOK, MARIA]],
        ["cache", [ROLLOUT, COLD]],
        ["NAIVE", [COLD]],
        ["chec*", [ROLLOUT, COLD]],
        ["check", []],
        ["seen*", []],
        ["the*", [ROLLOUT, COLD, RUNBOOK]],
        ["metr*", []],
        ['"cold start"', [COLD]],
        ['"start cold"', []],
        ["cold-start", [COLD]],
        ["kind:win", [ROLLOUT, COLD]],
        ["kind:win,promise -glue", [COLD, RUNBOOK]],
        ["glue", [ROLLOUT]],
        ["has:glue", [ROLLOUT]],
        ["theme:cold-start", [COLD]],
        ["theme:cold*", [COLD]],
        ["theme:start-cold", []],
        ["theme:rt*", []],
        ["level:next", [COLD]],
        ["level.scope:next", [COLD]],
        ["level.craft:next", []],
        ["seen-by:maria", [ROLLOUT, COLD]],
        ["seen_by:@maria-lopez", [ROLLOUT, COLD]],
        ["seen-by:people/maria-lopez", [ROLLOUT, COLD]],
        ["seen-by:lopez-jonas", []],
        ["metrics.unit:ms", [COLD]],
        ["metrics.unit:%", [COLD]],
        ["metrics:650", [COLD]],
        ["metrics.from:650", []],
        ["metrics.to:<=650", [COLD]],
        ["metrics.to:>1000", []],
        ["has:metrics.unit", [COLD]],
        ["-has:metrics kind:win", [ROLLOUT]],
        ["after:2026-10", [NOTE, ROLLOUT]],
        ["before:2026-10", [COLD, RUNBOOK]],
        ["date:2026-Q3", [COLD, RUNBOOK]],
        ["date:2026-07,2026-10", [ROLLOUT, RUNBOOK]],
        ["-date:2026-Q3", [NOTE, ROLLOUT, MARIA]],
        ["-has:date", [MARIA]],
        ["due:<2027", [RUNBOOK]],
        ["due:2026-12-24", [RUNBOOK]],
        ["visibility:public", [ROLLOUT]],
        ["visibility:manager", [COLD]],
        ["visibility:me", [NOTE, RUNBOOK, MARIA]],
        ["id:2026-09-14", [COLD]],
        ["path:people", [MARIA]],
        ["title:rollout", [ROLLOUT]],
        ["title:cache", []],
        ["text:cache", [ROLLOUT, COLD]],
        ["has:text kind:person,promise", [RUNBOOK]],
        ["sources:git", [NOTE, COLD]],
        ["shoe-size:39", [MARIA]],
        ["private:yes", [NOTE]],
        ["-kind:win -kind:note", [RUNBOOK, MARIA]],
        ["tags:start-up", [COLD]],
        ["tags:mobile-start", []],
      ])("understands %s", async (filter, found) => {
        expect(await ids(filter)).toEqual(found);
      });

      it("gives whole records", async () => {
        const [entry] = value(await find("kind:win cold")).entries;
        expect(entry).toMatchObject({
          id: COLD,
          kind: "win",
          stem: "2026-09-14-cold-start",
          path: "wins/2026/2026-09-14-cold-start.md",
          title: "Cut the checkout's cold start",
          body: "\n# Cut the checkout's cold start\n\nThe naïve cache was the culprit.\n",
        });
        expect(entry?.fields["level"]).toEqual({ scope: "next", craft: "current" });
      });

      it("orders and pages", async () => {
        expect(await ids("", { order: "oldest" })).toEqual([RUNBOOK, COLD, ROLLOUT, NOTE, MARIA]);
        expect(await ids("", { order: "title" })).toEqual([COLD, ROLLOUT, MARIA, NOTE, RUNBOOK]);
        expect(await ids("", { limit: 2, offset: 1 })).toEqual([ROLLOUT, COLD]);
        expect(value(await find("", { limit: 2, offset: 1 })).total).toBe(5);
        expect(value(await find("due:<2027", { limit: 0 }))).toEqual({ entries: [], total: 1 });
      });

      it("puts records with the words in their title first when asked for relevance", async () => {
        under.put("notes/2026/2026-01-01-cache.md", "---\ndate: 2026-01-01\n---\n\n# The cache\n");
        expect(await ids("cache", { order: "relevance" })).toEqual(["note/2026-01-01-cache", ROLLOUT, COLD]);
      });

      it("knows nothing of a private record but that it is there", async () => {
        expect(await ids("canary")).toEqual([]);
        expect(await ids("acme")).toEqual([]);
        expect(await ids("theme:cold-start kind:note")).toEqual([]);
        const [entry] = value(await find("kind:note")).entries;
        expect(JSON.stringify(entry)).not.toMatch(/canary|Acme|cold-start|offer/i);
        expect(entry).toMatchObject({ id: NOTE, fields: { date: "2026-11-01", private: true }, body: "" });
      });

      it("leaves the bodies out for who doesn't want them", async () => {
        const [whole, bare] = [value(await find("kind:win")), value(await find("kind:win", { bodies: false }))];
        expect(whole.entries.map(({ body }) => body.trim())).not.toContain("");
        expect(bare).toEqual({ ...whole, entries: whole.entries.map((entry) => ({ ...entry, body: "" })) });
      });

      it("points at a field that nothing knows, and says what was probably meant", async () => {
        expect(problem(await find("kind:win seen-bi:maria"))).toMatchObject({
          code: "query.syntax",
          place: { column: 10 },
          hint: "Did you mean seen-by?",
        });
        expect(problem(await find("metrics.untt:ms")).place?.column).toBe(1);
        expect(problem(await find("has:nothing-like-it")).place?.column).toBe(5);
      });

      it("points at a value that the field can't have, and says what was probably meant", async () => {
        expect(problem(await find("theme:cold-start -kind:theme,wni"))).toMatchObject({
          code: "query.syntax",
          place: { column: 30 },
          hint: "Did you mean win?",
        });
        expect(problem(await find("visibility:manger")).hint).toBe("Did you mean manager?");
        expect(problem(await find("level.scope:nxt")).hint).toBe("Did you mean next?");
        expect(problem(await find("level.scope:above")).hint).toBe("level.scope: takes current, next.");
      });

      it("finds a value that no vocabulary holds where a record of another kind has it", async () => {
        await under.put("people/ines.md", "---\nlevel: staff\n---\n# Ines\n");
        expect(await ids("level:next,staff kind:person")).toEqual(["person/ines"]);
        expect(problem(await find("level:stuff")).place?.column).toBe(7);
      });

      it("does not look into comments, where the hints of templates are", async () => {
        const text = "# Brief\n\n## Costs\n\n<!-- Name people,\nweeks. -->\n\nTwo<!-- or thirteen -->weeks <!-- never closed";
        under.put("documents/2026/2026-11-19-brief.md", `---\ndate: 2026-11-19\n---\n\n${text}\n`);
        under.put("documents/2026/2026-11-19-hint.md", "---\ndate: 2026-11-19\ntitle: Hint\n---\n<!-- Nothing yet. -->\n");
        const brief = "document/2026-11-19-brief";
        expect(await ids("people")).toEqual([]);
        expect(await ids('text:"two weeks"')).toEqual([brief]);
        expect(await ids("thirteen")).toEqual([]);
        expect(await ids("never")).toEqual([brief]);
        expect(await ids("kind:document has:text")).toEqual([brief]);
        expect(value(await find("hint")).entries[0]?.body).toContain("<!-- Nothing yet. -->");
      });

      it("takes a part of a known value, too", async () => {
        expect(await ids("kind:them* -visibility:compan*")).toEqual(await ids("kind:theme"));
        expect(await ids("outcome:hoped")).toEqual([]);
      });

      it("asks nobody about fields that a program names", async () => {
        const found = await under.index.find({ conditions: [{ type: "has", field: "nothing_like_it", not: true }] });
        expect(value(found).total).toBe(5);
      });

      it("sees what was written, changed and deleted since the last question", async () => {
        expect(await ids("zebra")).toEqual([]);
        under.put("notes/animal.md", "zebra\n");
        expect(await ids("zebra")).toEqual(["note/animal"]);
        under.put("notes/animal.md", "zebra crossing ahead\n");
        expect(await ids("crossing")).toEqual(["note/animal"]);
        under.put("notes/animal.md", "donkey crossing ahead\n");
        expect(await ids("zebra")).toEqual([]);
        under.drop("notes/animal.md");
        expect(await ids("crossing")).toEqual([]);
      });

      it("keeps all other records when one file can't be read", async () => {
        under.put("wins/2026/2026-09-14-cold-start.md", "---\ntheme: [\n---\n");
        expect(await ids("")).toEqual([NOTE, ROLLOUT, RUNBOOK, MARIA]);
      });
    });

    describe("resolve", () => {
      it.each<readonly [reference: string, found: readonly string[]]>([
        [COLD, [COLD]],
        ["2026-09-14-cold-start", [COLD]],
        ["wins/2026/2026-09-14-cold-start.md", [COLD]],
        ["@maria-lopez", [MARIA]],
        ["[[people/maria-lopez.md|Maria]]", [MARIA]],
        ["maria", [MARIA]],
        ["cold", [COLD]],
        ["2026", [NOTE, RUNBOOK, COLD, ROLLOUT]],
        ["checkout", [COLD]],
        ["start checko", [COLD]],
        ["win/maria-lopez", []],
        ["nobody", []],
        ["", []],
        ["canary", []],
        ["acme", []],
      ])("understands %s", async (reference, found) => {
        expect(await resolved(reference)).toEqual(found);
      });

      it("keeps to a kind", async () => {
        expect(await resolved("2026", "win")).toEqual([COLD, ROLLOUT]);
        expect(await resolved("maria-lopez", "win")).toEqual([]);
      });

      it("gives all records of one name", async () => {
        under.put("themes/maria-lopez.md", "# A theme of that name\n");
        expect(await resolved("maria-lopez")).toEqual([MARIA, "theme/maria-lopez"]);
        expect(await resolved("theme/maria-lopez")).toEqual(["theme/maria-lopez"]);
      });

      it("gives a private record whole to who names it", async () => {
        const [entry] = value(await under.index.resolve("2026-11-01-a1b2"));
        expect(entry).toMatchObject({ id: NOTE, title: "Offer from Acme", body: "\n# Offer from Acme\n\nA canary sings.\n" });
      });
    });

    describe("values", () => {
      it.each<readonly [field: string, prefix: string, found: readonly string[]]>([
        ["seen-by", "", ["maria-lopez", "jonas"]],
        ["seen_by", "ma", ["maria-lopez"]],
        ["kind", "", ["win", "note", "person", "promise"]],
        ["theme", "", ["faster-cold-start"]],
        ["level", "", ["current", "next"]],
        ["id", "win/", [COLD, ROLLOUT]],
        ["id", "maria", [MARIA]],
        ["metrics.unit", "", ["%", "ms"]],
        ["field", "sho", ["shoe_size"]],
        ["visibility", "", ["me", "manager", "public"]],
        ["nothing", "", []],
      ])("of %s from %j", async (field, prefix, found) => {
        expect(value(await under.index.values(field, prefix, 10))).toEqual(found);
      });

      it("gives no more than asked for", async () => {
        expect(value(await under.index.values("id", "", 2))).toHaveLength(2);
      });
    });

    describe("problems", () => {
      it("are none in a vault that is in order", async () => {
        expect(value(await under.index.problems())).toEqual([]);
      });

      it("are all of them, file by file", async () => {
        under.put("wins/2026/2026-09-14-cold-start.md", "---\ndate: 2026-02-30\nrole: boss\n---\n");
        under.put("notes/2026/broken.md", "---\ntags: [\n---\n");
        const problems = value(await under.index.problems());
        expect(problems.map(({ code, place }) => [code, place?.file])).toEqual([
          ["front-matter.syntax", "notes/2026/broken.md"],
          ["record.invalid-field", "wins/2026/2026-09-14-cold-start.md"],
          ["record.invalid-field", "wins/2026/2026-09-14-cold-start.md"],
        ]);
      });

      it("name two files that claim one id, and find shows both", async () => {
        under.put("wins/2025/2026-10-02-rollout.md", "# Another\n");
        expect(value(await under.index.problems())).toMatchObject([
          { code: "record.invalid-field" },
          { code: "record.duplicate-id", place: { file: "wins/2026/2026-10-02-rollout.md" } },
        ]);
        expect(await ids("id:rollout")).toEqual([ROLLOUT, ROLLOUT]);
      });
    });

    it("knows which record carries a source, and of private ones only sources that tell nothing", async () => {
      expect([...value(await under.index.sources())]).toEqual([
        ["git:0a1b@2c3d", NOTE],
        ["git:abc@def", COLD],
      ]);
      await under.put(
        "notes/2026/2026-11-02-more.md",
        '---\ndate: 2026-11-02\nprivate: true\nsources: ["git:0a1b@3e4f,5a6b", "git-patch:f00,ba5"]\n---\n',
      );
      expect([...value(await under.index.sources()).keys()]).toEqual([
        ...["git:0a1b@2c3d", "git:0a1b@3e4f", "git:0a1b@5a6b", "git-patch:f00", "git-patch:ba5", "git:abc@def"],
      ]);
    });

    it("answers questions that are asked at once", async () => {
      const answers = await Promise.all([
        ids("cache"),
        resolved("maria"),
        ids("kind:promise"),
        under.index.values("kind", "w", 1),
      ]);
      expect(answers).toEqual([[ROLLOUT, COLD], [MARIA], [RUNBOOK], { ok: true, value: ["win"] }]);
    });

    it("finds nothing in an empty vault", async () => {
      for (const path of Object.keys(FILES)) under.drop(path);
      expect(await ids("")).toEqual([]);
      expect(await resolved("maria")).toEqual([]);
      expect(value(await under.index.sources()).size).toBe(0);
    });
  });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`, { cause: result.problem });
  return result.value;
}

function problem<T>(result: Result<T>): Problem {
  if (result.ok) throw new Error("expected a problem");
  return result.problem;
}
