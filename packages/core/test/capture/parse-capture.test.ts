import { describe, expect, it } from "vitest";
import { type Capture, parseCapture } from "../../src/capture/parse-capture.js";
import type { DateText } from "../../src/record/entry.js";

/** A Friday. */
const TODAY = "2026-11-20" as DateText;
const parse = (text: string) => parseCapture(text, TODAY);
/** What was read out, without what is empty. */
const read = (text: string): Partial<Capture> =>
  Object.fromEntries(
    Object.entries(parse(text)).filter(([, value]) => value !== "" && !(Array.isArray(value) && value.length === 0)),
  );

describe("a captured line", () => {
  it("gives its marks in any order, and what is left as the title", () => {
    const marks = {
      kind: "win",
      title: "Cut checkout cold start",
      theme: "faster-cold-start",
      people: ["maria-lopez"],
      altitude: "system",
      level: "next",
      date: "2026-11-18",
      metrics: [{ name: "checkout cold start", from: 1800, to: 650, unit: "ms", better: "lower" }],
    };
    expect(read("Cut checkout cold start 1.8s -> 650ms #faster-cold-start @maria-lopez ^system !next +2026-11-18")).toEqual(
      marks,
    );
    expect(read("+2026-11-18 #faster-cold-start ^s !next: @maria-lopez, Cut checkout cold start 1.8s -> 650ms")).toEqual(marks);
    expect(read("Cut checkout cold start #faster-cold-start 1.8s ^System -> @maria-lopez 650ms +2026-11-18 !Next")).toEqual(
      marks,
    );
  });
  it("is a win unless it begins with the name of another kind", () => {
    expect(
      ["Done", "win: Done", "Promise: Done", "decision: Done", "note: Done", "todo: Done"].map((text) => parse(text).kind),
    ).toEqual(["win", "win", "promise", "decision", "note", "win"]);
    expect(parse("todo: Done").title).toBe("todo: Done");
    expect(parse("note:").title).toBe("note:");
  });
  it("has its further lines as the body, marks and all", () => {
    expect(read("Cut cold start #search\n\n- by caching #x 3 -> 1\n  twice\n")).toMatchObject({
      title: "Cut cold start",
      theme: "search",
      body: "- by caching #x 3 -> 1\n  twice",
    });
  });
  it("has as theme its first # and as tags the others, each once", () => {
    expect(read("Shipped it fast #search #q4 #team/search #q4")).toMatchObject({ theme: "search", tags: ["q4", "team/search"] });
  });
  it("takes a level per criterion", () => {
    expect(parse("Wrote the brief !next:scope !current:craft").level).toEqual({ scope: "next", craft: "current" });
  });
});

describe("words that look like marks and are none", () => {
  it.each([
    ...["Learned C# and F#", "Wrote to a@b.org", "Closed #123 and #7", "Made it #ff8800", "See https://x.org/#top?@me+1^2!"],
    ...["Moved to @types/node 20", "Wrote @ben@hachyderm.io", "Gave 2 talks @ 3 meetups", "Scaled to @2x"],
    ...["O(n^2) gone, ^2 faster", "Works on ^1.2.3", "Survives ^C and ^M", "This is !important", "a !== b", "+1 from all"],
    ...["Rated +++", "Rewrote it in C++", "1+1=2", "# and @ and ^ and !", "#🚀 launched", "#a,b", "@a,@b"],
  ])("%s", (text) => expect(read(text)).toEqual({ kind: "win", title: text }));
  it.each([
    "Removed `#define FOO` from all headers",
    "Ran `git log ^main @maria !next +fri`",
    'Wrote "How we use #tags and @names"',
    "Wrote “Why we said !next to +2026-11-18”",
  ])("inside quotes and backticks: %s", (text) => expect(read(text)).toEqual({ kind: "win", title: text }));
});

describe("marks that can't be read stay in the title, with a reason", () => {
  it.each([
    ["Cut it ^sytem", "^sytem", "^code, ^system or ^business"],
    ["Cut it +2026-02-30", "+2026-02-30", "no such day"],
    ["Cut it +2026-2-3", "+2026-2-3", "+2026-11-18"],
    ["Cut it ^code ^system", "^system", "another altitude"],
    ["Cut it +2026-11-18 +yesterday", "+yesterday", "another date"],
    ["Cut it !next !current", "!current", "another level"],
    ["Cut it !next !current:scope", "!current:scope", "another level"],
    ["promise: Cut it !next", "!next", "only a win"],
    ["decision: Cut it ^code", "^code", "only a win"],
  ])("%s", (text, mark, why) => {
    const { title, unread } = parse(text);
    expect(unread).toEqual([{ mark, why: expect.stringContaining(why) }]);
    expect(title).toBe(`Cut it ${mark}`);
  });
  it("but a mark that only says the same again is no contradiction", () => {
    expect(read("Cut it ^code ^c !next !next +fri +today")).toEqual({
      kind: "win",
      title: "Cut it",
      altitude: "code",
      level: "next",
      date: TODAY,
    });
  });
});

