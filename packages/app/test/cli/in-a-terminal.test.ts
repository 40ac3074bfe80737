import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildProgram, program, type TrialVault, trialVault } from "../trial-vault.js";
import { startTyping, type Typing } from "./typing.js";

let vault: TrialVault;
let typing: Typing;

beforeAll(buildProgram, 60_000);
beforeEach(({ skip }) => skip(process.platform !== "linux", "needs the script command of Linux"));
beforeEach(() => {
  vault = trialVault({
    "wins/2026/2026-11-02-retries.md": "---\ndate: 2026-11-02\n---\n# Retries stopped\n",
    "notes/2026/broken.md": "---\ndate: 2026-01-02\ntags: [a\n---\n# A list that is not closed\n",
  });
});
afterEach(() => {
  typing?.kill();
  vault.remove();
});

const start = (command: string, env?: Readonly<Record<string, string>>) => {
  typing = startTyping(vault, command, env);
  return typing;
};

/** An executable file on the path. */
function executable(name: string, script: string): string {
  const path = join(vault.here, "bin", name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("the editor", () => {
  it("opens a new record, and its id is printed when it is closed", async () => {
    executable("my editor", 'echo "with $1" >> "$2"');
    const { status, shown } = await start('upshot new note "An idea"', { EDITOR: '"my editor" --wait' }).ended();
    expect([status, shown]).toEqual([0, "note/2026-11-20-an-idea\n"]);
    expect(readFileSync(join(vault.root, "notes/2026/2026-11-20-an-idea.md"), "utf8")).toMatch(
      /# An idea\n[\s\S]*with --wait\n$/,
    );
  });

  it.each([
    "new note x --yes",
    "new note x --body y",
    "new note x --json",
    "new note x --dry-run",
    "edit retries --set role=led",
  ])("is not opened by %s", async (command) => {
    const { status } = await start(`upshot ${command}`, { EDITOR: "touch opened; false" }).ended();
    expect([status, existsSync(join(vault.root, "opened"))]).toEqual([0, false]);
  });

  it("says what is wrong with a record as it was saved", async () => {
    const { status, shown } = await start("upshot edit retries", { VISUAL: "sed -i s/2026-11-02/soon/" }).ended();
    expect(status).toBe(1);
    expect(shown).toMatch(/wins\/2026\/2026-11-02-retries\.md:2:1: date: expected a date/);
  });

  it("opens a file that is no record yet, to have it mended", async () => {
    const { status, shown } = await start("upshot edit broken", { EDITOR: "sed -i s/tags.*/tags:\\ [a]/" }).ended();
    expect([status, shown]).toEqual([0, "notes/2026/broken.md\n"]);
    expect((await start("upshot doctor").ended()).status).toBe(0);
  });

  it.each([
    ["no-such-editor", 'the editor "no-such-editor" was not found'],
    ["false", 'the editor "false" ended with 1'],
  ])("that is %s loses nothing", async (editor, told) => {
    const { status, shown } = await start('upshot new note "An idea"', { EDITOR: editor }).ended();
    expect(status).toBe(1);
    expect(shown).toContain(told);
    expect(existsSync(join(vault.root, "notes/2026/2026-11-20-an-idea.md"))).toBe(true);
  });
});

describe("a list in a terminal", () => {
  it("shows fifty records, and how to see the others", async () => {
    for (let day = 0; day < 60; day += 1) vault.write(`notes/2026/n${day}.md`, `# Note ${day}\n`);
    const { shown } = await start("upshot list kind:note").ended();
    expect(shown.match(/note\/n\d+/g)).toHaveLength(50);
    expect(shown).toContain("50 of 60 records; --limit 0 shows all");
    expect((await start("upshot list kind:note --limit 0").ended()).shown.match(/note\/n\d+/g)).toHaveLength(60);
    expect((await start("upshot list kind:note --count").ended()).shown).toBe("60\n");
  });

  it.each([
    [{}, true],
    [{ NO_COLOR: "1" }, false],
    [{ TERM: "dumb" }, false],
  ])("is coloured unless somebody minds: %j", async (env, colored) => {
    const { shown } = await start("upshot list; upshot show nobody", env).ended();
    expect(shown.includes("\u001b[")).toBe(colored);
  });
});

describe("upshot init in a terminal", () => {
  it("asks, proposes what it knows, and makes the vault", async () => {
    start("upshot init ../mine --name 'Maria Lopez'");
    await typing.shows(/Your name[\s\S]*Maria Lopez/);
    typing.type("\r");
    await typing.shows(/E-mail/);
    typing.type("maria@example.org, m@work.example\r");
    for (const question of [/Your role/, /Your level/, /The level/]) {
      await typing.shows(question);
      typing.type("\r");
    }
    await typing.shows(/The company/);
    typing.type("\u001b[B\r");
    const { status, shown } = await typing.ended();
    expect(status).toBe(0);
    expect(shown).toContain("It is your default now");
    const text = readFileSync(join(vault.here, "mine/upshot.yaml"), "utf8");
    expect(text).toMatch(/^name: Maria Lopez\nemails: \[maria@example.org, m@work.example\]$/m);
    expect(text).toMatch(/^stage: startup$/m);
    expect(text).toMatch(/^# role:/m);
  });

  it("makes nothing when Ctrl-C ends it", async () => {
    start("upshot init ../mine");
    await typing.shows(/Your name/);
    typing.type("\u0003");
    expect((await typing.ended()).status).toBe(130);
    expect(existsSync(join(vault.here, "mine"))).toBe(false);
  });
});

describe("the inbox in a terminal", () => {
  beforeEach(() => {
    const git = (...args: string[]) => spawnSync("git", args, { cwd: vault.here, env: { ...vault.env, ...author } });
    const author = { GIT_AUTHOR_NAME: "M", GIT_AUTHOR_EMAIL: "m@x", GIT_COMMITTER_NAME: "M", GIT_COMMITTER_EMAIL: "m@x" };
    git("init", "-q", "repo");
    for (const title of ["Add a queue for postings (#1)", "Add a cache for quotes (#2)"]) {
      writeFileSync(join(vault.here, "repo", `${title.length}.ts`), "line\n".repeat(60));
      git("-C", "repo", "add", ".");
      git("-C", "repo", "commit", "-qm", title);
    }
    spawnSync(process.execPath, [program, "import", "git", "repo", "--author", "m@x"], { cwd: vault.here, env: vault.env });
  });

  it("is worked through by keys, and leaves the terminal as it was", async () => {
    start("upshot inbox", { EDITOR: "true" });
    await typing.shows(/1 of 2/);
    typing.type("a");
    await typing.shows(/1 of 1[\s\S]*accepted as win/);
    typing.type("e");
    await typing.shows(/nothing waits/);
    typing.type("u");
    await typing.shows(/took back: accept/);
    typing.type("q");
    const { status, shown } = await typing.ended();
    expect(status).toBe(0);
    expect(shown.trimEnd()).toMatch(/\u001b\[\?25h\u001b\[\?1049l1 accepted, 0 dismissed; 1 candidate left\.$/);
    expect(shown.match(/\u001b\[\?1049h/g)?.length).toBe(shown.match(/\u001b\[\?1049l/g)?.length);
  });

  it("ends with 130 on Ctrl-C, and the terminal comes back", async () => {
    start("upshot inbox; echo status $?; stty -a");
    await typing.shows(/1 of 2/);
    typing.type("x");
    await typing.shows(/Why not/);
    typing.type("\u0003");
    await typing.shows(/status 130/);
    expect((await typing.ended()).shown).toMatch(/ icanon.* echo /s);
  });
});

describe("Ctrl-C during an import", () => {
  it("stops git and the import, says so once, and leaves the vault alone", async () => {
    spawnSync("git", ["init", "-q", "repo"], { cwd: vault.here, env: vault.env });
    const commit = "touch a && git add a && git -c user.name=M -c user.email=m@x commit -qm x";
    spawnSync("sh", ["-c", commit], { cwd: join(vault.here, "repo"), env: vault.env });
    const { stdout: git } = spawnSync("sh", ["-c", "command -v git"], { encoding: "utf8" });
    executable("git", `case "$*" in *" log "*) echo started > /dev/tty; exec sleep 60;; esac; exec ${git.trim()} "$@"`);
    start("upshot import git ../repo --author m@x", { NO_COLOR: "1" });
    await typing.shows(/started/);
    typing.type("\u0003");
    const { status, shown } = await typing.ended();
    expect(status).toBe(130);
    expect(shown.match(/upshot: .*/g)).toEqual([expect.stringMatching(/interrupted|stopped/)]);
  });
});

describe("output that can't be written", () => {
  it("is said once, with exit status 1", () => {
    const { status, stderr } = spawnSync("sh", ["-c", "upshot list > /dev/full"], {
      cwd: vault.root,
      env: vault.env,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([1, "1 record\nupshot: the output can't be written (ENOSPC)\n"]);
  });

  it("goes nowhere in silence when the reader has left, and the work is done all the same", () => {
    const script = "for i in 1 2 3; do upshot log x$i 2>/dev/null; done | true; upshot log y 2>&1 | true; upshot list --count";
    const { status, stdout, stderr } = spawnSync("sh", ["-c", script], { cwd: vault.root, env: vault.env, encoding: "utf8" });
    expect([status, stdout, stderr]).toEqual([0, "5\n", ""]);
  });
});
