import type { Activity, Commit } from "@upshot/core/activity/ports";

const DAY = 86_400;
const START = Date.UTC(2026, 0, 5) / 1000;

type File = NonNullable<Commit["files"]>[number];

/** A file with its line counts: `file("src/a.ts", 10, 2)`. */
export function file(path: string, added = 20, deleted = 0, more: Partial<File> = {}): File {
  return { path, added, deleted, binary: false, ...more };
}

/** What a test says about a commit; the rest is made up, the same every time. */
export type CommitNote = Partial<Commit> & { readonly subject: string; readonly day?: number };

/** Commits of one author, one a day unless `day` (0 is 2026-01-05) says otherwise; newest first, as git gives them. */
export function commits(...notes: readonly CommitNote[]): readonly Commit[] {
  return notes
    .map(({ day, ...note }, at): Commit => {
      const time = note.time ?? START + (day ?? at) * DAY + at;
      return {
        sha: note.sha ?? sha(`${at} ${note.subject}`),
        parents: note.parents ?? ["0".repeat(40)],
        date: note.date ?? new Date(time * 1000).toISOString().slice(0, 10),
        time,
        body: "",
        authorName: "Maria Lopez",
        authorEmail: "maria@example.org",
        coAuthors: [],
        files: [file(`src/${at}/code.ts`)],
        ...note,
      };
    })
    .reverse();
}

/** An activity of these commits. */
export function activity(list: readonly Commit[]): Activity {
  return { repository: "abcdefabcdef", name: "shop", commits: list, emails: ["maria@example.org"], others: 0, problems: [] };
}

/** Forty hexadecimal digits that depend on a text only. */
export function sha(text: string): string {
  let state = 7;
  let digits = "";
  for (let at = 0; digits.length < 40; at += 1) {
    state = (state * 33 + text.charCodeAt(at % text.length) + at) % 2_147_483_647;
    digits += (state % 16).toString(16);
  }
  return digits;
}
