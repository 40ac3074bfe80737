import * as z from "zod";
import { parseConfig } from "../codec/config-text.js";
import { editEntry } from "../codec/edit-entry.js";
import { Id } from "../playbook/formats/common.js";
import type { Ladder } from "../playbook/formats/ladder.js";
import { ladderText } from "../playbook/ladder/import/ladder-text.js";
import { readLadder } from "../playbook/ladder/import/read-ladder.js";
import type { Question } from "../playbook/ladder/import/reading.js";
import { NOTHING_WRITTEN } from "../playbook/ladder/not-written.js";
import { readItem } from "../playbook/read-item.js";
import type { Change } from "../ports.js";
import { fail, ok, type Problem, type Result } from "../problem.js";
import type { VaultConfig } from "../record/config.js";
import type { VaultPath } from "../record/entry.js";
import { DoctorFinding, flat } from "./examine-vault.js";
import { operation, type World } from "./operation.js";

const CONFIG = "upshot.yaml" as VaultPath;

/** `upshot ladder import FILE`: a company's own ladder becomes a file of the user's playbook. */
export const importLadder = operation({
  name: "ladder.import",
  summary: "Reads a company's own ladder from CSV, Markdown, YAML or JSON into your playbook, and says how it was read",
  input: z.object({
    name: z.string().min(1).describe("Name of the file; its ending says what it is"),
    text: z.string().describe("Text of the file"),
    rows: z
      .enum(["levels", "criteria"])
      .optional()
      .describe("What the rows of a table or the outer headings are, where the file does not say"),
    order: z
      .enum(["as-written", "reversed", "by-name"])
      .optional()
      .describe("Which way the levels run, where their names do not say"),
    unnamed: z.enum(["keep", "skip"]).optional().describe("What becomes of columns without a heading"),
    section: z.string().optional().describe("Which part of a file that holds several ladders; all for everything as one"),
    id: Id.optional().describe("Id of the ladder; made from its title when absent"),
    title: z.string().trim().min(1).optional().describe("Title; the file's when absent"),
    track: z.enum(["ic", "management"]).optional().describe("Made out from the names of the levels when absent"),
    replace: z.boolean().optional().describe("Take the place of your ladder of the same id"),
    use: z.boolean().optional().describe("Write it into upshot.yaml as your ladder, also when another one is named there"),
  }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    path: z.string(),
    track: z.enum(["ic", "management"]),
    levels: z.array(z.object({ id: z.string(), title: z.string(), sentence: z.string() })),
    criteria: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        expectations: z.array(z.int()).describe("How many, level by level; 0 where the file says nothing"),
      }),
    ),
    how: z.array(z.string()).describe("How the file was read"),
    findings: z.array(DoctorFinding),
    inUse: z.enum(["set", "already", "no"]).describe("Whether upshot.yaml names it now"),
    next: z.string().describe("What to do to use it, or to see it"),
  }),
  effect: "write",
  async run({ name, text, id, title, track, replace, use, ...hints }, world) {
    const reading = readLadder({ name, text, hints, about: { id, title, track } });
    const { ladder, questions, how, problems } = reading;
    // What stopped the reading comes last; what is only worth knowing stands before it.
    if (ladder === undefined)
      return fail(problems.at(-1) ?? { code: "input.invalid", message: "it can't be read as a ladder", place: { file: name } });
    const [question] = questions;
    if (question !== undefined) return fail(openQuestion(question, name));
    const path = `playbook/ladders/${ladder.id}.yaml` as VaultPath;
    const change = await fileChange(path, ladderText(ladder), replace === true, world);
    if (!change.ok) return change;
    const builtIn = (await world.playbook.files("ladder")).find(
      (file) => file.origin === "built-in" && readItem(file).item?.content.id === ladder.id,
    );
    const used = await configChange(ladder, use === true, world);
    if (!used.ok) return used;
    const { state, why, change: ofConfig } = used.value;
    return ok({
      output: {
        id: ladder.id,
        title: ladder.title,
        path,
        track: ladder.track,
        levels: ladder.levels,
        criteria: ladder.criteria.map((criterion) => ({
          id: criterion.id,
          title: criterion.title,
          expectations: ladder.levels.map((level) => countOf(ladder, criterion.id, level.id)),
        })),
        how: [
          ...how,
          ...(builtIn === undefined
            ? []
            : [`It takes the place of the built-in ladder ${ladder.id}; --id gives it another name.`]),
        ],
        findings: problems.map(flat),
        inUse: state,
        next:
          state === "no"
            ? `${why}; write \`ladder: ${ladder.id}\` into upshot.yaml, or run this again with --replace --use`
            : `upshot level --target ${ladder.levels[1]?.id}`,
      },
      plan: {
        summary: `import ladder/${ladder.id}`,
        changes: [change.value, ...(ofConfig === undefined ? [] : [ofConfig])].flat(),
      },
    });
  },
});

