import { parentPort, workerData } from "node:worker_threads";
import type { ScanMessage, ScanOrder } from "./scan-thread.js";
import { takeDigests } from "./take-digests.js";

// What the thread of scan-thread.ts runs. It is built as a file of its own.
const { root }: ScanOrder = workerData;
parentPort?.on("message", ({ paths, taken }: ScanMessage) => {
  const found = takeDigests(root, paths, taken);
  if (found.length > 0) parentPort?.postMessage(found);
});
