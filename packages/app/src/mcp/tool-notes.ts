/** What MCP adds to an operation: how an agent should use it, and what its host should know before it agrees. */
export interface ToolNote {
  /** Stands behind the operation's own sentence. */
  readonly use?: string;
  /** Changes or takes away what is there, instead of only adding to it. Everything can be taken back with vault_undo. */
  readonly destructive?: true;
  /** A second run with the same input changes nothing more. */
  readonly idempotent?: true;
  /** Brings in text that others wrote. */
  readonly openWorld?: true;
  /** Its answer is about many records, so it says how many are left out as private. */
  readonly saysHidden?: true;
  /** Input that an agent gets when it says nothing, so that an answer stays readable; with what the reference says of it. */
  readonly defaults?: Readonly<Record<string, { readonly value: number; readonly description: string }>>;
}

const firstFifty = { limit: { value: 50, description: "At most this many; 0 means all" } };

const filter =
  'Filter: words, "exact phrases", field:value, field:a,b for either, after:2026-07, before:2026, has:metrics, and - in front for not. ' +
  "For example: kind:win level:next after:2026-07 -glue. `total` says how many match in all.";

/** By operation. Those that are not here need nothing. */
export const toolNotes: Readonly<Record<string, ToolNote>> = {
  "record.log": {
    use:
      'The quickest way to keep something. Marks, in any order: #theme @person ^code|^system|^business !next|!current +2026-11-18, and "1.8s -> 650ms" for a measured result. ' +
      "A text that begins with promise:, decision: or note: makes a record of that kind; anything else is a win. One result a call. Write only what the user said or what you can point at.",
  },
  "record.find": { use: filter, saysHidden: true, defaults: firstFifty },
  "record.list": { use: filter, saysHidden: true, defaults: firstFifty },
  "record.show": { use: "The same text with its front matter, as the user keeps it, is the resource upshot://record/KIND/STEM." },
  "record.edit": {
    use: 'Give `set` as an object of values, for example {"role": "led", "theme": "quiet-nights"}. The user sees the file change; say what you changed.',
    destructive: true,
  },
  "record.delete": { destructive: true },
  "record.create": { use: "Give `records` as an array. To keep one result quickly, record_log is simpler." },
  "inbox.list": { defaults: { top: { value: 20, description: "Only the N most notable" } } },
  "inbox.drain": { destructive: true },
  "inbox.accept": {
    use: "The user decides what counts: accept only what they chose. Afterwards the Problem and Result sections of the new wins are empty; ask for them.",
  },
  "inbox.merge": { destructive: true },
  "inbox.dismiss": { use: "The user decides what does not count.", idempotent: true },
  "import.git": {
    use: "Give absolute paths. Reads the history and executes nothing in it. Candidates go to the inbox; nothing counts until it is accepted.",
    idempotent: true,
    openWorld: true,
  },
  "brag.show": { saysHidden: true },
  "practice.list": {
    use: "What is kept by private records alone is `never` here. Nobody keeps all of them: suggest one, and let the user choose.",
    saysHidden: true,
  },
  "question.list": {
    use: "To practise, draw one, let the user answer, and only then ask for its id to compare the answer with what is behind it.",
  },
  "vault.init": { use: "Works where the server was started with --vault or $UPSHOT_VAULT and there is no vault yet." },
  "vault.doctor": { idempotent: true },
  "vault.undo": {
    use: "Takes back the last change of anybody who used Upshot, also the user's own; ask first.",
    destructive: true,
  },
};
