import { execFileSync, spawnSync } from "node:child_process";
import { symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markdown } from "../../src/cli/render/markdown.js";
import { buildProgram, program, trialVault } from "../trial-vault.js";

const trial = trialVault();
beforeAll(buildProgram);
afterAll(trial.remove);

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function upshot(args: readonly string[], place: { readonly cwd?: string; readonly vault?: boolean } = {}): Ran {
  const { UPSHOT_VAULT, ...env } = trial.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    cwd: place.cwd ?? trial.here,
    env: place.vault === false ? env : { ...env, UPSHOT_VAULT },
    timeout: 30_000,
  });
  return { status, out: stdout, err: stderr };
}

const check = `id: my-check
version: 1
title: My check
summary: Shows a check of one's own.
sources: [{ author: Nobody, title: A made-up book }]
every: month
intro: Answer it.
questions: [{ id: one, asks: Did it work?, answer: yes-no }]
findings: []
`;

describe("outside of any vault", () => {
  it.each([["playbook", "list"], ["playbook", "validate"], ["guide"], ["questions"]])("runs %s %s", (...words) => {
    const { status, err } = upshot(
      words.filter((word) => word !== undefined),
      { vault: false },
    );
    expect(err).not.toContain("vault");
    expect([0, 1]).toContain(status);
  });

  it("lists 80 practices, none of them kept", () => {
    const rows = JSON.parse(upshot(["practices", "--json"], { vault: false }).out) as readonly { state: string }[];
    expect(rows).toHaveLength(80);
    expect(rows.every(({ state }) => state === "never")).toBe(true);
  });

  it("refuses to copy a file into a vault that is not there", () => {
    expect(upshot(["playbook", "eject", "decision-brief"], { vault: false })).toMatchObject({ status: 3 });
  });

  it("does not pass over a vault that was named and is not there", () => {
    expect(upshot(["guide", "--vault", join(trial.here, "nowhere")])).toMatchObject({ status: 3 });
  });
});

describe("the user's own playbook", () => {
  it("names every bad file with line and column, and everything else works", () => {
    trial.write("playbook/checks/my-check.yaml", check);
    trial.write("playbook/checks/unknown-key.yaml", check.replace("my-check", "other").replace("intro:", "introo:"));
    trial.write("playbook/checks/syntax.yaml", "id: [never closed\n");
    trial.write("playbook/rules/proto.yaml", "__proto__: { polluted: true }\nid: win/x\n");
    trial.write(
      "playbook/rules/bomb.yaml",
      `${"abcdefgh"
        .split("")
        .map((name, index) => `${name}: &${name} [${index === 0 ? "x" : `${`*${"abcdefgh"[index - 1]},`.repeat(9)}`}]`)
        .join("\n")}\n`,
    );
    trial.write("playbook/templates/huge.yaml", "");
    truncateSync(join(trial.root, "playbook/templates/huge.yaml"), 50 * 1024 * 1024);
    trial.write("playbook/ladders/.keep", "");
    symlinkSync("/etc/passwd", join(trial.root, "playbook/ladders/link.yaml"));
    execFileSync("mkfifo", [join(trial.root, "playbook/ladders/pipe.yaml")]);
    const { status, out } = upshot(["playbook", "validate", "--json"]);
    const { findings } = JSON.parse(out) as { findings: readonly { file?: string; line?: number; code: string }[] };
    const ours = findings.filter(({ file }) => /unknown|syntax|proto|bomb|huge|link|pipe/.test(file ?? ""));
    expect(status).toBe(1);
    expect([...new Set(ours.map(({ file, line, code }) => `${file}:${line ?? ""} ${code}`))]).toEqual([
      "playbook/checks/syntax.yaml:2 playbook.invalid",
      "playbook/checks/unknown-key.yaml:1 playbook.invalid",
      "playbook/checks/unknown-key.yaml:7 playbook.unknown-key",
      "playbook/ladders/link.yaml: vault.outside",
      "playbook/ladders/pipe.yaml: record.not-a-file",
      "playbook/rules/bomb.yaml:1 playbook.invalid",
      "playbook/rules/proto.yaml:1 playbook.unknown-key",
      "playbook/rules/proto.yaml:1 playbook.invalid",
      "playbook/templates/huge.yaml: record.too-large",
    ]);
    const listed = JSON.parse(upshot(["playbook", "list", "check", "--json"]).out) as readonly { id: string; origin: string }[];
    expect(listed).toContainEqual(expect.objectContaining({ id: "my-check", origin: "yours" }));
    expect(upshot(["log", "Still works"]).status).toBe(0);
    expect(upshot(["doctor"]).out).toContain("playbook/checks/unknown-key.yaml:7:1: there is no key");
    expect(JSON.parse(upshot(["practices", "--json"]).out)).toHaveLength(80);
  });

  it("is begun by copying a built-in file, which validates and is not overwritten", () => {
    const copied = upshot(["playbook", "eject", "template/decision-brief"]);
    expect(copied).toMatchObject({ status: 0, out: "playbook/templates/decision-brief.yaml\n" });
    expect(upshot(["playbook", "validate", join(trial.root, copied.out.trim())])).toMatchObject({ status: 0 });
    const again = upshot(["playbook", "eject", "template/decision-brief"]);
    expect(again.status).toBe(1);
    expect(again.err).toContain("your own already");
    expect(upshot(["undo"]).status).toBe(0);
    expect(upshot(["playbook", "show", "template/decision-brief"]).err).toContain("built-in");
  });

  it("prints an item's file so that it can be piped into one", () => {
    expect(upshot(["playbook", "show", "my-check"]).out).toBe(check);
  });
});

