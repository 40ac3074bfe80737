import type { Renderer } from "./renderer.js";

/** Renderers by operation, loaded when needed. An operation without one prints JSON. */
const renderers: Readonly<Record<string, () => Promise<Renderer>>> = {
  "record.log": async () => (await import("./logged.js")).logged,
  "record.list": async () => (await import("./record-list.js")).recordList,
  "record.find": async () => (await import("./record-list.js")).recordList,
  "record.show": async () => (await import("./record.js")).record,
  "record.edit": async () => (await import("./written.js")).written,
  "record.delete": async () => (await import("./written.js")).deleted,
  "record.create": async () => (await import("./written.js")).createdMany,
  "inbox.list": async () => (await import("./inbox-list.js")).inboxList,
  "inbox.drain": async () => (await import("./written.js")).drained,
  "inbox.accept": async () => (await import("./written.js")).accepted,
  "inbox.merge": async () => (await import("./written.js")).merged,
  "inbox.dismiss": async () => (await import("./written.js")).dismissed,
  "import.git": async () => (await import("./imported.js")).imported,
  "vault.init": async () => (await import("./written.js")).initialised,
  "vault.doctor": async () => (await import("./doctor.js")).doctor,
  "vault.undo": async () => (await import("./written.js")).undone,
};

/** The renderer for an operation's answer, if it has one; `KIND.create` share one. */
export async function rendererOf(operation: string): Promise<Renderer | undefined> {
  if (operation.endsWith(".create") && operation !== "record.create") return (await import("./written.js")).written;
  return renderers[operation]?.();
}
