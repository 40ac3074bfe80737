import * as z from "zod";
import { clusterActivity } from "../activity/cluster-activity.js";
import { fail, ok, type Problem, type Result } from "../problem.js";
import { periodOf } from "../record/period.js";
import { settledSources } from "./candidates.js";
import { DoctorFinding, flat } from "./examine-vault.js";
import { operation, type World } from "./operation.js";

const PeriodText = z
  .string()
  .refine((text) => periodOf(text) !== undefined, "write a day, month, quarter or year: 2026-07-15, 2026-07, 2026-Q3, 2026");

const Repository = z.object({
  path: z.string(),
  name: z.string(),
  emails: z.array(z.string()).describe("Who you were taken to be"),
  commits: z.int(),
  others: z.int().describe("Commits by others in the same range"),
  candidates: z.int(),
  counted: z.array(z.object({ what: z.string(), commits: z.int() })).describe("Counted, not listed"),
  settled: z.int().describe("Commits whose work you have accepted or dismissed before"),
  findings: z.array(DoctorFinding).describe("What could not be read, and what that costs"),
});

/** `upshot import git PATH…`: what the history holds becomes candidates. Nothing is counted until it is accepted. */
export const importGit = operation({
  name: "import.git",
  summary: "Reads git repositories and puts candidates for wins into the inbox",
  input: z.object({
    paths: z.array(z.string()).min(1).describe("Folders of repositories"),
    since: PeriodText.optional().describe("From this day, month, quarter or year on: 2026-01-01, 2026-01, 2026-Q1, 2026"),
    until: PeriodText.optional().describe("Up to and including this day, month, quarter or year"),
    author: z.array(z.string()).optional().describe("Whose work, by e-mail or name; yours when absent"),
  }),
  output: z.object({
    repositories: z.array(Repository),
    findings: z.array(DoctorFinding).describe("Paths that could not be read at all"),
  }),
  effect: "write",
  async run(input, world) {
    const repositories: z.output<typeof Repository>[] = [];
    const problems: Problem[] = [];
    for (const path of input.paths) {
      const read = await readRepository(path, input, world);
      if (read.ok) repositories.push(read.value);
      else if (read.problem.code === "interrupted") return read;
      else problems.push({ ...read.problem, place: { file: path } });
    }
    // One repository that can't be read does not hide the others; when none can, that is the answer.
    const first = problems[0];
    if (first !== undefined && repositories.length === 0) return fail(first);
    return ok({ output: { repositories, findings: problems.map(flat) } });
  },
});

async function readRepository(
  path: string,
  range: {
    readonly since?: string | undefined;
    readonly until?: string | undefined;
    readonly author?: readonly string[] | undefined;
  },
  world: World,
): Promise<Result<z.output<typeof Repository>>> {
  const settled = await settledSources(world);
  if (!settled.ok) return settled;
  const since = range.since === undefined ? undefined : periodOf(range.since)?.from;
  const until = range.until === undefined ? undefined : periodOf(range.until)?.to;
  const activity = await world.activity.git({
    path,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    authors: world.config.emails ?? [],
    ...(world.config.name !== undefined && { names: [world.config.name] }),
    ...(range.author !== undefined && { only: range.author }),
    settled: new Set(settled.value.keys()),
    signal: world.signal,
    progress: world.progress,
  });
  if (!activity.ok) return activity;
  const existing = await world.candidates.all();
  if (!existing.ok) return existing;
  const pinned = existing.value.filter(
    (candidate) => candidate.repository === activity.value.repository && candidate.pinned === true,
  );
  const merged = pinned.flatMap(({ sources }) => sources.map((source) => [source, undefined] as const));
  const known = new Map<string, string | undefined>([...merged, ...settled.value]);
  const clustering = clusterActivity(activity.value, { settled: known, today: world.clock.today() });
  const put = await world.candidates.put(activity.value.repository, [...pinned, ...clustering.candidates]);
  if (!put.ok) return put;
  return ok({
    path,
    name: activity.value.name,
    emails: [...activity.value.emails],
    commits: activity.value.commits.length,
    others: activity.value.others,
    candidates: clustering.candidates.length,
    counted: clustering.counted.map((each) => ({ ...each })),
    settled: clustering.settled,
    findings: activity.value.problems.map((problem) => flat({ ...problem, place: { file: path } })),
  });
}
