import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildProgram, program, type TrialVault, trialVault } from "../../packages/app/test/trial-vault.js";
import { filesBelow } from "../../packages/app/test/vault/scratch-vault.js";

const isWindows = process.platform === "win32";
let vault: TrialVault;

beforeAll(() => {
  buildProgram();
  vault = trialVault();
  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(vault.here, name), content);
  mkdirSync(join(vault.here, "folder"));
  if (!isWindows) execFileSync("mkfifo", [join(vault.here, "pipe")]);
  symlinkSync("loop", join(vault.here, "loop"));
  put("huge", `# ${"x".repeat(5_000_000)}\nanswers: {}\n`);
  put("utf-16", Buffer.from("\ufeffanswers:\n  tests-say-why: 2\n", "utf16le"));
  put("strays.yaml", Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join(""));
  put("bomb.yaml", `a: &a [x,x,x,x,x,x,x,x]\n${bomb()}`);
  put("twice.yaml", "answers: {}\nanswers: {}\n");
  put("unsafe.yaml", "__proto__: { answers: 1 }\nanswers: { tests-say-why: 2 }\n");
}, 60_000);
afterAll(() => vault.remove());

/** Each list holds the one before it eight times. */
function bomb(): string {
  const names = [..."abcdefghijkl"];
  return names
    .slice(1)
    .map((name, index) => `${name}: &${name} [${Array(8).fill(`*${names[index]}`).join(",")}]\n`)
    .join("");
}

