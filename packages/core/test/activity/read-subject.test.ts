import { readMerge } from "@upshot/core/activity/read-merge";
import { readSubject } from "@upshot/core/activity/read-subject";
import { describe, expect, it } from "vitest";

describe("a commit subject", () => {
  it.each([
    ["feat(parser): stream tokens instead of buffering (#12)", "Stream tokens instead of buffering", "feature", "parser", "12"],
    ["fix: handle empty input.", "Handle empty input", "fix", undefined, undefined],
    ["feat!: drop the v1 endpoint", "Drop the v1 endpoint", "feature", undefined, undefined],
    ["perf(index)!: keep postings in memory (!7)", "Keep postings in memory", "performance", "index", "7"],
    ["net: fix use after free in teardown", "Fix use after free in teardown", "change", "net", undefined],
    ["[vim] Escape batch arguments", "Escape batch arguments", "change", "vim", undefined],
    ["Fixed #31169 -- Added parallel tests.", "Added parallel tests", "change", undefined, undefined],
    ["SHOP-123: Show tax at checkout", "Show tax at checkout", "change", undefined, undefined],
    ["[SHOP-123] show tax at checkout", "Show tax at checkout", "change", undefined, undefined],
    ["✨ add dark mode", "Add dark mode", "change", undefined, undefined],
    [":sparkles: add dark mode", "Add dark mode", "change", undefined, undefined],
    ["Add dark mode, closes #4", "Add dark mode", "change", undefined, undefined],
    ["Add dark mode - refs #4, #5", "Add dark mode", "change", undefined, undefined],
    ["Optimize lookups as asked in #5179.", "Optimize lookups", "change", undefined, undefined],
    ["First draft of the insert API", "Insert API", "change", undefined, undefined],
    ["Initial prototype of the token page", "Token page", "change", undefined, undefined],
    ["Dictionary API WIP #4: seeking", "Dictionary API: seeking", "change", undefined, undefined],
    ["`c.redirect()` keeps the status", "`c.redirect()` keeps the status", "change", undefined, undefined],
    ["ds_client for the table tests", "ds_client for the table tests", "change", undefined, undefined],
    ["--min-instances for publish", "--min-instances for publish", "change", undefined, undefined],
    ["fixup! feat: add dark mode", "Add dark mode", "feature", undefined, undefined],
    ["   ", "", "change", undefined, undefined],
  ])("%j", (raw, title, type, scope, number) => {
    const subject = readSubject(raw);
    expect(subject).toMatchObject({ title, type });
    expect([subject.scope, subject.number]).toEqual([scope, number]);
  });

  it("knows a breaking change by its mark", () => {
    expect(readSubject("feat(api)!: rename fields").breaking).toBe(true);
    expect(readSubject("feat!(api): rename fields").breaking).toBe(true);
    expect(readSubject("feat(api): rename fields").breaking).toBe(false);
  });

  it("tells issues from the pull request, and tickets from standards", () => {
    expect(readSubject("Fix sorting, closes #3 (#12)")).toMatchObject({ number: "12", issues: ["3"] });
    expect(readSubject("PAY-7 decode UTF-8 and SHA-256").tickets).toEqual(["PAY-7"]);
    expect(readSubject("Streams WIP #3").issues).toEqual([]);
  });

  it("keeps words before a colon that name no part of the tree", () => {
    const subject = readSubject("Slave removal: rename in the logs", () => false);
    expect(subject).toMatchObject({ title: "Slave removal: rename in the logs", theme: "slave removal" });
    expect(subject.scope).toBeUndefined();
  });
});

describe("a merge message", () => {
  it.each([
    [
      "Merge pull request #12 from maria/faster-start",
      "Start in half the time",
      { number: "12", branch: "faster-start", title: "Start in half the time", update: false },
    ],
    [
      "Merge branch 'faster-start' into 'main'",
      "Start in half the time\n\nSee merge request shop/app!12",
      { number: "12", branch: "faster-start", title: "Start in half the time", update: false },
    ],
    ["Merged PR 12: Start in half the time", "", { number: "12", title: "Start in half the time", update: false }],
    [
      "Merged in faster-start (pull request #12)",
      "Start in half the time\n\nApproved-by: Ben",
      { number: "12", branch: "faster-start", title: "Start in half the time", update: false },
    ],
    [
      "Auto merge of #12 - maria:faster-start, r=ben",
      "Start in half the time",
      { number: "12", title: "Start in half the time", update: false },
    ],
    ["Merge branch 'ml/faster-start'", "", { branch: "ml/faster-start", update: false }],
    ["Merge branch 'main' into faster-start", "", { branch: "main", update: true }],
    ["Merge branch 'main' of github.com:shop/app", "", { branch: "main", update: true }],
    ["Merge remote-tracking branch 'origin/develop'", "", { branch: "origin/develop", update: true }],
  ])("%s", (subject, body, note) => {
    expect(readMerge(subject, body)).toEqual(note);
  });

  it("is nothing to us in other words", () => {
    expect(readMerge("Merge everything", "")).toBeUndefined();
    expect(readMerge("Merge tag 'v1.0'", "")).toBeUndefined();
  });
});
