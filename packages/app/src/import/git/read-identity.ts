import { ok, type Result } from "@upshot/core/problem";
import type { Repository } from "./open-repository.js";
import { type Abort, askGit } from "./run-git.js";

/** Whose commits count. All text is lower case. */
export interface Identity {
  readonly emails: ReadonlySet<string>;
  /** Names beside which a forge's no-reply address counts as the user's. */
  readonly names: ReadonlySet<string>;
  /** Parts of `Name <mail>` that the user asked for. */
  readonly parts: readonly string[];
}

/** What the user said about who they are. */
export interface Claim {
  readonly authors: readonly string[];
  readonly names: readonly string[];
  readonly only: readonly string[];
}

/**
 * Who the user is in this repository: the vault's addresses and those in git's own configuration (the repository's,
 * the user's, the machine's), each also as `.mailmap` rewrites it. `only` takes the place of all of them.
 */
export async function readIdentity(repository: Repository, claim: Claim, signal: Abort | undefined): Promise<Result<Identity>> {
  if (claim.only.length > 0)
    return mapped(
      repository,
      { emails: claim.only.filter(isAddress), names: [], parts: claim.only.filter((part) => !isAddress(part)) },
      signal,
    );
  const configured = await askGit({ args: CONFIGURED, gitDir: repository.gitDir, signal, asUser: true });
  if (!configured.ok) return configured;
  const { names, emails } = configuredIn(configured.value.output);
  const fromEnvironment = [process.env["GIT_AUTHOR_EMAIL"] ?? ""].filter((value) => value !== "");
  return mapped(
    repository,
    { emails: [...claim.authors, ...emails, ...fromEnvironment], names: [...claim.names, ...names], parts: [] },
    signal,
  );
}

/** Who git's configuration says the user is, seen from this folder (in a repository or not); empty when it doesn't say. */
export async function readGitIdentity(cwd: string): Promise<{ readonly name?: string; readonly emails?: readonly string[] }> {
  const answer = await askGit({ args: CONFIGURED, cwd, asUser: true });
  if (!answer.ok) return {};
  const { names, emails } = configuredIn(answer.value.output);
  // The last one is the one that git would use.
  const name = names.at(-1);
  return { ...(name !== undefined && { name }), ...(emails.length > 0 && { emails: [...new Set(emails)] }) };
}

/** Whether this author is the user. Addresses and names may come in any case. */
export function isUser(identity: Identity, author: { readonly name: string; readonly emails: readonly string[] }): boolean {
  const emails = author.emails.map(comparable);
  const name = author.name.toLowerCase();
  if (emails.some((email) => identity.emails.has(email))) return true;
  if (identity.names.has(name) && emails.some(isNoReply)) return true;
  return identity.parts.some((part) => `${name} <${emails.join("> <")}>`.includes(part));
}

/** Whether a name and address belong to a program rather than a person. */
export function isMachine(name: string, email: string): boolean {
  return (
    /\[bot\]$|^(?:dependabot|renovate|github-actions|greenkeeper|snyk-bot|semantic-release-bot|codecov|copilot|claude)\b/i.test(
      name,
    ) || /^(?:no-?reply|bot)@|\[bot\]@/i.test(email)
  );
}

const CONFIGURED = ["config", "-z", "--get-regexp", "^user\\.(name|email)$"];

function configuredIn(output: string): { readonly names: readonly string[]; readonly emails: readonly string[] } {
  const entries = output.split("\0").map((entry) => {
    const cut = entry.indexOf("\n");
    return { key: entry.slice(0, cut), value: entry.slice(cut + 1).trim() };
  });
  const of = (key: string) => entries.filter((entry) => entry.key === key && entry.value !== "").map((entry) => entry.value);
  return { names: of("user.name"), emails: of("user.email") };
}

async function mapped(
  repository: Repository,
  given: { readonly emails: readonly string[]; readonly names: readonly string[]; readonly parts: readonly string[] },
  signal: Abort | undefined,
): Promise<Result<Identity>> {
  const plain = given.emails.map((email) => email.trim()).filter((email) => /^[^\s<>]+$/.test(email));
  const emails = new Set(plain.map(comparable));
  if (plain.length > 0) {
    const answer = await askGit({
      args: ["check-mailmap", "--stdin"],
      gitDir: repository.gitDir,
      signal,
      input: plain.map((email) => `<${email}>\n`).join(""),
    });
    if (!answer.ok) return answer;
    for (const match of answer.value.output.matchAll(/<([^<>\n]+)>$/gm)) emails.add(comparable(match[1] ?? ""));
  }
  return ok({
    emails,
    names: new Set(given.names.map((name) => name.trim().toLowerCase()).filter((name) => name !== "")),
    parts: given.parts.map((part) => part.trim().toLowerCase()).filter((part) => part !== ""),
  });
}

/** An address in the form in which two of them are the same: lower case, and without the number GitHub puts before the login. */
function comparable(email: string): string {
  return email.toLowerCase().replace(/^\d+\+(?=[^@]+@users\.noreply\.github\.com$)/, "");
}

function isNoReply(email: string): boolean {
  return /@users\.noreply\.|^(?:\d+-)?[\w.-]+@(?:users\.)?noreply\./.test(email);
}

function isAddress(text: string): boolean {
  return /^<?[^\s<>@]+@[^\s<>@]+>?$/.test(text.trim());
}
