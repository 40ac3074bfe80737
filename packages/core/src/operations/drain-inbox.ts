import * as z from "zod";
import { readInbox } from "../capture/read-inbox.js";
import type { Change } from "../ports.js";
import { ok } from "../problem.js";
import type { VaultPath } from "../record/entry.js";
import { DoctorFinding } from "./examine-vault.js";
import { understand } from "./log-line.js";
import { newRecord } from "./new-record.js";
import { operation } from "./operation.js";
import { Written } from "./record-json.js";

/** The file that phones, scripts and hands append to. */
export const INBOX_PATH = "inbox.md" as VaultPath;

/** `upshot inbox drain`: lines become records; exactly those lines leave the file. */
export const drainInbox = operation({
  name: "inbox.drain",
  summary: "Turns the lines of inbox.md into records and takes exactly those lines out",
  input: z.object({}),
  output: z.object({
    created: z.array(Written),
    findings: z.array(DoctorFinding).describe("Lines that stay where they are, and why"),
    notes: z.array(z.string()),
  }),
  effect: "write",
  async run(_input, world) {
    const file = await world.vault.read(INBOX_PATH);
    if (!file.ok)
      return file.problem.code === "record.not-found" ? ok({ output: { created: [], findings: [], notes: [] } }) : file;
    const inbox = readInbox(file.value.text);
    const created: z.output<typeof Written>[] = [];
    const findings: z.output<typeof DoctorFinding>[] = inbox.findings.map(({ line, message, hint }) => ({
      code: "inbox.not-understood",
      message,
      file: INBOX_PATH,
      line,
      hint,
    }));
    const notes: string[] = [];
    const creates: Change[] = [];
    const drained: (typeof inbox.items)[number][] = [];

    const stay = (line: number, message: string) =>
      findings.push({
        code: "inbox.not-understood",
        message,
        file: INBOX_PATH,
        line,
        hint: "change the line; it stays until then",
      });

    for (const item of inbox.items) {
      const understood = await understand(item.text, world);
      if (!understood.ok) {
        stay(item.line, understood.problem.message);
        continue;
      }
      const [unread] = understood.value.unread;
      if (unread !== undefined) {
        stay(item.line, `"${unread.mark}" can't be read: ${unread.why}`);
        continue;
      }
      const made = await newRecord(understood.value.record, world, new Set(creates.map((change) => change.path)));
      if (!made.ok && made.problem.code === "input.invalid") {
        stay(item.line, made.problem.message);
        continue;
      }
      if (!made.ok) return made;
      created.push({ id: made.value.entry.id, path: made.value.entry.path, title: made.value.entry.title });
      notes.push(...understood.value.notes.filter((note) => !notes.includes(note)));
      creates.push(made.value.change);
      drained.push(item);
    }

    if (creates.length === 0) return ok({ output: { created, findings, notes } });
    return ok({
      output: { created, findings, notes },
      plan: {
        summary: `drain ${creates.length} from inbox.md`,
        changes: [...creates, { type: "edit", path: INBOX_PATH, base: file.value.hash, text: inbox.without(drained) }],
      },
    });
  },
});
