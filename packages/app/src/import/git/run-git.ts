import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { withoutControls } from "@upshot/core/record/plain-text";

/**
 * Settings that a repository's own configuration could use to have a program started, or to make output unreadable
 * for us. Given on the command line they win over the repository's. `safe.directory` is opened because nothing of the
 * repository is executed here; `core.bare` keeps git away from the work tree (its attributes, its `.mailmap`, which may
 * be links or pipes).
 */
const SETTINGS = [
  "core.bare=true",
  "core.fsmonitor=false",
  "core.untrackedCache=false",
  "core.hooksPath=/dev/null",
  "core.attributesFile=/dev/null",
  "core.excludesFile=/dev/null",
  "core.pager=cat",
  "core.editor=false",
  "core.askPass=",
  "core.sshCommand=false",
  "core.gitProxy=",
  "core.alternateRefsCommand=false",
  "core.quotePath=false",
  "credential.helper=",
  "protocol.allow=never",
  "safe.directory=*",
  "gpg.program=false",
  "gpg.ssh.program=false",
  "gpg.x509.program=false",
  "log.showSignature=false",
  "log.mailmap=true",
  "log.decorate=false",
  "log.follow=false",
  "mailmap.file=",
  "diff.external=",
  "diff.orderFile=",
  "diff.ignoreSubmodules=none",
  "diff.renameLimit=200",
  "submodule.recurse=false",
  "i18n.logOutputEncoding=UTF-8",
  "color.ui=false",
  "gc.auto=0",
  "maintenance.auto=false",
  "fetch.recurseSubmodules=false",
];

/** What git may see of our environment: enough to be found and to run, and nothing that steers it. */
const KEPT = ["PATH", "Path", "SystemRoot", "TEMP", "TMP", "TMPDIR"];

/** How long the first answer of a git command may take before we call it stuck (a pipe where a file should be), in ms. */
const FIRST_ANSWER = 20_000;
/** The same for a walk over the history, which may think for long before it prints. */
const FIRST_ANSWER_OF_WALK = 600_000;
/** How often an abort is looked for, in ms. */
const ABORT_CHECK = 50;
/** How much of git's complaints is kept, in characters. */
const COMPLAINT = 4_000;

/** Something that can be asked whether the user gave up. */
export interface Abort {
  readonly aborted: boolean;
}

/** One run of git. */
export interface GitRun {
  readonly args: readonly string[];
  /** Folder to run in; its name never is an argument, so a leading dash does no harm. */
  readonly cwd?: string;
  /** The repository's git directory; absent while it is being looked for. */
  readonly gitDir?: string;
  readonly input?: string | Readable;
  /** Where the output goes: to a reader as it comes, or into another run's input. */
  readonly onOutput: ((chunk: Buffer) => void) | Writable;
  readonly signal?: Abort | undefined;
  /** True for a walk over the history. */
  readonly walk?: boolean;
  /** True to leave `.mailmap` alone, where it can't be read. */
  readonly withoutMailmap?: boolean;
  /** True to let git read the user's own configuration, as only the question "who am I" needs. */
  readonly asUser?: boolean;
}

/** How a run ended. */
export interface GitEnd {
  readonly code: number;
  readonly complaint: string;
}

/**
 * Runs git with a clean environment and settings under which a repository's configuration can't start a program or
 * reach a network. A non-zero exit is an answer, not a problem; problems are: git is missing, it does not answer, or
 * the user gave up. The child never outlives this process.
 */
