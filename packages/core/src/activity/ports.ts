import type { Problem, Result } from "../problem.js";

/** One commit of the user's, as read from a repository; text is raw and may hold control characters. */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** ISO date of authorship in the author's zone, `YYYY-MM-DD`. */
  readonly date: string;
  /** Author time, seconds since 1970. */
  readonly time: number;
  readonly subject: string;
  readonly body: string;
  readonly authorName: string;
  readonly authorEmail: string;
  /** Co-authors other than the user, `Name <mail>`; when the user is the co-author, the author is among them. */
  readonly coAuthors: readonly { readonly name: string; readonly email: string }[];
  /** The user is named as co-author; another one is the author. */
  readonly coAuthorOnly?: true;
  /** Absent where sizes could not be read (missing blobs). */
  readonly files?: readonly {
    readonly path: string;
    readonly added: number;
    readonly deleted: number;
    readonly binary: boolean;
    /** True when this commit brought the file into being. */
    readonly created?: boolean;
  }[];
  /** False when the paths are known but line counts are not (missing blobs); counts are then zero. */
  readonly linesKnown?: false;
  /** First release tag that contains it, when known. */
  readonly release?: string;
  /** Pull-request number, branch or ticket key from the merge commit that brought it in. */
  readonly mergedBy?: {
    readonly sha: string;
    readonly subject: string;
    readonly body: string;
    /** ISO day of the merge. */
    readonly date?: string;
  };
  /** Sha of the commit that reverts this one. */
  readonly revertedBy?: string;
  /** `git patch-id --stable`, when it was computed. */
  readonly patchId?: string;
  /** Settled source key under which this work was known before it was rebased, amended or squashed. */
  readonly settledAs?: string;
}

/** What reading one repository gave. */
export interface Activity {
  /** Stable name of the repository: its root commit, so that clones and moves are the same. */
  readonly repository: string;
  /** A name for people: the folder's or the remote's last part. */
  readonly name: string;
  /** Where it was read from, as an absolute path. */
  readonly path?: string;
  readonly commits: readonly Commit[];
  /** Who the import took the user to be. */
  readonly emails: readonly string[];
  /** Commits by others, merges seen, and the like. */
  readonly others: number;
  /** What could not be read, and what that costs. */
  readonly problems: readonly Problem[];
}

/** Which part of which repository to read, and for whom. */
export interface GitRequest {
  readonly path: string;
  /** ISO dates, both inclusive. A commit is in range when it was written or committed in it. */
  readonly since?: string;
  readonly until?: string;
  /** The user's e-mail addresses; those in git's own configuration are added. */
  readonly authors: readonly string[];
  /** The user's names; a forge's no-reply address counts as the user's when it stands beside one of them. */
  readonly names?: readonly string[];
  /** When given, takes the place of every other identity: e-mail addresses, or parts of `Name <mail>`. */
  readonly only?: readonly string[];
  /** Source keys already settled (accepted or dismissed): used to recognise rebased work. */
  readonly settled: ReadonlySet<string>;
  readonly signal?: { readonly aborted: boolean };
  readonly progress?: (message: string) => void;
}

/** Reads activity from outside the vault. */
export interface ActivityPort {
  git(request: GitRequest): Promise<Result<Activity>>;
  /**
   * Further source keys (`git-patch:…`) for a candidate that is about to be accepted or dismissed, so that the same
   * work is recognised after a rebase. Commits that can't be read give none.
   */
  fingerprints?(request: { readonly path: string; readonly sources: readonly string[] }): Promise<Result<readonly string[]>>;
}

/** One change that a person would name, proposed but not yet a win. */
export interface Candidate {
  /** Short, stable across re-imports of the same work. */
  readonly id: string;
  readonly repository: string;
  readonly repositoryName: string;
  /** Where the repository was when it was imported. */
  readonly repositoryPath?: string;
  readonly title: string;
  /** First and last day. */
  readonly span: { readonly from: string; readonly to: string };
  /** Parts of the tree it touched, largest first, in words. */
  readonly areas: readonly string[];
  readonly size: { readonly commits: number; readonly files: number; readonly added: number; readonly deleted: number };
  readonly tests: boolean;
  readonly docs: boolean;
  readonly release?: string;
  readonly coAuthors: readonly { readonly name: string; readonly email: string }[];
  readonly reverted: boolean;
  /** 0 to 100; a sum of the reasons' points. */
  readonly score: number;
  /** Why the score is what it is, in words, strongest first. */
  readonly reasons: readonly string[];
  /** `git:<repository>@<sha>`, `git:<repository>#<number>`, `git-patch:<patch-id>`; what makes a re-import recognise it. */
  readonly sources: readonly string[];
  /** Put together by the user (`inbox merge`): a re-import leaves it as it is. */
  readonly pinned?: boolean;
  /** Commit subjects, newest first, for the prefilled win. */
  readonly subjects: readonly string[];
  /** What settled earlier work of the same effort (a win's id); this candidate holds only what came after. */
  readonly followUp?: string;
}

/** What an import made of the activity. */
export interface Clustering {
  readonly candidates: readonly Candidate[];
  /** Counted, not listed: reason in words and how many commits. */
  readonly counted: readonly { readonly what: string; readonly commits: number }[];
  /** Commits left out because their work was accepted or dismissed before. */
  readonly settled: number;
}

/** Where candidates wait. A cache: losing it costs a re-import. */
export interface CandidateStore {
  all(): Promise<Result<readonly Candidate[]>>;
  /** Replaces the candidates of one repository, keeping the others'. */
  put(repository: string, candidates: readonly Candidate[]): Promise<Result<void>>;
  /** Takes settled ones out. */
  remove(ids: readonly string[]): Promise<Result<void>>;
}