function countOf(ladder: Ladder, criterion: string, level: string): number {
  const texts = ladder.cells[criterion]?.[level] ?? [];
  return texts[0] === NOTHING_WRITTEN ? 0 : texts.length;
}

/** What the file leaves open, with the option that settles it. */
function openQuestion({ id, asks, options }: Question, file: string): Problem {
  return {
    code: "input.invalid",
    message: asks,
    place: { file },
    hint: options
      .map(({ value, label }) => `--${id} ${/\s/.test(value) ? `"${value}"` : value}${label === value ? "" : ` (${label})`}`)
      .join("; or "),
  };
}

async function fileChange(path: VaultPath, text: string, replace: boolean, world: World): Promise<Result<readonly Change[]>> {
  const there = await world.vault.read(path);
  if (!there.ok) return there.problem.code === "record.not-found" ? ok([{ type: "create", path, text }]) : there;
  if (there.value.text === text) return ok([]);
  if (replace) return ok([{ type: "edit", path, base: there.value.hash, text }]);
  return fail({
    code: "record.exists",
    message: "you have a ladder of that id already; it was not touched",
    place: { file: path },
    hint: "--replace takes its place, --id gives the new one another name",
  });
}

/** The new ladder is used when no other one is named and the levels that are named are on it; `use` names it in any case. */
async function configChange(
  ladder: Ladder,
  use: boolean,
  { vault, config }: World,
): Promise<Result<{ readonly state: "set" | "already" | "no"; readonly why?: string; readonly change?: Change }>> {
  if (config.ladder === ladder.id) return ok({ state: "already" });
  const foreign = strangers(config, ladder);
  if (!use && config.ladder !== undefined)
    return ok({ state: "no", why: `upshot.yaml names the ladder ${config.ladder}, which stays` });
  if (!use && foreign.length > 0)
    return ok({ state: "no", why: `upshot.yaml says ${foreign.join(" and ")}, which is not on this ladder` });
  const file = await vault.read(CONFIG);
  if (!file.ok) return file.problem.code === "record.not-found" ? ok({ state: "no", why: "there is no upshot.yaml" }) : file;
  const text = withLadder(file.value.text, ladder.id);
  if (!text.ok) return text;
  const read = parseConfig(text.value);
  if (!read.ok) return read;
  return ok({ state: "set", change: { type: "edit", path: CONFIG, base: file.value.hash, text: text.value } });
}

function strangers({ level, target }: VaultConfig, { levels }: Ladder): readonly string[] {
  const isKnown = (name: string) =>
    levels.some(({ id, title }) => id === name.toLowerCase() || title.toLowerCase() === name.toLowerCase());
  return [
    ...(level === undefined || isKnown(level) ? [] : [`level: ${level}`]),
    ...(target === undefined || isKnown(target) ? [] : [`target: ${target}`]),
  ];
}

/** `upshot.yaml` with the ladder in it, every other byte as it was; the commented line that `upshot init` wrote gives way. */
function withLadder(text: string, id: string): Result<string> {
  const waiting = /^# ladder: {2}# .*$/m;
  if (!/^ladder\s*:/m.test(text) && waiting.test(text)) return ok(text.replace(waiting, `ladder: ${id}`));
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const line = text.includes("\r\n") ? "\r\n" : "\n";
  const body = text.slice(mark.length);
  const open = body === "" || body.endsWith("\n") ? body : `${body}${line}`;
  const edited = editEntry(`---${line}${open}---${line}`, [{ set: "ladder", value: id }]);
  if (!edited.ok) return edited;
  const inner = edited.value.slice(3 + line.length, edited.value.lastIndexOf("---"));
  return ok(`${mark}${open === body ? inner : inner.slice(0, -line.length)}`);
}
