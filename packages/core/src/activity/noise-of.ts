import { LONGEST_SUBJECT } from "./read-subject.js";
import type { Work } from "./read-work.js";

/** Why a commit is counted and not listed, in words, as the import reports them. */
const NOISE = {
  merge: "merges",
  revert: "reverts, and work that was reverted",
  dependency: "dependency updates",
  release: "releases and version bumps",
  changelog: "changelog only",
  typo: "typos and small wording",
  format: "formatting and lint",
  generated: "generated or vendored files only",
  empty: "commits without a change",
} as const;

/** A wording or formatting change larger than this (lines a person work.wrote) is work after all. */
const SMALL_WORDING = 30;
/** A subject that says "typo" on more than this is about more than a typo. */
const SMALL_TYPO = 60;

const RELEASE =
  /^(?:(?:prepare|preparing|bump|cut|tag|publish|update)\b.{0,30}\b)?(?:release|version)(?:[:\s-]+(?:notes\b.*|of\b.*|for\b.*|to\b.*|bump\b.*|candidate\b.*|prep\w*\b.*))?[:\s]*[^\s]*@?v?\d+(?:\.\d+)+\S*(?:\s|$)|^v?\d+(?:\.\d+)+(?:[-.+]?\w+)*$|^[@\w./-]+(?:@| v?)\d+\.\d+\.\d+\S*$|^(?:bump|update|set|increment)\b.{0,20}\bversion\b|\bversion bump\b|^release notes\b|^(?:prepare|preparing)\b.*\brelease\b|^(?:back to|start|begin)\b.{0,12}\bdev(?:elopment)?\b|^post-?release\b|^(?:add|annotate|link|update|fix|typo|typos|tweak)\b.{0,30}\brelease notes\b|^releas(?:e|ing)(?: \S+)?$|^publish\b.{0,20}$|^version packages\b/i;
const DEPENDENCY =
  /^(?:bump|update|upgrade|pin|unpin|renovate|roll)\b.*\b(?:from|to)\s+v?\^?~?[\d.]+\S*|^(?:bump|update|upgrade)\b.*\b(?:dependenc(?:y|ies)|deps|lock ?file|requirements|packages|monorepo|dev ?dependencies|transitive|submodules?|digest|pre-?commit)\b|\block ?file(?: maintenance)?$|^pin\b.*==|^bump \S+$|^(?:bump|upgrade)\b.{0,40}\bv?\d+\.\d+|\bauto-?update\b|^update \S+ (?:to v?\d|action to)/i;
const FORMAT =
  /^(?:(?:re-?)?(?:run|ran|apply|applied|applying)\b.*\b(?:black|prettier|ruff|isort|eslint|biome|rustfmt|cargo fmt|gofmt|clang-format|blacken-docs|linter|formatter|cog|autopep8|yapf|rubocop|standard|fmt)\b|(?:re)?format(?:ted|ting)?\b.{0,30}$|(?:fix(?:ed)?|lint(?:ing)?|appease)\b.{0,20}\b(?:lint(?:er|ing|s)?|formatting|whitespace|indentation|flake8|eslint|clippy|mypy|pre-commit)\b|lint(?:ing|er)?$|prettier$|black$|run cog$|ran cog$|(?:trailing |remove |strip )?whitespace\b|fmt$|clippy$|cargo fmt|sort imports?|update cog$|denoify$|format code)/i;
const TYPO = /\btypos?\b|\bmis-?spell(?:ing|ed|t)?\b|\bspelling\b|\bgrammar\b|\bwording\b|\bpunctuation\b|\bcapitali[sz]ation\b/i;
const BOT = /\[bot\]$|\[bot\]@|^(?:dependabot|renovate|greenkeeper|snyk-bot|pre-commit-ci)\b/i;

/**
 * Why this commit is no change that a person would name, or nothing when it may be one. Reverted work is noise here only
 * when all of it is gone; the caller knows about settled work.
 */
export function noiseOf(work: Work): string | undefined {
  const { commit, subject } = work;
  const title = subject.title;
  if (commit.parents.length > 1) return NOISE.merge;
  if (commit.revertedBy !== undefined || isRevert(work)) return NOISE.revert;
  // A breaking update is a decision, not upkeep.
  if (work.breaking) return undefined;
  if (subject.type === "deps" || BOT.test(commit.authorName) || BOT.test(commit.authorEmail)) return NOISE.dependency;
  if (subject.type === "release" || RELEASE.test(title) || RELEASE.test(commit.subject.slice(0, LONGEST_SUBJECT).trim()))
    return NOISE.release;
  if (commit.files !== undefined && commit.files.length === 0) return NOISE.empty;
  const only = (...allowed: readonly string[]) => work.roles.size > 0 && [...work.roles].every((role) => allowed.includes(role));
  if (
    only("lock") ||
    (DEPENDENCY.test(title) && work.wrote <= SMALL_TYPO * 2) ||
    (only("lock", "manifest") && /\b(?:bump|upgrade|update|deps|pin)/i.test(title))
  )
    return NOISE.dependency;
  if (only("changelog")) return NOISE.changelog;
  if (only("generated", "vendored", "lock")) return NOISE.generated;
  if ((subject.type === "style" || FORMAT.test(title)) && (work.type !== "feature" || work.wrote <= SMALL_WORDING))
    return NOISE.format;
  if (TYPO.test(title) && work.wrote <= SMALL_TYPO) return NOISE.typo;
  if (/^(?:fix|tweak|small|minor|nit)\b/i.test(title) && only("docs") && work.wrote <= 4) return NOISE.typo;
  return undefined;
}

function isRevert(work: Work): boolean {
  return (
    work.subject.type === "revert" ||
    /^revert(?:ed|s|ing)?\b/i.test(work.subject.title) ||
    /^This reverts commit /m.test(work.commit.body)
  );
}
