import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Answered } from "@upshot/core/playbook/check/answered";
import { answersText } from "@upshot/core/playbook/check/answers-text";
import { readAnswersText } from "@upshot/core/playbook/check/read-answers";
import type { Check } from "@upshot/core/playbook/formats/check";
import { cacheFolder } from "../../vault/cache-folder.js";

/** Answers that are not a record yet. */
export type DraftAnswers = Pick<Answered, "answers" | "subjects">;

/** What was answered before somebody stopped, in a file of the user's cache. */
export interface Draft {
  readonly path: string;
  /** The answers that are kept, and the day they were written; nothing when there are none that fit the check. */
  read(): (DraftAnswers & { readonly day: string }) | undefined;
  keep(answers: DraftAnswers): void;
  remove(): void;
}

/** The draft of a check in a vault. Its file is readable by its owner only, since answers are private. */
export function openDraft(root: string, check: Check): Draft {
  const path = `${cacheFolder(root, process.env)}/drafts/${check.id}@${check.version}.yaml`;
  return {
    path,
    read() {
      let text: string;
      let day: string;
      try {
        text = readFileSync(path, "utf8");
        day = statSync(path).mtime.toISOString().slice(0, 10);
      } catch {
        // No draft, or one that can't be read: the questions are asked from the beginning.
        return undefined;
      }
      const { answers, subjects } = readAnswersText(text, check);
      const count = [answers, ...subjects.map((subject) => subject.answers)].flatMap((map) => Object.keys(map)).length;
      return count === 0 && subjects.length === 0 ? undefined : { answers, subjects, day };
    },
    keep(answers) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, answersText(check, answers), { mode: 0o600 });
    },
    remove: () => rmSync(path, { force: true }),
  };
}
