import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { kinds } from "@upshot/core/record/kinds";
import { readGitIdentity } from "../../import/git/read-identity.js";
import { openVault } from "../../open-workspace.js";
import { userConfigFile, writeDefaultVault } from "../../vault/user-config.js";
import type { Context } from "../context.js";
import { runIn } from "../run-in.js";

interface Answers {
  readonly name?: string;
  readonly emails?: readonly string[];
  readonly role?: string;
  readonly level?: string;
  readonly target?: string;
  readonly stage?: string;
}

/** `upshot init [DIR]`: asks who you are, then makes the vault. Never touches a folder that holds one already. */
export async function init(context: Context): Promise<number> {
  const {
    dir,
    yes,
    default: asDefault,
    ...given
  } = context.request.input as Answers & { dir?: string; yes?: boolean; default?: boolean };
  const root = resolve(context.globals.vault ?? dir ?? ".");
  if (existsSync(join(root, "upshot.yaml"))) {
    return context.fail({
      code: "vault.exists",
      message: "this folder is a vault already",
      place: { file: root },
      hint: "`upshot doctor` looks after it",
    });
  }
  const identity = await readGitIdentity(process.cwd());
  const proposed: Answers = { ...identity, ...given };
  const answers = yes === true || !context.terminal.interactive ? proposed : await ask(proposed, root);
  if (answers === undefined) return 130;

  if (context.globals.dryRun !== true) {
    try {
      mkdirSync(root, { recursive: true, mode: 0o700 });
    } catch (cause) {
      return context.fail({
        code: "vault.read-only",
        message: "the folder can't be made",
        place: { file: root },
        hint: "choose one that you may write to",
        cause,
      });
    }
  }
  const workspace = await openVault(root, {});
  if (!workspace.ok) return context.fail(workspace.problem);
  try {
    const status = await runIn(workspace.value, context, { ...answers });
    if (status !== 0 || context.globals.dryRun === true) return status;
    for (const { folder } of kinds) mkdirSync(join(root, folder), { recursive: true, mode: 0o700 });
    if (asDefault === true || (yes !== true && !existsSync(userConfigFile(process.env)))) {
      const kept = writeDefaultVault(process.env, root);
      if (!kept.ok) context.fail(kept.problem);
      else context.terminal.note(`It is your default now, used where no other vault is near (${userConfigFile(process.env)}).`);
    }
    return 0;
  } finally {
    await workspace.value.close();
  }
}

async function ask(proposed: Answers, root: string): Promise<Answers | undefined> {
  const { cancel, group, intro, outro, select, text } = await import("@clack/prompts");
  const taken = existsSync(root) && readdirSync(root).length > 0;
  intro(`A vault in ${root}${taken ? " (the folder is not empty; nothing in it is touched)" : ""}`);
  const optional = { placeholder: "leave empty if you would rather not say" };
  try {
    const answers = await group(
      {
        name: () => text({ message: "Your name, as documents should show it", initialValue: proposed.name ?? "" }),
        emails: () =>
          text({
            message: "E-mail addresses you commit with, separated by commas",
            initialValue: (proposed.emails ?? []).join(", "),
          }),
        role: () => text({ message: "Your role", initialValue: proposed.role ?? "", ...optional }),
        level: () => text({ message: "Your level now", initialValue: proposed.level ?? "", ...optional }),
        target: () => text({ message: "The level you work towards", initialValue: proposed.target ?? "", ...optional }),
        stage: () =>
          select({
            message: "The company",
            initialValue: proposed.stage ?? "",
            options: [
              { value: "", label: "I would rather not say" },
              { value: "startup", label: "Startup" },
              { value: "growth", label: "Growth" },
              { value: "big-tech", label: "Big tech" },
              { value: "enterprise", label: "Enterprise" },
            ],
          }),
      },
      {
        onCancel: () => {
          throw new Cancelled();
        },
      },
    );
    outro("Everything can be changed in upshot.yaml.");
    const emails = String(answers.emails ?? "")
      .split(/[\s,;]+/)
      .filter((mail) => mail !== "");
    const said = Object.entries({ ...answers, emails: undefined }).filter(
      ([, value]) => typeof value === "string" && value.trim() !== "",
    );
    return { ...Object.fromEntries(said), ...(emails.length > 0 && { emails }) };
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    cancel("Nothing was made.");
    return undefined;
  }
}

class Cancelled extends Error {}
