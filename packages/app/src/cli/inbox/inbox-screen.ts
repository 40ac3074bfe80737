import { cut } from "../render/cut.js";
import { daysOf, reasonsOf, type Waiting } from "../render/inbox-list.js";
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
const KEYS_ON_FOLLOW_UP = "j k move  f add to its win  a accept  e accept, edit  x dismiss  u undo  q quit";
const KEYS_WHILE_MARKED = "m merges the marked one (*) into this one; m on itself lets it go";

/** Lines beside the candidates and the commits of the chosen one: head, reasons, message, keys, and what parts them. */
const FRAME = 7;

/** How many commit subjects of the chosen candidate are shown where there is room. */
const SUBJECTS = 3;

const QUESTION = "Why not? (Enter: no reason, Esc: keep it) ";

/** How many candidates fit on the screen; two lines each. */
export function candidateRows({ rows }: Size): number {
  return Math.max(1, Math.floor((rows - FRAME - SUBJECTS) / 2));
}

/** The screen, line by line: no more than there are rows, none wider than it is. */
export function inboxScreen(view: InboxView, size: Size, colors: Terminal["colors"]): readonly string[] {
  const { candidates, at, said, why } = view;
  const line = (text: string) => cut(oneLine(text), size.columns);
  const indented = (text: string) => `  ${cut(oneLine(text), size.columns - 2)}`;
  const rows = candidateRows(size);
  const start = Math.max(0, Math.min(at - Math.floor(rows / 2), candidates.length - rows));
  const current = candidates[at];
  const count = current === undefined ? "nothing waits" : `${at + 1} of ${candidates.length}, most notable first`;
  const space = size.rows < FRAME + 2 ? [] : [""];
  const subjects = subjectsOf(current).slice(0, Math.max(0, size.rows - FRAME - 2));
  return [
    `${colors.bold("Inbox")}  ${cut(count, size.columns - 7)}`,
    ...space,
    ...candidates.slice(start, start + rows).flatMap((candidate) => candidateLines(candidate, view, size, colors)),
    ...space,
    ...(current === undefined ? [] : [indented(reasonsOf(current).join("; "))]),
    ...subjects.map((subject) => colors.dim(indented(`- ${subject}`))),
    ...space,
    why === undefined ? colors.green(line(said)) : line(`${QUESTION}${ending(why, size.columns - QUESTION.length)}`),
    colors.dim(cut(keysFor(view), size.columns)),
  ].slice(-size.rows);
}

function keysFor({ candidates, at, marked }: InboxView): string {
  if (marked !== undefined) return KEYS_WHILE_MARKED;
  return candidates[at]?.["followUp"] === undefined ? KEYS : KEYS_ON_FOLLOW_UP;
}

/** The end of a text that is being typed, as far as it fits. */
function ending(text: string, width: number): string {
  return [...text].slice(-Math.max(1, width)).join("");
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
