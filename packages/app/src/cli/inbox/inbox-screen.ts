import { cut } from "../render/cut.js";
import { daysOf, type Waiting } from "../render/inbox-list.js";
import { oneLine, type Terminal } from "../terminal.js";

/** What the inbox shows at one moment. */
export interface InboxView {
  readonly candidates: readonly Waiting[];
  /** Which of them is chosen. */
  readonly at: number;
  /** Id of the one that waits to be merged. */
  readonly marked?: string | undefined;
  /** What came of the last key. */
  readonly said: string;
  /** What was typed so far as the reason of a dismissal, while it is asked for. */
  readonly why?: string | undefined;
}

/** Room on the screen, in characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

const KEYS = "j k move  a accept  e accept, edit  x dismiss  m merge  u undo  q quit";
const KEYS_WHILE_MARKED = "m merges the marked one (*) into this one; m on itself lets it go";

/** Lines that are neither a candidate nor one of its commits: head, space, reasons, space, message, keys. */
const FRAME = 7;

/** How many commit subjects of the chosen candidate are shown. */
const SUBJECTS = 3;

/** How many candidates fit on the screen; two lines each. */
export function candidateRows({ rows }: Size): number {
  return Math.max(1, Math.floor((rows - FRAME - SUBJECTS) / 2));
}

/** The screen, line by line, none wider than it is. */
export function inboxScreen(view: InboxView, size: Size, colors: Terminal["colors"]): readonly string[] {
  const { candidates, at, said, why } = view;
  const line = (text: string, indent = 0) => `${" ".repeat(indent)}${cut(oneLine(text), size.columns - indent)}`;
  const rows = candidateRows(size);
  const start = Math.max(0, Math.min(at - Math.floor(rows / 2), candidates.length - rows));
  const current = candidates[at];
  const count = current === undefined ? "nothing waits" : `${at + 1} of ${candidates.length}, most notable first`;
  return [
    `${colors.bold("Inbox")}  ${count}`,
    "",
    ...candidates.slice(start, start + rows).flatMap((candidate) => candidateLines(candidate, view, size, colors)),
    "",
    ...(current === undefined ? [] : [line(current.reasons.join("; "), 2)]),
    ...subjectsOf(current).map((subject) => colors.dim(line(`- ${subject}`, 2))),
    "",
    why === undefined ? colors.green(line(said)) : `Why not? (Enter: no reason, Esc: keep it) ${line(why)}`,
    colors.dim(cut(view.marked === undefined ? KEYS : KEYS_WHILE_MARKED, size.columns)),
  ];
}

function candidateLines(candidate: Waiting, view: InboxView, size: Size, colors: Terminal["colors"]): readonly string[] {
  const isCurrent = view.candidates[view.at]?.id === candidate.id;
  const edge = isCurrent ? colors.green("▌") : " ";
  const mark = candidate.id === view.marked ? "*" : " ";
  const title = cut(oneLine(candidate.title), size.columns - 8);
  const whence = [candidate.quarter, String(candidate["repositoryName"] ?? ""), daysOf(candidate.span)];
  return [
    `${edge}${mark} ${String(Math.round(candidate.score)).padStart(3)}  ${isCurrent ? colors.bold(title) : title}`,
    `${edge}       ${colors.dim(cut(oneLine(whence.filter((part) => part !== "").join("; ")), size.columns - 8))}`,
  ];
}

function subjectsOf(candidate: Waiting | undefined): readonly string[] {
  const subjects = candidate?.["subjects"];
  return Array.isArray(subjects) ? subjects.slice(0, SUBJECTS).map(String) : [];
}
