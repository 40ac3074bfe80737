import type { listPractices } from "@upshot/core/operations/list-practices";
import { PRACTICE_GROUPS } from "@upshot/core/playbook/practices";
import type * as z from "zod";
import { type Terminal, visible } from "../terminal.js";
import { cut, pad } from "./cut.js";
import { rhythm } from "./guide.js";
import type { Renderer } from "./renderer.js";

type Listed = z.output<(typeof listPractices)["output"]>;
type Practice = Listed["practices"][number];

/** Columns of the longest title and of the longest rhythm, of all 80. */
const TITLE = 27;
const RHYTHM = 15;
/** Columns before a record's name: row, state, day, title and rhythm with what stands between. */
const BEFORE = 9 + 7 + 18 + TITLE + RHYTHM + 4;

/** All as a table of one line each; some, asked for by name or because they are due, with what that rests on and how to go on. */
export const practiceList: Renderer = {
  json: (output: Listed) => output.practices,
  text(output: Listed, { terminal, input }) {
    const { colors } = terminal;
    const isWhole = input["rows"] === undefined && input["due"] !== true;
    let group = "";
    for (const practice of output.practices) {
      if (practice.group !== group) {
        if (group !== "") terminal.out();
        group = practice.group;
        terminal.out(colors.bold(`${group}  ${PRACTICE_GROUPS[practice.group]}`));
      }
      terminal.out(line(practice, terminal, isWhole));
      if (!isWhole) basis(practice, terminal);
    }
    const count = (state: string) => output.practices.filter((practice) => practice.state === state).length;
    if (output.practices.length === 0) terminal.note("Nothing is due.");
    else terminal.note(colors.dim(`${count("kept")} kept, ${count("due")} due, ${count("never")} never.`));
    if (isWhole && count("never") === output.practices.length)
      terminal.note("Nobody keeps eighty. Begin with one: `upshot guide A1`, or `upshot guide C8` when you don't know where.");
    else if (isWhole) {
      terminal.note(colors.dim("The day is that of the newest record of a practice, or the one since which it is due."));
      terminal.note(colors.dim("`upshot practices D3`, or a letter, says what that rests on; `upshot guide D3` explains it."));
    }
  },
};

function line(
  { row, state, title, last, due, every, record }: Practice,
  { colors, width }: Terminal,
  withRecord: boolean,
): string {
  const paint = { never: colors.dim, due: colors.yellow, kept: colors.green };
  const since = last === undefined ? "" : state === "due" ? `since ${due}` : last;
  const room = width - BEFORE;
  const when = every === undefined ? "" : rhythm(every);
  const rests = !withRecord || record === undefined || room < 20 ? "" : cut(record, room);
  const about = visible(`${pad(when, RHYTHM)}  ${rests}`.trimEnd());
  return `  ${row.padEnd(3)}  ${paint[state](state.padEnd(5))}  ${since.padEnd(16)}  ${visible(pad(title, TITLE))}  ${colors.dim(about)}`;
}

/** What the state rests on, which records count, and the command that makes one. Nothing is broken, so that it can be copied. */
function basis({ record, filters, start }: Practice, { out, colors }: Terminal): void {
  const labelled = (label: string, text: string | undefined) => {
    if (text !== undefined) out(`       ${colors.dim(label.padEnd(8))}  ${visible(text)}`);
  };
  labelled("rests on", record);
  filters?.forEach((filter, at) => {
    labelled(at === 0 ? "counts" : "", filter);
  });
  labelled("start", start);
}
