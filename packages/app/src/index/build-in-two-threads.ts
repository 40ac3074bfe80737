import { availableParallelism } from "node:os";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { fail, ok, type Result } from "@upshot/core/problem";
import { type BuildSource, batchesOf, filesIn, rowsOf, stopped, teller } from "./build-index.js";
import { type BuildAnswer, type BuildOrder, buildWorker, type RowsMessage, SHARED } from "./build-worker.js";
import { emptyTermMemory } from "./field-terms.js";
import { recordsOf } from "./read-files.js";
import type { VaultScan } from "./scan-vault.js";

/** Below so many files, starting a thread costs more than it saves. */
const WORTHWHILE = 4_000;

/** Batches that may wait for the second thread; more would only fill memory. */
const MOST_WAITING = 4;

/**
 * Builds an index in the empty file at `path` with two threads: both read records, the second one also writes. Nothing when that is
 * not possible here or not worthwhile, or when the second thread failed; the file then has to be made anew.
 */
export async function buildInTwoThreads(path: string, source: BuildSource, scan: VaultScan): Promise<Result<void> | undefined> {
  const folders = scan.folders.map((folder) => recordsOf(folder, source.isRecordName));
  const files = folders.reduce((sum, { names }) => sum + names.length, 0);
  if (buildWorker === undefined || files < WORTHWHILE || availableParallelism() < 2) return undefined;
  const shared = new Int32Array(new SharedArrayBuffer(4 * Object.keys(SHARED).length));
  const order: BuildOrder = { isUpshotBuild: true, database: path, root: source.root, folders, at: scan.at, shared };
  const worker = new Worker(buildWorker, { workerData: order });
  const end = { isNear: false };
  const failure = new Promise<undefined>((resolve) => {
    worker.on("error", () => resolve(undefined));
    worker.on("exit", (code) => (code === 0 ? undefined : resolve(undefined)));
  });
  try {
    return await Promise.race([failure, lead(worker, order, { ...source, end })]);
  } finally {
    end.isNear = true;
    await worker.terminate();
  }
}

/** The first thread's part: takes batches as long as there are any, then reads what the second one could not. */
async function lead(
  worker: Worker,
  { folders, at, shared }: BuildOrder,
  source: BuildSource & { readonly end: { readonly isNear: boolean } },
): Promise<Result<void>> {
  const send = (message: RowsMessage) => {
    worker.postMessage(message);
    Atomics.add(shared, SHARED.sent, 1);
    Atomics.notify(shared, SHARED.sent);
  };
  const batches = batchesOf(folders);
  const memory = emptyTermMemory();
  const tell = teller(folders, source);
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
    for (; told < Math.min(taken, batches.length); told += 1) tell(batches[told] ?? { folder: 0, from: 0, to: 0 });
    const batch = batches[taken];
    if (batch === undefined) break;
    send({ rows: await rowsOf(filesIn(folders, batch, at), source, memory), end: false, last: false });
  }
  const strange = nextAnswer(worker);
  send({ rows: [], end: true, last: false });
  const answer = await strange;
  const finished = nextAnswer(worker);
  send({ rows: await rowsOf("strange" in answer ? answer.strange : [], source, memory), end: true, last: true });
  await finished;
  return ok(undefined);
}

function nextAnswer(worker: Worker): Promise<BuildAnswer> {
  return new Promise((resolve) => worker.once("message", resolve));
}