describe("a name that the sentence needs stays in it", () => {
  it.each([
    ["Paired with @maria-lopez on the cache", "Paired with maria-lopez on the cache"],
    ["Built it with @maria-lopez and @ben ^system", "Built it with maria-lopez and ben"],
    ["Unblocked @ben by fixing the build", "Unblocked ben by fixing the build"],
    ["Then moved #billing to the new API", "Then moved billing to the new API"],
    ["Shipped #search", "Shipped search"],
    ["Unblocked @maria's migration", "Unblocked maria's migration"],
    ["@maria asked for it", "maria asked for it"],
    ["Shared it (with @maria and #search)", "Shared it (with maria and search)"],
    ["Mentored @josé-pérez and @李雷。", "Mentored josé-pérez and 李雷。"],
  ])("%s", (text, title) => expect(parse(text).title).toBe(title));
  it.each([
    ["@maria Cut cold start", "Cut cold start"],
    ["#search: faster ranking", "faster ranking"],
    ["#search - faster ranking", "faster ranking"],
    ["Cut cold start, #search, @maria.", "Cut cold start"],
    ["Cut it #search. Then kept it", "Cut it. Then kept it"],
    ["Cut cold start #search @maria and kept it there", "Cut cold start and kept it there"],
    ["Cold start reduced @maria", "Cold start reduced"],
    ["Cut cold start (^system, !next)", "Cut cold start"],
  ])("and one that it does not need goes: %s", (text, title) => expect(parse(text).title).toBe(title));
  it("and is read all the same", () => {
    expect(read("Paired with @maria's team on #search with @maria")).toMatchObject({ people: ["maria"], theme: "search" });
  });
  it("and stays as it was typed in a note, which has no people", () => {
    expect(read("note: talked to @maria about #search")).toEqual({
      kind: "note",
      title: "talked to @maria about search",
      theme: "search",
    });
  });
});

describe("a day", () => {
  const date = (text: string) => parse(text).date;
  it.each([
    ["+2025-02-28", "2025-02-28"],
    ["+today", "2026-11-20"],
    ["+Yesterday", "2026-11-19"],
    ["+fri", "2026-11-20"],
    ["+thurs", "2026-11-19"],
    ["+Saturday", "2026-11-14"],
    ["+mon", "2026-11-16"],
  ])("of a result is the latest one of its name: %s", (mark, day) => expect(date(`Cut it ${mark}`)).toBe(day));
  it.each([
    ["+fri", "2026-11-27"],
    ["+sat", "2026-11-21"],
    ["+thursday", "2026-11-26"],
    ["+tomorrow", "2026-11-21"],
  ])("on which a promise is due is the next one of its name: %s", (mark, day) =>
    expect(date(`promise: Cut it ${mark}`)).toBe(day),
  );
  it.each(["+fast", "+fr", "+1", "+11-18", "+2026"])("is not meant by %s", (mark) => {
    expect(read(`Cut it ${mark}`)).toEqual({ kind: "win", title: `Cut it ${mark}` });
  });
});

describe("text from anywhere", () => {
  it("loses terminal escapes and control characters, and none of its words", () => {
    expect(parse("\ufeff\u001b[31mCut\u001b[0m \u001b]0;gone\u0007cold\u0000 start\u001b]0;not ended @ben")).toMatchObject({
      title: "Cut cold start0;not ended",
      people: ["ben"],
    });
  });
  it("keeps combining marks, other scripts and emoji", () => {
    expect(read("Déployé 🚀 支付系统 #re\u0301seau @हिमांशु")).toMatchObject({
      title: "Déployé 🚀 支付系统",
      theme: "re\u0301seau",
      people: ["हिमांशु"],
    });
  });
  it("is read without delay however long it is", () => {
    for (const part of ["#a ", '"a ', "@,,,", "`", "(#a", "+2026-", "a\n", "#a,,,,,,,,", '"a" #b '])
      parse(part.repeat(100_000 / part.length));
    expect(parse(`Cut ${"x".repeat(100_000)} #search`).theme).toBe("search");
  });
});
