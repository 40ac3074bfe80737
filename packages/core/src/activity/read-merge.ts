/** What a merge commit's message says about the work it brought in. */
export interface MergeNote {
  /** Pull or merge request number. */
  readonly number?: string;
  readonly branch?: string;
  /** The pull request's own title, where the forge writes it into the body. */
  readonly title?: string;
  /** True when the merge only brings a branch up to date, so that its other side is nobody's change in particular. */
  readonly update: boolean;
}

/** Branches that other branches come together in. What they bring is many changes, not one. */
const INTEGRATION_BRANCH =
  /^(?:(?:origin|upstream)\/)?(?:main|master|trunk|dev|devel|develop|development|next|staging|stable|canary|beta|alpha|head|default|release[-/_].*|releases?\/.*|v?\d+(?:\.\w+)*(?:[-.](?:x|dev|stable|maintenance))?)$/i;

/**
 * Reads the merge messages of GitHub ("Merge pull request #12 from owner/branch"), GitLab ("See merge request
 * group/project!12"), Azure ("Merged PR 12: title"), Bitbucket ("Merged in branch (pull request #12)") and git itself
 * ("Merge branch 'x' into y"). Nothing when the message is of none of these forms.
 */
export function readMerge(subject: string, body: string): MergeNote | undefined {
  // Asked of every commit, and nearly none is a merge: look at the first word only.
  if (!/^(?:Merge|Auto merge)/.test(subject)) return undefined;
  const first = firstLine(body);
  const github = /^Merge pull request #(\d+) from (\S+)/.exec(subject);
  if (github) return note({ number: github[1], branch: withoutOwner(github[2]), title: first });
  const azure = /^Merged PR (\d+): (.+)$/.exec(subject);
  if (azure) return note({ number: azure[1], title: azure[2] });
  const bitbucket = /^Merged in (\S+) \(pull request #(\d+)\)/.exec(subject);
  if (bitbucket) return note({ number: bitbucket[2], branch: bitbucket[1], title: first });
  const bors = /^(?:Auto merge of|Merge) #(\d+)(?: (?:- )?(.+))?$/.exec(subject);
  if (bors) return note({ number: bors[1], title: first });
  const branch = /^Merge (?:remote-tracking )?branch(?:es)? '([^']+)'(?: of (\S+))?(?: into (\S+))?/.exec(subject);
  if (branch === null) return undefined;
  const gitlab = /^See merge request (?:\S*)!(\d+)\s*$/m.exec(body);
  if (gitlab) {
    const title = /^See merge request/.test(first ?? "") ? undefined : first;
    return note({ number: gitlab[1], branch: branch[1], title });
  }
  // A merge from another clone (`of URL`), or of an integration branch, is an update: the other side is not one change.
  const update = branch[2] !== undefined || INTEGRATION_BRANCH.test(branch[1] ?? "");
  return { branch: branch[1] ?? "", update };
}

/** Whether a branch is one that others come together in (`main`, `develop`, `release/2`, `v4`). */
export function isIntegrationBranch(branch: string): boolean {
  return INTEGRATION_BRANCH.test(branch);
}

function note(parts: { number: string | undefined; branch?: string | undefined; title?: string | undefined }): MergeNote {
  return {
    ...(parts.number !== undefined && { number: parts.number }),
    ...(parts.branch !== undefined && { branch: parts.branch }),
    ...(parts.title !== undefined && { title: parts.title }),
    update: false,
  };
}

function firstLine(text: string): string | undefined {
  return text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "");
}

/** `owner/feature/x` without its owner. A branch of the same repository has its owner in front as well. */
function withoutOwner(branch: string | undefined): string | undefined {
  return branch?.replace(/^[^/]+\//, "");
}
