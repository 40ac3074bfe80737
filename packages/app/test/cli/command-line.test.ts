import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/manifest.js";
import { asked, complaint } from "./read-request.js";

describe("a command line", () => {
  it.each([[["list", "kind:win", "--json"]], [["--json", "list", "kind:win"]], [["list", "--json", "kind:win"]]])(
    "has its global options wherever they stand: %j",
    async (argv) => {
      const { path, input, globals } = await asked(...argv);
      expect({ path, input, json: globals.json }).toEqual({ path: "list", input: { filter: "kind:win" }, json: true });
    },
  );

  it.each([
    [["--vault", "log", "list"], "list"],
    [["--vault=log", "list"], "list"],
    [["list", "--vault", "log"], "list"],
  ])("does not take an option's value for a command: %j", async (argv, path) => {
    const request = await asked(...argv);
    expect([request.path, request.globals.vault]).toEqual([path, "log"]);
  });

  it.each([
    [["inbox", "accept", "--top", "3"]],
    [["inbox", "--top", "3", "accept"]],
    [["--dry-run", "inbox", "--top=3", "accept"]],
  ])("finds the words of a command with options between them: %j", async (argv) => {
    const { path, input } = await asked(...argv);
    expect({ path, input }).toEqual({ path: "inbox accept", input: { top: 3 } });
  });

  it("takes every word behind -- as text, whatever it looks like", async () => {
    expect(await asked("log", "--", "--help", "--json", "-x")).toMatchObject({
      input: { text: ["--help", "--json", "-x"] },
      globals: {},
    });
    expect((await asked("log", "--", "--json")).globals.json).toBeUndefined();
    expect(await asked("log", "--body", "more", "--", "--", "x")).toMatchObject({ input: { text: ["--", "x"], body: "more" } });
  });

  it("gives an option its value although it begins with a dash", async () => {
    expect(await asked("brag", "--from", "-3m")).toMatchObject({ input: { from: "-3m" } });
    expect(await asked("log", "x", "--body=-- dashed")).toMatchObject({ input: { body: "-- dashed" } });
  });

  it("collects what may be given several times, and lets the last of anything else count", async () => {
    expect(
      await asked("win", "create", "A", "title", "--tag", "a", "--tag", "b,c", "--role", "led", "--role", "supported"),
    ).toMatchObject({
      input: { title: ["A", "title"], tags: ["a", "b,c"], role: "supported" },
    });
  });

  it("fixes the kind of a kind's own commands", async () => {
    expect(await asked("promise", "list", "state:open")).toMatchObject({ input: { kind: "promise", filter: "state:open" } });
    expect(await asked("person", "show", "maria")).toMatchObject({ input: { kind: "person", record: "maria" } });
  });

  it("reads a number that an option takes, and leaves one that is text", async () => {
    expect(await asked("list", "--limit", "0")).toMatchObject({ input: { limit: 0 } });
    expect(await asked("log", "5", "things", "-5", "done")).toMatchObject({ input: { text: ["5", "things", "-5", "done"] } });
  });

  it("knows every command by its own words", async () => {
    for (const { path, arguments: words, options } of commands) {
      const needed = words.filter(({ required }) => required === true).map(({ name }) => name);
      expect((await asked(...path.split(" "), ...needed)).path).toBe(path);
      for (const { flag, type, choices } of options) {
        const value = type === "flag" ? [] : [type === "number" ? "1" : (choices?.[0] ?? "text")];
        expect(Object.keys((await asked(...path.split(" "), ...needed, flag, ...value)).input)).not.toEqual([]);
      }
    }
  });
});

describe("a filter on the command line", () => {
  it.each([
    [["-glue"], "-glue"],
    [["kind:win", "-glue", "-theme:x"], "kind:win -glue -theme:x"],
    [["kind:win", "--", "-glue"], "kind:win -glue"],
    [["cold start"], "cold start"],
    [["kind:win", "cold start"], 'kind:win "cold start"'],
    [["-cold start", "kind:win"], '-"cold start" kind:win'],
    [["theme:cold start", "x"], 'theme:"cold start" x'],
    [["-theme:cold start", "x"], '-theme:"cold start" x'],
    [["note: remember this", "x"], '"note: remember this" x'],
    [['kind:win "cold start"', "x"], 'kind:win "cold start" x'],
    [["größe:groß und breit", "x"], 'größe:"groß und breit" x'],
    [["-1"], "-1"],
    [["-x", "-y", "-xyz"], "-x -y -xyz"],
  ])("%j is %s", async (words, filter) => {
    expect((await asked("find", ...words)).input["filter"]).toBe(filter);
  });

  it("leaves options and their values alone", async () => {
    expect(await asked("list", "-glue", "--limit", "3", "--order=title", "-x", "--json")).toMatchObject({
      input: { filter: "-glue -x", limit: 3, order: "title" },
      globals: { json: true },
    });
    expect(await complaint("list", "--limit", "-1")).toContain('not "-1"');
  });

  it("is not read by commands that take text", async () => {
    expect(await complaint("log", "-glue")).toBe(
      "there is no option -glue / text that begins with a dash goes behind --: upshot log -- -glue",
    );
  });
});

describe("a wrong command line", () => {
  it.each([
    [["frobnicate"], 'there is no command "frobnicate" / `upshot --help` lists them'],
    [["lst"], 'there is no command "lst" / did you mean upshot list?'],
    [["inbox", "accpt"], 'there is no command "inbox accpt" / did you mean upshot inbox accept?'],
    [["inbox", "--top", "3", "accpt"], 'there is no command "inbox accpt" / did you mean upshot inbox accept?'],
    [["win", "crate"], 'there is no command "win crate" / did you mean upshot win create?'],
    [["help", "lst"], 'there is no command "lst" / did you mean upshot list?'],
    [["win"], '"win" needs one more word: create, list, show, edit, delete or level / `upshot win --help` explains them'],
    [["list", "--jsno"], "there is no option --jsno / did you mean --json?"],
    [["show", "--frobnicate", "x"], "there is no option --frobnicate / `upshot show --help` lists them"],
    [["show"], "<record> is missing / usage: upshot show [options] <record>"],
    [["show", "a", "b"], "that is one word too many / usage: upshot show [options] <record>"],
    [["undo", "twice"], '"undo" takes no words behind it / usage: upshot undo [options]'],
    [["brag", "--from"], "--from needs a value / usage: upshot brag [options]"],
    [["list", "--json=yes"], "--json takes no value / usage: upshot list [options] [filter...]"],
    [["list", "--count=yes"], "--count takes no value / usage: upshot list [options] [filter...]"],
    [["list", "--order", "newst"], '--order takes newest, oldest or title, not "newst" / did you mean newest?'],
    [["list", "--order", ""], '--order takes newest, oldest or title, not ""'],
    [["list", "--limit", "1.5"], '--limit takes a whole number, not "1.5" / usage: upshot list [options] [filter...]'],
    [["list", "--limit", "1e3"], '--limit takes a whole number, not "1e3" / usage: upshot list [options] [filter...]'],
    [
      ["list", "--limit", "it's 'quoted'"],
      "--limit takes a whole number, not \"it's 'quoted'\" / usage: upshot list [options] [filter...]",
    ],
  ])("%j: %s", async (argv, told) => {
    expect(await complaint(...argv)).toBe(told);
  });
});