describe("files that are named", () => {
  it("are read from a folder by their folders' names", () => {
    trial.write("../elsewhere/checks/a.yaml", check);
    trial.write("../elsewhere/templates/b.yaml", check);
    const { status, out, err } = upshot(["playbook", "validate", "elsewhere"]);
    expect(status).toBe(1);
    expect(out).toContain("elsewhere/templates/b.yaml:");
    expect(out).not.toContain("checks/a.yaml");
    expect(err).toContain("1 of 2 files can be used");
  });

  it("are a problem when they are not there", () => {
    expect(upshot(["playbook", "validate", "nothing.yaml"])).toMatchObject({
      status: 1,
      err: expect.stringContaining("nothing.yaml"),
    });
  });
});

describe("Markdown in a terminal", () => {
  const plain = { bold: (text: string) => `*${text}*` } as never;

  it("joins paragraphs, breaks them at words, and keeps code and commands whole", () => {
    const text =
      "## Why\n\nOne two\nthree four five.\n\n- an item that\n  goes on\n\n    code stays   as it is\n\nRun `a b c d e f g h`.";
    expect(markdown(text, { colors: plain, width: 14 })).toBe(
      "*Why*\n\nOne two three\nfour five.\n\n- an item that\n  goes on\n\n    code stays   as it is\n\nRun\n`a b c d e f g h`.",
    );
  });

  it("breaks quotations inside their mark", () => {
    const text = "> One two\n> three four.\n>\n> - an item that goes on";
    expect(markdown(text, { colors: plain, width: 16 })).toBe("> One two three\n> four.\n>\n> - an item that\n>   goes on");
  });

  it("sets a table in columns that fit, and shortens the widest first", () => {
    const text = "| what | became of it |\n|---|---|\n| load figures | landed on the day before \\| twice |";
    expect(markdown(text, { colors: plain, width: 32 })).toBe(
      "*what          became of it*\nload figures  landed on the day\n              before | twice",
    );
    expect(markdown(text, { colors: plain, width: 80 })).toBe(
      "*what          became of it*\nload figures  landed on the day before | twice",
    );
  });
});
