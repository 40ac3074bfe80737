import * as z from "zod";
import { configText } from "../codec/config-text.js";
import { ok } from "../problem.js";
import { VAULT_FORMAT, VaultConfigSchema } from "../record/config.js";
import type { VaultPath } from "../record/entry.js";
import { operation } from "./operation.js";

const INBOX = `# Inbox

> One line is one thing to remember. \`upshot inbox drain\` turns the lines below into records and takes out exactly those.
> Marks, in any order: #theme @person ^code|^system|^business !next|!current +2026-11-18, and "1.8s -> 650ms" for a result.
> A line may begin with \`promise:\`, \`decision:\` or \`note:\`; without, it is a win. Indented lines belong to the line above.

`;

const shape = VaultConfigSchema.shape;

/** `upshot init`: the two files that make a folder a vault. */
export const initVault = operation({
  name: "vault.init",
  summary: "Makes a vault: upshot.yaml, inbox.md and a folder for each kind",
  input: z.object({
    name: shape.name,
    emails: shape.emails,
    time_zone: shape.time_zone,
    role: shape.role,
    ladder: shape.ladder,
    level: shape.level,
    target: shape.target,
    stage: shape.stage,
    week_close: shape.week_close,
  }),
  output: z.object({ files: z.array(z.string()) }),
  effect: "write",
  async run(input) {
    const config = configText({ format: VAULT_FORMAT, ...input });
    return ok({
      output: { files: ["upshot.yaml", "inbox.md"] },
      plan: {
        summary: "init",
        changes: [
          { type: "create", path: "inbox.md" as VaultPath, text: INBOX },
          { type: "create", path: "upshot.yaml" as VaultPath, text: config },
        ],
      },
    });
  },
});
