import * as z from "zod";
import { nearest } from "../codec/nearest.js";
import { STAGES } from "../playbook/formats/common.js";
import type { Ladder } from "../playbook/formats/ladder.js";
import { levelView } from "../playbook/ladder/level-view.js";
import { itemOf } from "../playbook/playbook.js";
import { fail, ok, type Result } from "../problem.js";
import { operation } from "./operation.js";

const Cell = z.object({ quarter: z.string(), current: z.array(z.string()), next: z.array(z.string()) });

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
    ladder: z.object({ id: z.string(), version: z.int(), title: z.string() }),
    level: z.object({ id: z.string(), title: z.string(), sentence: z.string() }).optional(),
    target: z.object({ id: z.string(), title: z.string(), sentence: z.string() }),
    quarters: z.array(z.string()),
    criteria: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        asks: z.string(),
        cells: z.array(Cell).describe("Ids of wins"),
        current: z.int(),
        next: z.int(),
        standing: z.enum(["shown", "thin", "none"]).describe("shown: next-level evidence from two quarters or more"),
        expects: z.array(z.string()).describe("What the target level expects"),
      }),
    ),
    wins: z.int(),
    marked: z.int(),
    current: z.int(),
    next: z.int(),
    unplaced: z.int().describe("Marked without a criterion"),
    foreign: z
      .array(z.object({ id: z.string(), criterion: z.string() }))
      .describe("Marked for a criterion this ladder does not have"),
    claims: z.boolean().describe("False before ten wins: no gap is claimed on so little"),
    build: z
      .array(z.object({ criterion: z.string(), why: z.string(), expects: z.array(z.string()) }))
      .describe("What to build next quarter, weakest first"),
    transition: z.object({ signals: z.array(z.string()), stalls: z.array(z.string()) }).optional(),
    stage: z
      .object({ id: z.string(), means: z.string(), counts: z.array(z.string()), fails: z.string(), level: z.string().optional() })
      .optional(),
    litmus: z.object({ id: z.string(), date: z.string() }).optional().describe("The last answered litmus check"),
  }),
  effect: "read",
  async run(input, world) {
    const item = await itemOf(world.playbook, "ladder", input.ladder ?? world.config.ladder ?? "generic-ic");
    if (!item.ok) return item;
    const ladder = item.value.content;
    const current = world.config.level === undefined ? ok(undefined) : levelNamed(ladder, world.config.level);
    if (!current.ok) return current;
    const wanted = input.target ?? world.config.target ?? following(ladder, current.value?.id);
    const target = levelNamed(ladder, wanted);
    if (!target.ok) return target;
    const wins = await world.index.find({ conditions: [{ type: "is", field: "kind", values: ["win"], not: false }] });
    if (!wins.ok) return wins;
    const litmus = await world.index.find(
      {
        conditions: [
          { type: "is", field: "kind", values: ["check"], not: false },
          { type: "is", field: "check", values: ["litmus"], not: false },
        ],
      },
      { limit: 1, order: "newest" },
    );
    if (!litmus.ok) return litmus;

    const view = levelView({
      ladder,
      target: target.value.id,
      wins: wins.value.entries,
      today: world.clock.today(),
      quarters: input.quarters ?? 4,
    });
    const stageId = input.stage ?? world.config.stage;
    const stage = stageId === undefined ? undefined : ladder.stages?.[stageId];
    const transition = ladder.transitions?.find(({ to }) => to === target.value.id);
    const answered = litmus.value.entries[0];
    return ok({
      output: {
        ladder: { id: ladder.id, version: ladder.version, title: ladder.title },
        ...(current.value !== undefined && { level: current.value }),
        target: target.value,
        ...view,
        quarters: [...view.quarters],
        foreign: [...view.foreign],
        criteria: view.criteria.map((criterion) => ({
          ...criterion,
          expects: [...criterion.expects],
          cells: criterion.cells.map((cell) => ({ quarter: cell.quarter, current: [...cell.current], next: [...cell.next] })),
        })),
        build: !view.claims
          ? []
          : view.criteria
              .filter(({ standing }) => standing !== "shown")
              .sort((a, b) => a.next - b.next)
              .slice(0, 3)
              .map(({ title, standing, next, expects }) => ({
                criterion: title,
                why:
                  standing === "none"
                    ? "no next-level evidence yet"
                    : `${next} next-level ${next === 1 ? "win" : "wins"}, all in one quarter`,
                expects: [...expects],
              })),
        ...(transition !== undefined && { transition: { signals: [...transition.signals], stalls: [...transition.stalls] } }),
        ...(stage !== undefined &&
          stageId !== undefined && {
            stage: {
              id: stageId,
              means: stage.means,
              counts: [...stage.counts],
              fails: stage.fails,
              ...(stage.levels?.[target.value.id] !== undefined && { level: stage.levels[target.value.id] }),
            },
          }),
        ...(answered !== undefined && { litmus: { id: answered.id, date: String(answered.fields["date"] ?? "") } }),
      },
    });
  },
});

function levelNamed(ladder: Ladder, name: string): Result<Ladder["levels"][number]> {
  const plain = name.trim().toLowerCase();
  const found = ladder.levels.find(({ id, title }) => id === plain || title.toLowerCase() === plain);
  if (found !== undefined) return ok(found);
  const near = nearest(
    plain,
    ladder.levels.map(({ id }) => id),
  );
  return fail({
    code: "input.invalid",
    message: `the ladder "${ladder.id}" has no level "${name}"`,
    hint: `${near === undefined ? "" : `did you mean ${near}? `}its levels are ${ladder.levels.map(({ id }) => id).join(", ")}`,
  });
}

/** The level above the given one; the second of the ladder when the user has not said where they are. */
function following(ladder: Ladder, level: string | undefined): string {
  const at = ladder.levels.findIndex(({ id }) => id === level);
  return (ladder.levels[at + 1] ?? ladder.levels.at(-1))?.id ?? "";
}
