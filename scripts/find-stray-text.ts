import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ownFiles } from "./own-files.js";

/** Words in a row that own text may not share with a source: fewer would catch ordinary speech. */
const runLength = 11;

/** Text that must not be in the repository. */
export interface StrayText {
  readonly file: string;
  readonly line: number;
  readonly rule: "machine-path" | "unfinished" | "borrowed";
  readonly message: string;
}

/**
 * Paths of this machine, notes about unfinished work, and sentences taken from one of `sources` (plain text files),
 * in all files that git tracks or would track.
 */
export function findStrayText(root: string, sources: readonly string[]): readonly StrayText[] {
  const machinePaths = pathsOfThisMachine(root);
  const borrowed = new Set(sources.flatMap((source) => runs(readFileSync(source, "utf8")).map(({ text }) => text)));
  return textFiles(root).flatMap(({ file, text }) => [
    ...findLines(file, text, machinePaths, "machine-path", "a path of this machine"),
    ...findLines(file, text, unfinished, "unfinished", "a note about unfinished work"),
    ...(borrowed.size > 0 ? findBorrowed(file, text, borrowed) : []),
  ]);
}

/** The sources that own text is held against: the text files of a folder. Empty when there is no such folder. */
export function sourceTexts(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.(txt|md)$/.test(path) && statSync(path).isFile());
}

// Put together from halves, so that this file passes its own check.
const unfinished = new RegExp(`\\b(${["TO", "FIX"].map((half, index) => half + ["DO", "ME"][index]).join("|")})\\b`);

function pathsOfThisMachine(root: string): RegExp {
  const telling = [root, dirname(root), homedir()].filter((path) => path !== "/" && path !== tmpdir() && path !== "/tmp");
  const escaped = telling.map((path) => path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\w./:~-])(${escaped.join("|")})/`);
}

function textFiles(root: string): readonly { readonly file: string; readonly text: string }[] {
  const files = ownFiles(root).filter((file) => file !== "package-lock.json");
  return files.map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
}

function findLines(file: string, text: string, pattern: RegExp, rule: StrayText["rule"], what: string): readonly StrayText[] {
  return text.split("\n").flatMap((content, index) => {
    const match = pattern.exec(content);
    return match === null ? [] : [{ file, line: index + 1, rule, message: `${what}: ${match[0]}` }];
  });
}

function findBorrowed(file: string, text: string, borrowed: ReadonlySet<string>): readonly StrayText[] {
  const first = runs(withoutTitles(text)).find((run) => borrowed.has(run.text));
  if (first === undefined) return [];
  const line = text.slice(0, first.offset).split("\n").length;
  return [{ file, line, rule: "borrowed", message: `${runLength} words in a row are in a source: ${first.text}` }];
}

/** The text with the titles of works it names (`{ author: …, title: … }`) as blanks: a title is quoted, not borrowed. */
function withoutTitles(text: string): string {
  return text.replace(
    /(\bauthor: [^\n]*?\btitle: )("[^"\n]*"|[^,}\n]*)/g,
    (_, before: string, title: string) => before + title.replace(/\S/g, " "),
  );
}

/** Every `runLength` words in a row, lower-cased and without punctuation, so that neither wrapping nor markup hides them. */
function runs(text: string): readonly { readonly text: string; readonly offset: number }[] {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ word: match[0].toLowerCase(), offset: match.index }));
  return words.slice(0, Math.max(0, words.length - runLength + 1)).map(({ offset }, index) => ({
    text: words
      .slice(index, index + runLength)
      .map(({ word }) => word)
      .join(" "),
    offset,
  }));
}
