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
  "level.show": async () => (await import("./level.js")).level,
  "ladder.import": async () => (await import("./ladder.js")).importedLadder,
  "win.level": async () => (await import("./marked.js")).marked,
  "document.create": async () => (await import("./document.js")).document,
  "inbox.list": async () => (await import("./inbox-list.js")).inboxList,
  "inbox.drain": async () => (await import("./written.js")).drained,
  "inbox.accept": async () => (await import("./written.js")).accepted,
  "inbox.merge": async () => (await import("./written.js")).merged,
  "inbox.dismiss": async () => (await import("./written.js")).dismissed,
  "import.git": async () => (await import("./imported.js")).imported,
  "check.answer": async () => (await import("./check.js")).answeredCheck,
  "check.show": async () => (await import("./check.js")).shownCheck,
  "check.history": async () => (await import("./check-history.js")).checkHistory,
  "check.list": async () => (await import("./check.js")).checkList,
  "lint.check": async () => (await import("./lint.js")).lint,
  "playbook.list": async () => (await import("./playbook.js")).playbookList,
  "playbook.show": async () => (await import("./playbook.js")).playbookItem,
  "playbook.validate": async () => (await import("./playbook.js")).playbookFindings,
  "playbook.eject": async () => (await import("./playbook.js")).ejected,
  "guide.show": async () => (await import("./guide.js")).guide,
  "practice.list": async () => (await import("./practices.js")).practiceList,
  "question.list": async () => (await import("./questions.js")).questions,
  "vault.init": async () => (await import("./written.js")).initialised,
  "vault.doctor": async () => (await import("./doctor.js")).doctor,
  "vault.undo": async () => (await import("./written.js")).undone,
};

/** The renderer for an operation's answer, if it has one; `KIND.create` share one. */
export async function rendererOf(operation: string): Promise<Renderer | undefined> {
  const own = renderers[operation];
  if (own !== undefined) return own();
  return operation.endsWith(".create") ? (await import("./written.js")).written : undefined;
}