function upshot(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: vault.here,
    env: vault.env,
    input,
    encoding: "utf8",
    timeout: 20_000,
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

const commands = {
  answers: ["check", "six-pillars", "--answers"],
  ladder: ["ladder", "import"],
};

describe.skipIf(isWindows)("a file of answers or a ladder that is none", () => {
  it.each([
    ["answers", "folder", "this is a folder"],
    ["answers", "pipe", "this is a pipe, socket or device"],
    ["answers", "/dev/zero", "this is a pipe, socket or device"],
    ["answers", "loop", "the answers can't be read"],
    ["answers", "missing", "there is no such file"],
    ["answers", "huge", "the file has 4.8 MB"],
    ["answers", "utf-16", "not written in UTF-8"],
    ["answers", "strays.yaml", 'strays.yaml:1:1: there is no key "k0" here'],
    ["answers", "bomb.yaml", "bomb.yaml:1:1:"],
    ["answers", "twice.yaml", "twice.yaml:2:1: the field answers is there twice"],
    ["answers", "unsafe.yaml", "unsafe.yaml:1:1: a field can't be named __proto__"],
    ["ladder", "folder", "this is a folder"],
    ["ladder", "pipe", "this is a pipe, socket or device"],
    ["ladder", "/dev/zero", "this is a pipe, socket or device"],
    ["ladder", "loop", "the ladder can't be read"],
    ["ladder", "missing", "there is no such file"],
    ["ladder", "huge", "the file has 4.8 MB"],
    ["ladder", "utf-16", "not UTF-8 text"],
    ["ladder", "bomb.yaml", "bomb.yaml:1:1:"],
  ] as const)("%s: %s", (what, file, said) => {
    const before = filesBelow(vault.root);
    const { status, stdout, stderr } = upshot([...commands[what], file]);
    expect(stderr).toContain(said);
    expect(stderr.trimEnd().split("\n").length, "a way out below the message").toBeGreaterThan(1);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(filesBelow(vault.root)).toEqual(before);
  });
});

describe("lines for lint", () => {
  const good = { id: "good", as: "win", text: "Worked on it" };

  it("get an answer each, whatever stands between them", () => {
    const lines = [
      `\ufeff${JSON.stringify({ ...good, id: "behind a mark" })}`,
      "{",
      "null",
      JSON.stringify({ ...good, as: "wins" }),
      JSON.stringify({ id: "no text", as: "win" }),
      `{"id":"lone","as":"win","text":"\\ud800 \\udc00"}`,
      `{"id":"deep","as":"win","text":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      JSON.stringify({ ...good, id: "long", text: "Worked on it. ".repeat(150_000) }),
      JSON.stringify({ ...good, id: "\u001b[2J\u202e" }),
      JSON.stringify(good),
    ];
    const { status, stdout, stderr } = upshot(["lint", "--jsonl"], lines.join("\r\n"));
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => ("error" in answer ? answer.error.line : "findings" in answer))).toEqual([
      true,
      2,
      3,
      4,
      5,
      true,
      7,
      8,
      true,
      true,
    ]);
    expect(answers.at(-1)).toMatchObject({ id: "good", findings: [{ start: 0, end: 9 }, { start: 0 }, { start: 0 }] });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  });
});

describe("texts for lint", () => {
  it.each([
    ["a byte-order mark", "\ufeff"],
    ["lines that end in CR LF", "A line.\r\n\r\n"],
    ["a family and a flag", "👩‍👩‍👧‍👦 flew 🇪🇪. "],
    ["text from right to left", "مرحبا بالعالم. "],
    ["marks that turn the direction", "\u202eabc\u2066. "],
    ["NUL and an escape", "a\0b \u001b[2J. "],
    ["accents that combine", "e\u0301e\u0301. "],
    ["half a surrogate pair", "\ud83d. "],
  ])("offsets behind %s are those of the text as it was given", (_, before) => {
    const text = `${before}We answered various requests.`;
    const line = JSON.stringify({ id: "1", as: "win", text });
    const { findings } = JSON.parse(upshot(["lint", "--jsonl"], line).stdout);
    const found = findings.find(({ rule }: { rule: string }) => rule === "win/vague-quantity");
    expect(text.slice(found.start, found.end)).toBe("various");
  });

  it("can't drive the terminal, nor can their names", () => {
    const name = isWindows ? "odd.md" : "odd\u001b[2J\u202e.md";
    writeFileSync(join(vault.here, name), "\u001b]0;x\u0007Worked on various \u001b[2J\u202e things");
    for (const more of [[], ["--json"]]) {
      const { stdout, stderr } = upshot(["lint", "--as", "win", name, ...more]);
      expect(stdout).toContain("various");
      expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });
});

describe("a rule of the vault's own that can't be used", () => {
  const RULE = `id: win/mine
version: 1
title: Mine
as: [win]
severity: notice
says: Not this.
why: It says so.
sources: [{ author: unsigned, title: Own notes, year: 2025 }]
`;

  it.each([
    [
      "a list of a rule that does not exist",
      "lists_of: win/vague-vreb\ncheck: { type: words, find: [x] }\n",
      ":9:1: there is no rule",
    ],
    [
      "a list that the other rule does not have",
      'lists_of: win/vague-verb\ncheck: { type: words, find: ["@nope x"] }\n',
      ":10:1: the rule has no list",
    ],
    ["a phrase that can't be read", 'check: { type: words, find: ["(a|b"] }\n', ':9:1: a ")" is missing'],
    [
      "lists that refer to each other",
      'lists: { a: ["@b"], b: ["@a"] }\ncheck: { type: words, find: ["@a x"] }\n',
      ':10:1: the list "a" refers to itself',
    ],
  ])("is told with its line, and the others go on: %s", (_, check, said) => {
    vault.write("playbook/rules/win/mine.yaml", RULE + check);
    const validated = upshot(["playbook", "validate"]);
    expect(validated).toMatchObject({ status: 1, stdout: expect.stringContaining(`playbook/rules/win/mine.yaml${said}`) });
    const { stdout, stderr } = upshot(["lint", "--as", "win", "--text", "Worked on it"]);
    expect(stdout).toContain("(win/vague-verb)");
    expect(stderr).toMatch(/mine/);
  });

  it("looks for phrases of many choices in time that grows with the text", () => {
    vault.write("playbook/rules/win/mine.yaml", `${RULE}check: { type: words, find: ["a ${"b? ".repeat(40)}c"] }\n`);
    const { stdout } = upshot(["lint", "--as", "win", "--text", `a ${"b ".repeat(10_000)}c`]);
    expect(stdout).toContain("(win/no-number)");
  });
});

it("a guide of the vault's own that tells a command which is none is found out", () => {
  const guide = readFileSync(new URL("../../playbook/guides/a1-impact-log.md", import.meta.url), "utf8");
  vault.write("playbook/guides/mine.md", guide.replace(/^start:.*/m, "start: upshot lgo"));
  expect(upshot(["playbook", "validate"])).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/guides\/mine\.md:\d+:1: there is no command `upshot lgo`.*\n.*`upshot log`/),
  });
});

describe("a ladder loses nothing in silence", () => {
  const levels = (junior: string, more = "") => `{${more}"Junior Engineer":${junior},"Senior Engineer":{"Scope":"c"}}`;

  it("in a key of JSON that is there twice", () => {
    const twice = levels('{"Scope":"a"}', '"Junior Engineer":{"Scope":"b"},');
    const { status, stderr } = upshot(["ladder", "import", "-", "--dry-run"], twice);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/"Junior Engineer" is there twice\n {2}\S/) });
  });

  it("in a key that can't be used", () => {
    const { stderr } = upshot(["ladder", "import", "-", "--dry-run"], levels('{"__proto__":"x","Scope":"a"}'));
    expect(stderr).toContain("__proto__");
  });

  it("in levels of one name", () => {
    const { stdout } = upshot(
      ["ladder", "import", "-", "--dry-run"],
      "Criterion,Senior Engineer,Senior Engineer,Staff Engineer\nScope,a,b,c\n",
    );
    expect(stdout).toContain("More than one level is called Senior Engineer");
  });

  it("when it takes a built-in one's place", () => {
    const text = "Criterion,Junior Engineer,Senior Engineer\nScope,a,b\n";
    const { stdout } = upshot(["ladder", "import", "-", "--dry-run", "--id", "generic-ic"], text);
    expect(stdout).toContain("takes the place of the built-in ladder generic-ic");
  });
});

it("nothing above left anything in the vault", () => {
  expect(existsSync(join(vault.root, "checks"))).toBe(false);
  expect(existsSync(join(vault.root, "playbook/ladders"))).toBe(false);
});

describe.skipIf(isWindows)("Ctrl-C while waiting for standard input", () => {
  it.each([
    ["lint", ["lint", "--jsonl", "--as", "win"]],
    ["check", ["check", "six-pillars", "--answers", "-"]],
  ])(
    "%s ends at once",
    async (_, args) => {
      const child = spawn(process.execPath, [program, ...args], { cwd: vault.here, env: vault.env });
      const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
      // It can't be seen from outside that it has begun to wait.
      await new Promise((done) => setTimeout(done, 3_000));
      child.kill("SIGINT");
      expect(await ended).toBe(130);
    },
    20_000,
  );
});
