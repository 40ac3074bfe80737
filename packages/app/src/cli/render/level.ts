import type { showLevel } from "@upshot/core/operations/show-level";
import { NO_SENTENCE } from "@upshot/core/playbook/ladder/not-written";
import type * as z from "zod";
import { type Terminal, visible } from "../terminal.js";
import { columns, cut, pad } from "./cut.js";
import { paragraph, points } from "./paragraph.js";
import type { Renderer } from "./renderer.js";

type Level = z.output<(typeof showLevel)["output"]>;
type Criterion = Level["criteria"][number];

/** Widest name of a criterion, and columns of one quarter: two figures with their marks. */
const CRITERION = 28;
const QUARTER = 6;
/** Columns of the totals and the standing, with what stands between. */
const TOTALS = 21;
/** Most wins that are listed for one criterion. */
const LISTED = 3;

/** The matrix, the evidence behind it, and what would change it. */
export const level: Renderer = {
  text(output: Level, { terminal }) {
    head(output, terminal);
    matrix(output, terminal);
    remarks(output, terminal);
    if (output.criteria.some(({ evidence }) => evidence.length > 0)) evidenceOf(output, terminal);
    building(output, terminal);
    patterns(output, terminal);
    if (output.transition !== undefined) transition(output.transition, output.target.title, terminal);
    stage(output, terminal);
  },
};

function head({ level: own, target, ladder, litmus, counts, beyond }: Level, terminal: Terminal): void {
  const { colors } = terminal;
  const from = own === undefined || own.id === target.id ? "" : `${own.title} → `;
  terminal.out(colors.bold(visible(`${from}${target.title}`)));
  terminal.out(colors.dim(visible(`${ladder.title} (${ladder.id}@${ladder.version})`)));
  if (own === undefined) paragraph("Upshot does not know your level on this ladder: `level:` in upshot.yaml says it.", terminal);
  if (counts === "either") paragraph("You are at this level or above, so evidence of either kind counts.", terminal);
  if (beyond !== undefined)
    paragraph(
      `Next-level marks speak for ${beyond.title}, the level after yours: of ${target.title} they show at most the way there.`,
      terminal,
    );
  if (target.sentence !== NO_SENTENCE) paragraph(`The litmus test: ${target.sentence}`, terminal);
  if (litmus === undefined) {
    if (ladder.track === "ic") paragraph("`upshot check litmus` asks which level your last two quarters read like.", terminal);
    return;
  }
  const opinions =
    litmus.opinions === 0
      ? ""
      : ` ${litmus.opinions} ${litmus.opinions === 1 ? "answer is" : "answers are"} opinion, for want of evidence.`;
  paragraph(`Your answers of ${litmus.date}: ${litmus.says.join(" ")}${opinions}`, terminal);
}

function matrix(output: Level, terminal: Terminal): void {
  const { colors } = terminal;
  const { wins, next, marked, quarters } = output;
  const span = `from ${quarters[0]} to ${quarters.at(-1)}`;
  terminal.out();
  if (marked === 0) {
    const none = wins === 0 ? `No wins ${span} yet.` : `${wins} ${wins === 1 ? "win" : "wins"} ${span}, none of them marked:`;
    paragraph(`${none}${wins === 0 ? "" : " `upshot win level WIN` suggests what one speaks for."}`, terminal);
    return;
  }
  paragraph(
    `${wins} ${wins === 1 ? "win" : "wins"} ${span}: ${next} with next-level evidence, ${marked - next} with current-level evidence only, ${wins - marked} not marked.`,
    terminal,
  );
  terminal.out();
  const titles = Math.min(CRITERION, Math.max(...output.criteria.map(({ title }) => columns(title))));
  const room = Math.max(1, Math.floor((terminal.width - titles - TOTALS) / (QUARTER + 1)));
  const shown = quarters.slice(-room);
  const years = shown.map((quarter, at) => (shown[at - 1]?.slice(0, 4) === quarter.slice(0, 4) ? "" : quarter.slice(0, 4)));
  const row = (cells: readonly string[]) => cells.map((cell) => pad(cell, QUARTER)).join(" ");
  terminal.out(colors.dim(`${" ".repeat(titles)}  ${row(years)}`.trimEnd()));
  terminal.out(colors.dim(`${" ".repeat(titles)}  ${row(shown.map((quarter) => quarter.slice(-2)))}  next  now  standing`));
  for (const criterion of output.criteria) {
    const cells = criterion.cells.slice(-room).map(({ next: above, current }) => figures(above.length, current.length));
    const totals = `${String(criterion.next).padStart(4)}  ${String(criterion.current).padStart(3)}`;
    terminal.out(
      `${visible(pad(cut(criterion.title, titles), titles))}  ${row(cells)}  ${totals}  ${painted(criterion.standing, terminal)}`,
    );
  }
  const counted = output.counts === "next" ? "next-level evidence" : "evidence";
  paragraph(`● next level, ○ current level; shown: ${counted} from two quarters or more, thin: from one.`, terminal);
  if (shown.length < quarters.length)
    paragraph(`No room for ${quarters[0]} to ${quarters[quarters.length - shown.length - 1]}; they are counted.`, terminal);
}

