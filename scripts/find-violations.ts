import { readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";
import { type Part, parts } from "./boundaries.js";
import { ownFiles } from "./own-files.js";
import { readImports } from "./read-imports.js";

/** Something that the layout does not allow. */
export interface Violation {
  /** Relative to the checkout, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly rule: "arrow" | "package" | "playbook" | "pure" | "by-name" | "computed" | "unresolved" | "no-part";
  readonly message: string;
}

/** Every import of the tree under `root` that the table in boundaries.ts does not allow, and every impure use in the core. */
export function findViolations(root: string): readonly Violation[] {
  const files = ownFiles(root).filter((file) => /\.[cm]?[jt]sx?$/.test(file));
  return files.flatMap((file) => {
    const part = partOf(file);
    if (part === undefined) return [{ file, line: 1, rule: "no-part", message: "belongs to no part of scripts/boundaries.ts" }];
    const { imports, impure } = readImports(file, readFileSync(join(root, file), "utf8"));
    const found: Violation[] = [];
    for (const { specifier, line } of imports) {
      const violation = specifier === undefined ? computed(file) : judge({ root, file, part, specifier });
      if (violation !== undefined) found.push({ file, line, ...violation });
    }
    if (file.startsWith("packages/core/src/")) {
      const message = "time and chance come in through ports";
      found.push(...impure.map(({ what, line }) => ({ file, line, rule: "pure" as const, message: `${what}: ${message}` })));
    }
    return found;
  });
}

/** One line for a terminal: place, rule, what is wrong. */
export function violationLine({ file, line, rule, message }: Violation): string {
  return `${file}:${line}: ${rule}: ${message}`;
}

type Verdict = Pick<Violation, "rule" | "message"> | undefined;

function judge(question: {
  readonly root: string;
  readonly file: string;
  readonly part: Part;
  readonly specifier: string;
}): Verdict {
  const { root, file, part, specifier } = question;
  const core = /^@upshot\/core(\/|$)/.test(specifier);
  if (!specifier.startsWith(".") && !core) return judgePackage(part, specifier);

  const target = core ? coreFile(specifier) : posix.join(posix.dirname(file), specifier);
  if (target.startsWith("playbook/")) {
    return { rule: "playbook", message: `${target} is data that is read, not code that is imported` };
  }
  // Named files are looked up before the disk: what the launcher starts is not there before the first build.
  if (part.files?.some((path) => path === target || path === target.replace(/\.js$/, ".ts"))) return undefined;
  const resolved = onDisk(root, target);
  if (resolved === undefined) return { rule: "unresolved", message: `there is no ${target}` };
  const to = partOf(resolved);
  if (to === undefined) return { rule: "no-part", message: `${resolved} belongs to no part of scripts/boundaries.ts` };
  if (isProgram(file) && !core && packageOf(file) !== "packages/core" && packageOf(resolved) === "packages/core") {
    return { rule: "by-name", message: `import the core by its name, not as ${specifier}` };
  }
  if (to.name === part.name || part.parts.includes(to.name)) return undefined;
  return { rule: "arrow", message: `${part.name} must not import ${to.name} (${resolved})` };
}

function judgePackage(part: Part, specifier: string): Verdict {
  const isNode = specifier.startsWith("node:") || builtinModules.includes(specifier);
  const name = isNode ? "node:" : specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  const isAllowed = part.packages.includes(name) || (!isNode && part.packages.includes("*"));
  return isAllowed ? undefined : { rule: "package", message: `${part.name} must not import ${specifier}` };
}

function computed(file: string): Verdict {
  return isProgram(file) ? { rule: "computed", message: "a computed import() can be neither bundled nor checked" } : undefined;
}

/** Whether a file becomes part of the program; tests and tools have more freedom. */
function isProgram(file: string): boolean {
  return /^packages\/[^/]+\/src\//.test(file);
}

function partOf(file: string): Part | undefined {
  return parts.find(({ at }) => {
    if (at.endsWith("*")) return file.startsWith(at.slice(0, -1)) && !file.slice(at.length - 1).includes("/");
    return at.endsWith("/") ? file.startsWith(at) : file === at;
  });
}

/** Where the `exports` of packages/core/package.json lead. */
function coreFile(specifier: string): string {
  const subpath = specifier.slice("@upshot/core/".length);
  if (subpath === "") return "packages/core/src/index.ts";
  return subpath === "testing" ? "packages/core/testing/index.ts" : `packages/core/src/${subpath}.ts`;
}

/** The file that an import means: TypeScript says `.js` where the source is `.ts`. */
function onDisk(root: string, target: string): string | undefined {
  const sources = [target, target.replace(/\.js$/, ".ts"), target.replace(/\.js$/, ".tsx"), target.replace(/\.mjs$/, ".mts")];
  return sources.find((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
}

function packageOf(file: string): string {
  return /^packages\/[^/]+/.exec(file)?.[0] ?? "";
}
