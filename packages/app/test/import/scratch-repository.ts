import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Who writes when a test does not say. */
export const MARIA = { name: "Maria Lopez", email: "maria@example.org" };
export const BEN = { name: "Ben Okafor", email: "ben@example.org" };

/** Keeps the settings of whoever runs the tests away from git. */
export function isolateGit(): void {
  process.env["HOME"] = mkdtempSync(join(tmpdir(), "upshot-home-"));
  process.env["GIT_CONFIG_NOSYSTEM"] = "1";
  delete process.env["XDG_CONFIG_HOME"];
}

const START = Date.UTC(2026, 0, 5, 9) / 1000;

/** One commit for `ScratchRepository.commit`. */
export interface CommitOrder {
  /** Text by path; `null` deletes. Absent: one new file. */
  readonly files?: Readonly<Record<string, string | null>>;
  readonly by?: { readonly name: string; readonly email: string };
  /** Days after 2026-01-05 at which it was written. */
  readonly day?: number;
  /** Days after 2026-01-05 at which it was committed, when that was later. */
  readonly landed?: number;
  /** Settings for this one command, such as `i18n.commitEncoding=latin1`. */
  readonly settings?: readonly string[];
}

/** A git repository in a temporary folder, made with fixed dates and without anybody's configuration. */
export class ScratchRepository {
  readonly path: string;
  #count = 0;

  constructor(path = join(mkdtempSync(join(tmpdir(), "upshot-git-")), "shop"), options: readonly string[] = []) {
    this.path = path;
    mkdirSync(path, { recursive: true });
    this.git("init", "-q", "-b", "main", ...options);
  }

  /** Runs git here and gives its output; throws when git fails. */
  git(...args: readonly string[]): string {
    return runGit(args, this.path);
  }

  /** Writes files, commits them all, and gives the sha. */
  commit(message: string | Buffer, order: CommitOrder = {}): string {
    this.#count += 1;
    const day = order.day ?? this.#count;
    for (const [path, text] of Object.entries(order.files ?? { [`src/file${this.#count}.ts`]: lines(20, `${this.#count}`) })) {
      const full = join(this.path, path);
      if (text === null) rmSync(full);
      else {
        mkdirSync(dirname(full), { recursive: true });
        writeFileSync(full, text);
      }
    }
    const { name, email } = order.by ?? MARIA;
    this.git("add", "-A");
    runGit(
      [
        ...(order.settings ?? []).flatMap((setting) => ["-c", setting]),
        "commit",
        "-q",
        "--allow-empty",
        "--allow-empty-message",
        "--cleanup=verbatim",
        "-F",
        "-",
      ],
      this.path,
      {
        input: message,
        env: {
          GIT_AUTHOR_NAME: name,
          GIT_AUTHOR_EMAIL: email,
          GIT_COMMITTER_NAME: name,
          GIT_COMMITTER_EMAIL: email,
          GIT_AUTHOR_DATE: at(day, this.#count),
          GIT_COMMITTER_DATE: at(order.landed ?? day, this.#count),
        },
      },
    );
    return this.head();
  }

  /** Puts a commit object of these very bytes on main, with the current commit as its parent; the tree stays the same. */
  rawCommit(rest: Buffer | string): string {
    const head = Buffer.from(`tree ${this.git("rev-parse", "HEAD^{tree}").trim()}\nparent ${this.head()}\n`);
    const input = Buffer.concat([head, Buffer.from(rest)]);
    const sha = runGit(["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], this.path, { input }).trim();
    this.git("update-ref", "refs/heads/main", sha);
    return sha;
  }

  /** Merges a branch into the current one with a merge commit. */
  merge(branch: string, message: string, day: number): string {
    this.#count += 1;
    runGit(["merge", "-q", "--no-ff", "-m", message, branch], this.path, {
      env: { GIT_AUTHOR_DATE: at(day, this.#count), GIT_COMMITTER_DATE: at(day, this.#count) },
    });
    return this.head();
  }

  /** Tags the current commit, with an annotated tag of that day. */
  tag(name: string, day: number): void {
    runGit(["tag", "-a", "-m", name, name], this.path, { env: { GIT_COMMITTER_DATE: at(day, 0) } });
  }

  /** The current commit's sha. */
  head(): string {
    const at = readFileSync(join(this.path, ".git/HEAD"), "utf8").trim();
    return at.startsWith("ref: ") ? readFileSync(join(this.path, ".git", at.slice("ref: ".length)), "utf8").trim() : at;
  }

  /** Removes the folder that the repository is in. */
  remove(): void {
    rmSync(dirname(this.path), { recursive: true, force: true });
  }
}

/** So many numbered lines. */
export function lines(count: number, word = "line"): string {
  return Array.from({ length: count }, (_, number) => `${word} ${number}\n`).join("");
}

/** Runs git without anybody's configuration. */
export function runGit(
  args: readonly string[],
  cwd: string,
  options: { readonly input?: string | Buffer; readonly env?: NodeJS.ProcessEnv } = {},
): string {
  return execFileSync("git", ["-c", "protocol.file.allow=always", ...args], {
    cwd,
    encoding: "utf8",
    input: options.input ?? "",
    stdio: ["pipe", "pipe", "pipe"],
    maxBuffer: 1 << 28,
    env: {
      PATH: process.env["PATH"],
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: MARIA.name,
      GIT_AUTHOR_EMAIL: MARIA.email,
      GIT_COMMITTER_NAME: MARIA.name,
      GIT_COMMITTER_EMAIL: MARIA.email,
      TZ: "UTC",
      ...options.env,
    },
  });
}

function at(day: number, second: number): string {
  return `${START + day * 86_400 + second} +0100`;
}
