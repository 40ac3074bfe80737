import * as z from "zod";
import { nearest } from "../codec/nearest.js";
import { STAGES } from "../playbook/formats/common.js";
import type { Ladder } from "../playbook/formats/ladder.js";
import { levelView } from "../playbook/ladder/level-view.js";
import { whatToBuild } from "../playbook/ladder/what-to-build.js";
import { itemOf, itemsOf } from "../playbook/playbook.js";
import { fail, ok, type Result } from "../problem.js";
import { answeredRecords } from "./answered-checks.js";
import { operation, type World } from "./operation.js";
import { showCheck } from "./show-check.js";

const Level = z.object({ id: z.string(), title: z.string(), sentence: z.string() });
const Cell = z.object({ quarter: z.string(), current: z.array(z.string()), next: z.array(z.string()) });
const Evidence = z.object({ id: z.string(), title: z.string(), date: z.string(), mark: z.enum(["current", "next"]) });

/** `upshot level`: the evidence against the ladder. */
export const showLevel = operation({
  name: "level.show",
  summary: "Shows where your evidence stands on the ladder: criteria by quarters, what is missing, what to build next",
  input: z.object({
    target: z.string().optional().describe("The level you work towards; the one in upshot.yaml when absent"),
    ladder: z.string().optional().describe("Id of a ladder; the one in upshot.yaml, else generic-ic"),
    stage: z.enum(STAGES).optional().describe("Company stage; the one in upshot.yaml when absent"),
    quarters: z.int().min(1).max(20).optional().describe("How many quarters to look at; 4 when absent"),
  }),
  output: z.object({
    ladder: z.object({ id: z.string(), version: z.int(), title: z.string(), track: z.enum(["ic", "management"]) }),
    level: Level.optional().describe("Yours; absent when upshot.yaml does not say it, or this ladder does not have it"),
    target: Level,
    counts: z.enum(["next", "either"]).describe("Which evidence counts: next-level, or either for a level that you are at"),
    beyond: Level.optional().describe("The level that next-level marks speak for, when the target is above it"),
    quarters: z.array(z.string()),
    criteria: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        asks: z.string(),
        cells: z.array(Cell).describe("Ids of wins"),
        evidence: z.array(Evidence).describe("The same wins, newest first"),
        current: z.int(),
        next: z.int(),
        standing: z
          .enum(["shown", "thin", "none"])
          .describe("shown: evidence that counts from two quarters or more; thin: from one"),
        expects: z.array(z.string()).describe("What the target level expects"),
      }),
    ),
    wins: z.int(),
    marked: z.int(),
    current: z.int().describe("Wins with a current-level mark"),
    next: z.int().describe("Wins with a next-level mark"),
    unplaced: z.int().describe("Marked without a criterion"),
    foreign: z
      .array(z.object({ id: z.string(), criterion: z.string() }))
      .describe("Marked for a criterion this ladder does not have"),
    patterns: z
      .array(z.object({ id: z.string(), title: z.string(), because: z.string(), instead: z.string() }))
      .describe("Anti-patterns that the wins of those quarters show by themselves, with the figures"),
    claims: z.boolean().describe("False before ten wins: no gap is claimed on so little"),
    build: z
      .array(z.object({ criterion: z.string(), why: z.string(), expects: z.array(z.string()) }))
      .describe("What to build next quarter, weakest first"),
    transition: z
      .object({
        from: z.string(),
        to: z.string(),
        signals: z.array(z.string()),
        stalls: z.array(z.string()),
        check: z.object({ id: z.string(), answered: z.string().optional() }).optional().describe("The check that asks for them"),
      })
      .optional()
      .describe("The step that leads to the target"),
    stage: z
      .object({
        id: z.string(),
        means: z.string(),
        level: z.string().optional().describe("What changes for the target"),
        counts: z.array(z.string()),
        fails: z.string(),
        from: z.string().optional().describe("The built-in ladder it was taken from, when this one says nothing about stages"),
      })
      .optional(),
    litmus: z
      .object({ id: z.string(), date: z.string(), says: z.array(z.string()), opinions: z.int() })
      .optional()
      .describe("What the last answers to the litmus check came to, and how many of them have no evidence"),
  }),
  effect: "read",
  async run(input, world) {
    const item = await itemOf(world.playbook, "ladder", input.ladder ?? world.config.ladder ?? "generic-ic");
    if (!item.ok) return item;
    const ladder = item.value.content;
    const named = levelsOf(ladder, input.target, world);
    if (!named.ok) return named;
    const { level, target } = named.value;
    const wins = await world.index.find({ conditions: [{ type: "is", field: "kind", values: ["win"], not: false }] });
    if (!wins.ok) return wins;

    const place = (id: string | undefined) => ladder.levels.findIndex((each) => each.id === id);
    const counts: "next" | "either" = place(target.id) <= place(level?.id) ? "either" : "next";
    const after = level === undefined ? undefined : ladder.levels[place(level.id) + 1];
    const view = levelView({
      ladder,
      target: target.id,
      counts,
      wins: wins.value.entries,
      today: world.clock.today(),
      quarters: input.quarters ?? 4,
    });
    const litmus = ladder.track === "ic" ? await litmusAnswer(world) : undefined;
    const transition = await transitionTo(ladder, target.id, world);
    const stage = await stageOf(ladder, { stage: input.stage ?? world.config.stage, target: target.id }, world);
    return ok({
      output: {
        ladder: { id: ladder.id, version: ladder.version, title: ladder.title, track: ladder.track },
        ...(level !== undefined && { level }),
        target,
        counts,
        ...(after !== undefined && place(target.id) > place(after.id) && { beyond: after }),
        ...view,
        quarters: [...view.quarters],
        foreign: [...view.foreign],
        patterns: [...view.patterns],
        criteria: view.criteria.map((criterion) => ({
          ...criterion,
          evidence: [...criterion.evidence],
          expects: [...criterion.expects],
          cells: criterion.cells.map((cell) => ({ quarter: cell.quarter, current: [...cell.current], next: [...cell.next] })),
        })),
        build: whatToBuild(view, counts).map((each) => ({ ...each, expects: [...each.expects] })),
        ...(transition !== undefined && { transition }),
        ...(stage !== undefined && { stage }),
        ...(litmus !== undefined && { litmus }),
      },
    });
  },
});

