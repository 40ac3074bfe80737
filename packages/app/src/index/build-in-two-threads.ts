import { availableParallelism } from "node:os";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { fail, ok, type Result } from "@upshot/core/problem";
import { type BuildSource, stopped, strangeRows, teller } from "./build-index.js";
import { type BuildAnswer, type BuildMessage, type BuildOrder, SHARED } from "./build-messages.js";
import { type BuildPlan, batchesOf, countRecords, readBatch } from "./build-plan.js";
import { emptyTermMemory } from "./field-terms.js";
import { rowOf } from "./read-files.js";

/** Below so many files, starting a thread costs more than it saves. */
const WORTHWHILE = 4_000;

/**
 * Megabytes of the second thread's heap: without a limit V8 lets garbage pile up there. Should some vault need more, the thread
 * ends, and the first one builds alone.
 */
const MEMORY = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 24 };

/**
 * Batches that may wait for the second thread: as many as the first one makes while FTS5 merges what it has. More would only fill
 * memory.
 */
const MOST_WAITING = 16;

/**
 * Builds an index in the empty file at `path` with two threads: both read records, the second one also writes. Nothing when that is
 * not possible here or not worthwhile, or when the second thread failed; the file then has to be made anew.
 */
export async function buildInTwoThreads(path: string, source: BuildSource, plan: BuildPlan): Promise<Result<void> | undefined> {
  if (countRecords(plan) < WORTHWHILE || availableParallelism() < 2) return undefined;
  // Loaded in this way it becomes a file of its own when the program is bundled.
  const { buildWorker } = await import("./build-worker.js");
  if (buildWorker === undefined) return undefined;
  const shared = new Int32Array(new SharedArrayBuffer(4 * Object.keys(SHARED).length));
  const order: BuildOrder = { isUpshotBuild: true, database: path, shared };
  const worker = new Worker(buildWorker, { workerData: order, resourceLimits: MEMORY });
  const end = { isNear: false };
  const failure = new Promise<undefined>((resolve) => {
    worker.on("error", () => resolve(undefined));
    worker.on("exit", (code) => (code === 0 ? undefined : resolve(undefined)));
  });
  try {
    return await Promise.race([failure, lead(worker, shared, plan, { ...source, end })]);
  } finally {
    end.isNear = true;
    await worker.terminate();
  }
}

/** The first thread's part: takes batches as long as there are any, then reads what the second one could not. */
async function lead(
  worker: Worker,
  shared: BuildOrder["shared"],
  plan: BuildPlan,
  source: BuildSource & { readonly end: { readonly isNear: boolean } },
): Promise<Result<void>> {
  const send = (message: BuildMessage) => {
    worker.postMessage(message);
    Atomics.add(shared, SHARED.sent, 1);
    Atomics.notify(shared, SHARED.sent);
  };
  send({ plan });
  const batches = batchesOf(plan);
  const memory = emptyTermMemory();
  const tell = teller(plan, source);
  let told = 0;
  for (;;) {
    // Lets signals and the other thread's end come through.
    await setImmediate();
    if (source.signal.aborted || source.end.isNear) return fail(stopped());
    if (Atomics.load(shared, SHARED.sent) - Atomics.load(shared, SHARED.taken) >= MOST_WAITING) {
      await sleep(1);
      continue;
    }
    const taken = Atomics.add(shared, SHARED.next, 1);
    for (const { from, to } of batches.slice(told, taken)) tell(to - from);
    told = taken;
    const batch = batches[taken];
    if (batch === undefined) break;
    for (let from = batch.from; from < batch.to; ) {
      const { files, strange, next } = readBatch(plan, { ...batch, from });
      const rows = files.map(({ file, content }) => rowOf(file, content, memory));
      send({ rows: [...rows, ...(await strangeRows(plan, strange, source, memory))], end: false, last: false });
      from = next;
    }
  }
  const strange = nextAnswer(worker);
  send({ rows: [], end: true, last: false });
  const answer = await strange;
  const finished = nextAnswer(worker);
  const rows = "strange" in answer ? await strangeRows(plan, answer.strange, source, memory) : [];
  send({ rows, end: true, last: true });
  await finished;
  return ok(undefined);
}

function nextAnswer(worker: Worker): Promise<BuildAnswer> {
  return new Promise((resolve) => worker.once("message", resolve));
}
