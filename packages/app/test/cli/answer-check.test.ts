import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildProgram, type TrialVault, trialVault } from "../trial-vault.js";
import { startTyping, type Typing } from "./typing.js";

const CHECK = `id: three
version: 1
title: Three questions
summary: A sample
sources: [{ author: Sample, title: A sample }]
every: month
intro: Answer for the last month.
questions:
  - { id: much, asks: How much was it?, answer: scale, low: little, high: all of it, evidence: wanted }
  - { id: alone, asks: Did you do it alone?, answer: yes-no }
  - { id: what, asks: What was it?, answer: text }
findings: [{ id: alone, when: { answer: alone, is: true }, severity: warn, says: You did it alone. }]
`;

const [DOWN, ENTER, TAB, INTERRUPT] = ["\u001b[B", "\r", "\t", "\u0003"];

let vault: TrialVault;
let typing: Typing;

beforeAll(buildProgram, 60_000);
beforeEach(({ skip }) => skip(process.platform !== "linux", "needs the script command of Linux"));
beforeEach(() => {
  vault = trialVault({
    "playbook/checks/three.yaml": CHECK,
    "wins/2026/2026-11-02-retries.md": "---\ndate: 2026-11-02\n---\n# Retries stopped\n",
    "wins/2026/2026-11-03-index.md": "---\ndate: 2026-11-03\n---\n# Index for late scans\n",
  });
});
afterEach(() => {
  typing?.kill();
  vault.remove();
});

function ask(): Typing {
  typing = startTyping(vault, "upshot check three");
  return typing;
}

/** The front matter's answers of the only record, in a line each. */
function kept(): readonly string[] {
  const folder = join(vault.root, "checks/2026");
  const [name = ""] = readdirSync(folder);
  const text = readFileSync(join(folder, name), "utf8");
  return (/answers:\n((?: {2}.*\n)+)/.exec(text)?.[1] ?? "").trim().split(/\n\s*/);
}

describe("answering a check in a terminal", () => {
  it("takes evidence that is found by words of its title, and a note", async () => {
    const screen = ask();
    await screen.shows(/How much was it\?[\s\S]*Back to the question before/);
    screen.type(`${DOWN}${DOWN}${DOWN}${ENTER}`);
    await screen.shows(/Your note/);
    screen.type(`Half a day a week.${ENTER}`);
    await screen.shows(/How much was it\?[\s\S]*Back to the question before/);
    screen.type(`${DOWN}${ENTER}`);
    await screen.shows(/Which records show it\?/);
    screen.type("late index");
    await screen.shows(/1 match/);
    screen.type(`${TAB}${ENTER}`);
    await screen.shows(/Did you do it alone\?[\s\S]*Back/);
    screen.type(ENTER);
    await screen.shows(/What was it\?/);
    screen.type(`The close: # all of it.${ENTER}`);
    expect((await screen.ended()).status).toBe(0);
    expect(kept()).toEqual([
      "much: {value: 4, evidence: [win/2026-11-03-index], note: Half a day a week.}",
      "alone: false",
      "what: 'The close: # all of it.'",
    ]);
  });

  it("says at once that an answer without a record is an opinion", async () => {
    const screen = ask();
    await screen.shows(/How much was it\?[\s\S]*Back/);
    screen.type(ENTER);
    await screen.shows(/Which records show it\?/);
    screen.type(ENTER);
    await screen.shows(/Kept as opinion/);
    await screen.shows(/Did you do it alone\?[\s\S]*Back/);
    screen.type(ENTER);
    await screen.shows(/What was it\?/);
    screen.type(ENTER);
    const ended = await screen.ended();
    const shown = stripVTControlCharacters(ended.shown);
    expect(ended.status).toBe(0);
    expect(shown).toMatch(/Opinion, because nothing shows it: 1\n {2}How much was it\? {2}3 of 5/);
    expect(shown).toMatch(/Not answered: 1\n {2}What was it\?/);
  });

  it("keeps what was answered when it is interrupted, goes on there, and goes back from there", async () => {
    const first = ask();
    await first.shows(/How much was it\?[\s\S]*Back/);
    first.type(ENTER);
    await first.shows(/Which records show it\?/);
    first.type(INTERRUPT);
    const stopped = await first.ended();
    expect(stopped.status).toBe(130);
    expect(stopped.shown).toContain("What you answered is kept");
    expect(existsSync(join(vault.root, "checks"))).toBe(false);

    const second = ask();
    await second.shows(/Answers of .* were not finished/);
    second.type(ENTER);
    await second.shows(/2 of 3[\s\S]*Did you do it alone\?[\s\S]*Back/);
    second.type(`${DOWN}${DOWN}${DOWN}${ENTER}`);
    await second.shows(/1 of 3[\s\S]*How much was it\?[\s\S]*●\S* 3[\s\S]*Back/);
    second.type(`${DOWN}${DOWN}${DOWN}${DOWN}${ENTER}`);
    await second.shows(/Did you do it alone\?[\s\S]*Back/);
    second.type(ENTER);
    await second.shows(/What was it\?/);
    second.type(`The close.${ENTER}`);
    expect((await second.ended()).status).toBe(0);
    expect(kept()).toEqual(["alone: false", "what: The close."]);
  });
});