type LadderLevel = Ladder["levels"][number];

/** The user's level and the one looked at. What upshot.yaml says is about its own ladder; on another one it counts where it fits. */
function levelsOf(
  ladder: Ladder,
  wanted: string | undefined,
  { config }: World,
): Result<{ readonly level?: LadderLevel; readonly target: LadderLevel }> {
  const isOwn = ladder.id === (config.ladder ?? "generic-ic");
  const level = config.level === undefined ? undefined : levelNamed(ladder, config.level, "level");
  if (level?.ok === false && isOwn) return level;
  const own = level?.ok === true ? level.value : undefined;
  const aim = wanted ?? config.target;
  const target = aim === undefined ? undefined : levelNamed(ladder, aim, wanted === undefined ? "target" : undefined);
  if (target?.ok === false && (isOwn || wanted !== undefined)) return target;
  const found = target?.ok === true ? target.value : following(ladder, own);
  return ok({ ...(own !== undefined && { level: own }), target: found });
}

function levelNamed(ladder: Ladder, name: string, key?: "level" | "target"): Result<LadderLevel> {
  const plain = name.trim().toLowerCase();
  const found = ladder.levels.find(({ id, title }) => id === plain || title.toLowerCase() === plain);
  if (found !== undefined) return ok(found);
  const ids = ladder.levels.map(({ id }) => id);
  const near = nearest(plain, ids);
  return fail({
    code: "input.invalid",
    message:
      key === undefined
        ? `the ladder "${ladder.id}" has no level "${name}"`
        : `it says ${key}: ${name}, which the ladder "${ladder.id}" does not have`,
    ...(key !== undefined && { place: { file: "upshot.yaml" } }),
    hint: `${near === undefined ? "" : `did you mean ${near}? `}its levels are ${ids.join(", ")}`,
  });
}

/** The level above the given one; the second of the ladder when the user has not said where they are. */
function following({ levels }: Ladder, level: LadderLevel | undefined): LadderLevel {
  const at = level === undefined ? 0 : levels.indexOf(level);
  const [first] = levels;
  if (first === undefined) throw new Error("a ladder without levels is not valid");
  return levels[at + 1] ?? levels.at(-1) ?? first;
}

/** What the newest answers to the litmus check came to; nothing when there are none that can still be read. */
async function litmusAnswer(world: World) {
  const shown = await showCheck.run({ check: "litmus" }, world);
  if (!shown.ok || shown.value.output.result === undefined) return undefined;
  const { id, date, result } = shown.value.output;
  return { id, date, says: result.findings.map(({ says }) => says), opinions: result.opinions.length };
}

async function transitionTo(ladder: Ladder, target: string, world: World) {
  const found = ladder.transitions?.find(({ to }) => to === target);
  if (found === undefined) return undefined;
  const { from, to, signals, stalls } = found;
  const { items } = await itemsOf(world.playbook, "check");
  const id = items.find(({ content }) => content.id === `transition-${from}-${to}`)?.content.id;
  const answered = id === undefined ? undefined : await answeredRecords(world, id);
  const last = answered?.ok === true ? answered.value.at(-1)?.date : undefined;
  return {
    from,
    to,
    signals: [...signals],
    stalls: [...stalls],
    ...(id !== undefined && { check: { id, ...(last !== undefined && { answered: last }) } }),
  };
}

/** What the stage changes. Company ladders say nothing about stages, so theirs is the built-in ladder's of the same track. */
async function stageOf(
  ladder: Ladder,
  { stage, target }: { readonly stage: (typeof STAGES)[number] | undefined; readonly target: string },
  world: World,
) {
  if (stage === undefined) return undefined;
  const builtIn = ladder.track === "management" ? "generic-management" : "generic-ic";
  const general = ladder.stages === undefined ? await itemOf(world.playbook, "ladder", builtIn) : undefined;
  const found = ladder.stages?.[stage] ?? (general?.ok === true ? general.value.content.stages?.[stage] : undefined);
  if (found === undefined) return undefined;
  const level = general === undefined ? found.levels?.[target] : undefined;
  return {
    id: stage,
    means: found.means,
    ...(level !== undefined && { level }),
    counts: [...found.counts],
    fails: found.fails,
    ...(general !== undefined && { from: builtIn }),
  };
}
