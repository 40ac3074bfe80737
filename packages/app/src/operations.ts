import type { Operation } from "@upshot/core/operations/operation";

const kindNames = ["win", "promise", "decision", "person", "theme", "note"] as const;

/**
 * Every operation, loaded only when it is asked for. A new operation is a file in core and a line here; its command,
 * its MCP tool and its reference pages come from its schemas.
 */
export const operations: Readonly<Record<string, () => Promise<Operation>>> = {
  "record.log": async () => (await import("@upshot/core/operations/log-record")).logRecord,
  "record.find": async () => (await import("@upshot/core/operations/list-records")).findRecords,
  "record.list": async () => (await import("@upshot/core/operations/list-records")).listRecords,
  "record.show": async () => (await import("@upshot/core/operations/show-record")).showRecord,
  "record.edit": async () => (await import("@upshot/core/operations/edit-record")).editRecord,
  "record.delete": async () => (await import("@upshot/core/operations/delete-record")).deleteRecord,
  "record.create": async () => (await import("@upshot/core/operations/create-record")).createRecord,
  ...Object.fromEntries(kindNames.map((name) => [`${name}.create`, async () => createOf(name)])),
  "level.show": async () => (await import("@upshot/core/operations/show-level")).showLevel,
  "ladder.import": async () => (await import("@upshot/core/operations/import-ladder")).importLadder,
  "win.level": async () => (await import("@upshot/core/operations/mark-level")).markLevel,
  "document.create": async () => (await import("@upshot/core/operations/create-document")).createDocument,
  "inbox.list": async () => (await import("@upshot/core/operations/list-inbox")).listInbox,
  "inbox.drain": async () => (await import("@upshot/core/operations/drain-inbox")).drainInbox,
  "inbox.accept": async () => (await import("@upshot/core/operations/accept-candidates")).acceptCandidates,
  "inbox.merge": async () => (await import("@upshot/core/operations/merge-candidates")).mergeCandidates,
  "inbox.dismiss": async () => (await import("@upshot/core/operations/dismiss-candidates")).dismissCandidates,
  "import.git": async () => (await import("@upshot/core/operations/import-git")).importGit,
  "brag.show": async () => (await import("@upshot/core/operations/show-brag")).showBrag,
  "check.answer": async () => (await import("@upshot/core/operations/answer-check")).answerCheck,
  "check.show": async () => (await import("@upshot/core/operations/show-check")).showCheck,
  "check.history": async () => (await import("@upshot/core/operations/show-check-history")).showCheckHistory,
  "check.list": async () => (await import("@upshot/core/operations/list-checks")).listChecks,
  "lint.check": async () => (await import("@upshot/core/operations/lint-text")).lintText,
  "playbook.list": async () => (await import("@upshot/core/operations/list-playbook")).listPlaybook,
  "playbook.show": async () => (await import("@upshot/core/operations/show-playbook")).showPlaybook,
  "playbook.validate": async () => (await import("@upshot/core/operations/validate-playbook")).validatePlaybook,
  "playbook.eject": async () => (await import("@upshot/core/operations/eject-playbook")).ejectPlaybook,
  "guide.show": async () => (await import("@upshot/core/operations/show-guide")).showGuide,
  "practice.list": async () => (await import("@upshot/core/operations/list-practices")).listPractices,
  "question.list": async () => (await import("@upshot/core/operations/list-questions")).listQuestions,
  "vault.init": async () => (await import("@upshot/core/operations/init-vault")).initVault,
  "vault.doctor": async () => (await import("@upshot/core/operations/examine-vault")).examineVault,
  "vault.undo": async () => (await import("@upshot/core/operations/undo")).undo,
};

async function createOf(name: string): Promise<Operation> {
  const [{ createOfKind }, { kindNamed }] = await Promise.all([
    import("@upshot/core/operations/create-record"),
    import("@upshot/core/record/kinds"),
  ]);
  const kind = kindNamed(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return createOfKind(kind);
}
