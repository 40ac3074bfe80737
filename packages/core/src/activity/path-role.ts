/** What a file is for. Only `source` counts in full when the size of a change is judged. */
export type PathRole =
  | "source"
  | "tests"
  | "docs"
  | "changelog"
  | "ci"
  | "config"
  | "manifest"
  | "lock"
  | "vendored"
  | "generated"
  | "data";

const LOCK =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|deno\.lock|Cargo\.lock|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|go\.sum|flake\.lock|mix\.lock|Podfile\.lock|pubspec\.lock|packages\.lock\.json|gradle\.lockfile|\.terraform\.lock\.hcl)$/;
const VENDORED =
  /(?:^|\/)(?:vendor|vendored|_vendor|third[_-]?party|3rdparty|node_modules|bower_components|Pods|Carthage|\.yarn)\//i;
const GENERATED =
  /(?:^|\/)(?:dist|deno_dist|__generated__|generated|gen|_build)\/|\.min\.(?:js|css|mjs)$|\.bundle\.js$|(?:\.pb|_pb2(?:_grpc)?|\.g|\.gen|\.generated|_generated)\.[a-z]+$|\.(?:snap|map|pyc|designer\.cs)$|(?:^|\/)(?:__snapshots__|testdata\/golden)\/|(?:^|\/)(?:LICENSE|NOTICE|COPYING)[^/]*$|\.license$/i;
const CHANGELOG =
  /(?:^|\/)(?:changelog|changes|history|news|release[-_ ]?notes?|releases|whatsnew|upgrading)(?:[-_.]?v?\d[\d.x]*|[-_][^/.]+)?(?:\.(?:md|rst|txt|adoc|html?))?$|(?:^|\/)(?:changelog|changelogs|changes|newsfragments|news|\.changeset|\.changes|release[-_]?notes|releasenotes|changelog\.d|whatsnew)\/(?:.*\/)?[^/]+\.(?:md|rst|txt|ya?ml|json)$/i;
const CI =
  /^(?:\.github\/(?!.*\.md$)|\.circleci\/|\.gitlab\/|\.buildkite\/|\.azure|\.teamcity\/|\.ci\/|ci\/|\.woodpecker)|(?:^|\/)(?:\.gitlab-ci\.yml|\.travis\.yml|appveyor\.yml|\.appveyor\.yml|azure-pipelines\.yml|Jenkinsfile|\.codecov\.yml|codecov\.yml|renovate\.json5?|\.pre-commit-config\.yaml|\.mergify\.yml|\.cirrus\.yml|\.readthedocs\.ya?ml|netlify\.toml)$/i;
const MANIFEST =
  /(?:^|\/)(?:package\.json|deno\.jsonc?|jsr\.json|Cargo\.toml|pyproject\.toml|setup\.(?:py|cfg)|requirements[^/]*\.(?:txt|in)|Pipfile|Gemfile|[^/]+\.gemspec|composer\.json|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml|[^/]+\.csproj|Directory\.Packages\.props|mix\.exs|pnpm-workspace\.yaml|version(?:\.\w+)?|_version\.py|__version__\.py|CITATION\.cff)$/i;
const TESTS =
  /^t\/|(?:^|\/)(?:tests?|testing|__tests__|__mocks__|spec|specs|e2e|testdata|fixtures?|runtime[-_]tests?|integration[-_]tests?|playgrounds?|cypress)\/|(?:^|\/)(?:test_[^/]+|[^/]*_tests?|[^/]*[._-](?:test|tests|spec|e2e)|conftest)\.[a-z]+$|(?:^|\/)[^/]+Tests?\.(?:java|kt|cs|swift|scala)$/i;
const DOCS =
  /(?:^|\/)(?:docs?|documentation|website|guides?|man|examples?|tutorials?|adr|blog)\/|(?:^|\/)(?:README|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|AUTHORS|MAINTAINERS|MIGRATION|FAQ|INSTALL)[^/]*$|\.(?:md|mdx|rst|adoc|[1-9]|txt)$|^\.github\/.*\.md$|(?:^|\/)mkdocs[^/]*\.ya?ml$/i;
const CONFIG =
  /(?:^|\/)(?:\.[^/]+|Makefile|Justfile|tox\.ini|noxfile\.py|tsconfig[^/]*\.json|biome\.jsonc?|[^/]+\.config\.[cm]?[jt]s|Dockerfile[^/]*|docker-compose[^/]*|\.eslintrc[^/]*|mypy\.ini|pytest\.ini|CODEOWNERS)$/;
const DATA =
  /\.(?:csv|tsv|json|jsonl|ndjson|xml|svg|png|jpe?g|gif|webp|ico|pdf|woff2?|ttf|otf|mp4|zip|gz|db|sqlite3?|parquet|po|pot|mo|xlf|lock|sum)$/i;

/** What a file is for, by its path alone; the first rule that fits decides. */
export function pathRole(path: string): PathRole {
  if (LOCK.test(path)) return "lock";
  if (VENDORED.test(path)) return "vendored";
  if (CI.test(path)) return "ci";
  if (MANIFEST.test(path)) return "manifest";
  if (GENERATED.test(path)) return "generated";
  if (CHANGELOG.test(path)) return "changelog";
  if (TESTS.test(path)) return "tests";
  if (DOCS.test(path)) return "docs";
  if (CONFIG.test(path)) return "config";
  if (DATA.test(path)) return "data";
  return "source";
}

/** Folders that say where code is kept, not what it is about. */
const PLAIN_FOLDERS = new Set(
  "src source sources lib libs packages package pkg pkgs apps app crates cmd internal main java kotlin scala python js ts javascript typescript com org io net modules core node server client common shared impl include public private test tests testing __tests__ spec specs docs doc en content website guide guides playground playgrounds examples example runtime_tests runtime-tests".split(
    " ",
  ),
);

/**
 * The part of the tree a path belongs to, in at most two telling folder names (`middleware/basic-auth`), or the file's
 * stem where there is no telling folder. `root` is a folder that holds nearly everything and so says nothing.
 */
export function areaOf(path: string, root?: string): string {
  const role = pathRole(path);
  if (role === "ci") return "CI";
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  const telling = parts.filter(
    (part, at) => !(at === 0 && part === root) && !PLAIN_FOLDERS.has(part.toLowerCase()) && part !== "",
  );
  if (telling.length > 0) return telling.slice(0, 2).join("/");
  if (role === "docs" || role === "changelog") return "docs";
  if (role === "tests") return "tests";
  if (role === "config" || role === "manifest" || role === "lock") return "project setup";
  return file.replace(/^\.+/, "").replace(/\..*$/, "") || file;
}

/** The top folder that holds at least this share of all paths tells nothing about any of them. */
const ROOT_SHARE = 0.6;

/** The top folder in which nearly all the paths are; none when the paths are spread. */
export function commonRoot(paths: Iterable<string>): string | undefined {
  const counts = new Map<string, number>();
  let total = 0;
  for (const path of paths) {
    if (pathRole(path) !== "source") continue;
    total += 1;
    const cut = path.indexOf("/");
    if (cut > 0) counts.set(path.slice(0, cut), (counts.get(path.slice(0, cut)) ?? 0) + 1);
  }
  for (const [folder, count] of counts) if (count >= total * ROOT_SHARE) return folder;
  return undefined;
}