export function runGit(run: GitRun): Promise<Result<GitEnd>> {
  if (run.signal?.aborted) return Promise.resolve(fail(interrupted()));
  return new Promise((resolve) => {
    const settings = [...SETTINGS, `mailmap.blob=${run.withoutMailmap === true ? "" : "HEAD:.mailmap"}`];
    const child = spawn("git", [...settings.flatMap((setting) => ["-c", setting]), "--no-pager", ...run.args], {
      cwd: run.cwd ?? "/",
      env: environment(run),
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    let complaint = "";
    let answered = false;
    let failure: Problem | undefined;
    const stop = () => child.kill("SIGKILL");
    process.once("exit", stop);
    const giveUp = (problem: Problem) => {
      failure ??= problem;
      stop();
    };
    const started = Date.now();
    const patience = run.walk === true ? FIRST_ANSWER_OF_WALK : FIRST_ANSWER;
    const watch = setInterval(() => {
      if (run.signal?.aborted) giveUp(interrupted());
      else if (!answered && Date.now() - started > patience) giveUp(stuck(run, patience));
    }, ABORT_CHECK);
    const settle = (result: Result<GitEnd>) => {
      clearInterval(watch);
      process.removeListener("exit", stop);
      resolve(result);
    };
    child.on("error", (cause: NodeJS.ErrnoException) => settle(fail(failure ?? cantStart(cause, run))));
    child.on("close", (code, signal) => {
      // Ctrl-C reaches git as well, and often before we have looked.
      if (signal === "SIGINT" || (run.signal?.aborted === true && code !== 0)) failure ??= interrupted();
      settle(failure === undefined ? ok({ code: code ?? 128, complaint }) : fail(failure));
    });
    child.stdout.on("data", (chunk: Buffer) => {
      answered = true;
      if (failure === undefined && typeof run.onOutput === "function") run.onOutput(chunk);
    });
    if (typeof run.onOutput !== "function") child.stdout.pipe(run.onOutput);
    child.stderr.on("data", (chunk: Buffer) => {
      answered = true;
      if (complaint.length < COMPLAINT) complaint += chunk.toString("utf8").slice(0, COMPLAINT);
    });
    // Git may stop reading when it meets something broken; its exit code tells, not our failed write.
    child.stdin.on("error", () => undefined);
    if (typeof run.input === "object") run.input.pipe(child.stdin);
    else child.stdin.end(run.input ?? "");
  });
}

/** Runs git and gives its whole output as text, for answers known to be short. */
export async function askGit(run: Omit<GitRun, "onOutput">): Promise<Result<GitEnd & { readonly output: string }>> {
  const chunks: Buffer[] = [];
  const end = await runGit({ ...run, onOutput: (chunk) => chunks.push(chunk) });
  return end.ok ? ok({ ...end.value, output: Buffer.concat(chunks).toString("utf8") }) : end;
}

function environment(run: GitRun): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(KEPT.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])));
  const user =
    run.asUser === true
      ? userConfiguration()
      : { GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_SYSTEM: "/dev/null", GIT_CONFIG_GLOBAL: "/dev/null" };
  return {
    ...kept,
    ...user,
    ...(run.gitDir !== undefined && { GIT_DIR: run.gitDir }),
    LC_ALL: "C",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    // A partial clone must not fetch what it lacks: newer git obeys the second, every git the first.
    GIT_ALLOW_PROTOCOL: "",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_ADVICE: "0",
  };
}

/** Where git finds the configuration that the user, not the repository, wrote. */
function userConfiguration(): NodeJS.ProcessEnv {
  const keys = [
    "HOME",
    "USERPROFILE",
    "HOMEDRIVE",
    "HOMEPATH",
    "XDG_CONFIG_HOME",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
  ];
  return Object.fromEntries(keys.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])));
}

function cantStart(cause: NodeJS.ErrnoException, run: GitRun): Problem {
  if (cause.code === "ENOENT") {
    return {
      code: "git.missing",
      message: "git is not installed, or not on the PATH",
      hint: "Install git, then import again",
      cause,
    };
  }
  return {
    code: "git.failed",
    message: `git could not be started: ${cause.message}`,
    ...(run.cwd !== undefined && { place: { file: run.cwd } }),
    cause,
  };
}

function stuck(run: GitRun, patience: number): Problem {
  return {
    code: "git.failed",
    message: `git ${run.args[0] ?? ""} gave no answer in ${patience / 1000} seconds and was stopped`,
    hint: "Something in the repository's folder may be a pipe or an unreachable disk where git expects a file",
  };
}

/** The sentence of git's complaint that says what stopped it, without control characters. */
export function mainComplaint(end: GitEnd): string {
  const lines = withoutControls(end.complaint).split("\n");
  const fatal = lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines[0] ?? "";
  return fatal.replace(/^(?:fatal|error): /, "") || `it ended with status ${end.code}`;
}

/** The problem of a user who gave up. */
function interrupted(): Problem {
  return { code: "interrupted", message: "the import was stopped before it was done" };
}