function figures(next: number, current: number): string {
  if (next + current === 0) return "·";
  return `${next === 0 ? "" : `${next}●`}${current === 0 ? "" : `${current}○`}`;
}

function painted(standing: Criterion["standing"], { colors }: Terminal): string {
  return { shown: colors.green, thin: colors.yellow, none: colors.red }[standing](standing);
}

/** What the matrix leaves out, each with the command that changes it. */
function remarks(output: Level, terminal: Terminal): void {
  const { wins, marked, unplaced, foreign, quarters } = output;
  const from = `${quarters[0]?.slice(0, 4)}-${String(Number(quarters[0]?.slice(-1)) * 3 - 2).padStart(2, "0")}`;
  if (unplaced > 0)
    paragraph(
      `${unplaced} ${unplaced === 1 ? "win is" : "wins are"} marked as a whole and in no row above; \`upshot win level WIN\` suggests criteria.`,
      terminal,
    );
  if (wins > marked) paragraph(`Not marked: \`upshot list kind:win -has:level date:${from}..\` lists them.`, terminal);
  const others = [...new Set(foreign.map(({ criterion }) => criterion))];
  if (foreign.length > 0)
    paragraph(
      `${foreign.length} ${foreign.length === 1 ? "mark is" : "marks are"} for criteria that this ladder does not have: ${others.join(", ")}.`,
      terminal,
    );
}

function evidenceOf({ criteria, counts }: Level, terminal: Terminal): void {
  const { colors } = terminal;
  terminal.out();
  terminal.out(colors.bold("What it rests on"));
  for (const { title, evidence } of criteria) {
    const counting = evidence.filter(({ mark }) => counts === "either" || mark === "next");
    if (counting.length === 0) continue;
    terminal.out(`  ${visible(title)}`);
    for (const win of counting.slice(0, LISTED))
      terminal.out(`    ${colors.dim(win.date)}  ${visible(cut(win.title, terminal.width - 16))}`);
    if (counting.length > LISTED) terminal.out(colors.dim(`    and ${counting.length - LISTED} more`));
  }
}

function building({ claims, build, criteria, target, wins }: Level, terminal: Terminal): void {
  const { colors } = terminal;
  terminal.out();
  if (!claims) {
    if (wins > 0) paragraph("Fewer than ten wins in these quarters: no gap is claimed on so little.", terminal);
    terminal.out(colors.bold(visible(`What ${target.title} means`)));
    for (const { title, expects } of criteria) {
      terminal.out(`  ${visible(title)}`);
      points(expects, terminal, 4);
    }
    return;
  }
  terminal.out(colors.bold(visible(`What to build next quarter, by what ${target.title} means`)));
  for (const { criterion, why, expects } of build) {
    paragraph(`${criterion}: ${why}`, terminal, 2);
    points(expects, terminal, 4);
  }
}

/** Habits that the records give away; the check of the same name asks for those that they don't. */
function patterns({ patterns: seen }: Level, terminal: Terminal): void {
  for (const { title, because, instead } of seen) {
    terminal.out();
    terminal.out(terminal.colors.bold(visible(`A sign of: ${title}`)));
    paragraph(`${because}. If it is so: ${instead}`, terminal, 2);
  }
}

function transition({ signals, stalls, check }: NonNullable<Level["transition"]>, title: string, terminal: Terminal): void {
  const { colors } = terminal;
  terminal.out();
  terminal.out(colors.bold(visible(`Seen in people who become ${title}`)));
  points(signals, terminal, 2);
  terminal.out(colors.bold("What holds people back before it"));
  points(stalls, terminal, 2);
  if (check === undefined) return;
  paragraph(
    check.answered === undefined
      ? `\`upshot check ${check.id}\` asks for each of them, with evidence.`
      : `Answered on ${check.answered}: \`upshot check show ${check.id}\`.`,
    terminal,
  );
}

function stage({ stage: found, target }: Level, terminal: Terminal): void {
  terminal.out();
  if (found === undefined) {
    paragraph(
      "What a level means depends on the company: `stage:` in upshot.yaml, or --stage startup, growth, big-tech or enterprise.",
      terminal,
    );
    return;
  }
  terminal.out(terminal.colors.bold(visible(`At a company of the stage "${found.id}"`)));
  paragraph(found.means, terminal, 2);
  if (found.level !== undefined) paragraph(`${target.title}: ${found.level}`, terminal, 2);
  terminal.out("  What counts there:");
  points(found.counts, terminal, 4);
  paragraph(`The usual way to fail: ${found.fails}`, terminal, 2);
  if (found.from !== undefined) paragraph(`Your ladder says nothing about stages; this is ${found.from}'s.`, terminal, 2);
}
