import { isMainThread, type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { DatabaseSync } from "@photostructure/sqlite";
import { finishBuild, prepareBuild } from "./build-index.js";
import { type BuildAnswer, type BuildMessage, type BuildOrder, SHARED } from "./build-messages.js";
import { type BuildPlan, batchesOf, type Place, readBatch } from "./build-plan.js";
import { emptyTermMemory } from "./field-terms.js";
import { fileRows } from "./file-rows.js";
import { rowOf } from "./read-files.js";

/**
 * This module as a thread can be started with it. Nothing where it is no file of its own that Node 20 can run: in TypeScript
 * sources, and in a bundle of one piece.
 */
export const buildWorker: URL | undefined = /build-worker[^/]*\.m?js$/.test(String(import.meta.url))
  ? new URL(import.meta.url)
  : undefined;

// The one module that does something when it is loaded: it is also what the second thread starts with.
if (!isMainThread && parentPort !== null && isOrder(workerData)) runBuild(workerData, parentPort);

function isOrder(order: unknown): order is BuildOrder {
  return typeof order === "object" && order !== null && "isUpshotBuild" in order;
}

/**
 * Writes all rows, those that the first thread makes and those that it makes itself while none of them wait. Who is quicker takes
 * more of the batches.
 */
function runBuild({ database: path, shared }: BuildOrder, port: MessagePort): void {
  const database = new DatabaseSync(path);
  prepareBuild(database);
  const rows = fileRows(database);
  const plan = firstMessage(port, shared);
  const batches = batchesOf(plan);
  const memory = emptyTermMemory();
  const strange: Place[] = [];
  for (let isEnd = false; ; ) {
    const sent = Atomics.load(shared, SHARED.sent);
    const message: BuildMessage | undefined = receiveMessageOnPort(port)?.message;
    if (message !== undefined && "rows" in message) {
      for (const row of message.rows) rows.insert(row);
      Atomics.add(shared, SHARED.taken, 1);
      if (message.last) break;
      isEnd = message.end;
      if (isEnd) answer(port, { strange });
      continue;
    }
    const batch = isEnd ? undefined : batches[Atomics.add(shared, SHARED.next, 1)];
    if (batch === undefined) Atomics.wait(shared, SHARED.sent, sent);
    else {
      for (let from = batch.from; from < batch.to; ) {
        const read = readBatch(plan, { ...batch, from });
        for (const row of read.files.map(({ file, content }) => rowOf(file, content, memory))) rows.insert(row);
        strange.push(...read.strange);
        from = read.next;
      }
    }
  }
  finishBuild(database, plan);
  database.close();
  answer(port, { finished: true });
}

function firstMessage(port: MessagePort, shared: BuildOrder["shared"]): BuildPlan {
  for (;;) {
    const sent = Atomics.load(shared, SHARED.sent);
    const message: BuildMessage | undefined = receiveMessageOnPort(port)?.message;
    if (message !== undefined && "plan" in message) {
      Atomics.add(shared, SHARED.taken, 1);
      return message.plan;
    }
    Atomics.wait(shared, SHARED.sent, sent);
  }
}

function answer(port: MessagePort, message: BuildAnswer): void {
  port.postMessage(message);
}
