/** What a name says about a level: how high it is among its like, and whether the name alone is too little to be sure. */
export interface LevelName {
  readonly rank: number;
  /** A bare role such as "Engineer", which is a level only beside others. */
  readonly weak: boolean;
  /** `l3` in "L3: Software Engineer". */
  readonly code?: string;
}

const STEPS: Readonly<Record<string, number>> = {
  intern: 0,
  internship: 0,
  trainee: 0.4,
  apprentice: 0.5,
  graduate: 0.8,
  grad: 0.8,
  entry: 0.9,
  junior: 1,
  jr: 1,
  associate: 1,
  mid: 2.5,
  middle: 2.5,
  midlevel: 2.5,
  intermediate: 2.5,
  medior: 2.5,
  regular: 2.5,
  lead: 4.6,
  teamlead: 4.6,
  staff: 5,
  principal: 6,
  distinguished: 7,
  fellow: 8,
  manager: 4.8,
  head: 6.5,
  director: 7,
  vp: 8,
  svp: 8.5,
  evp: 8.7,
  cto: 9,
  cio: 9,
  chief: 9,
  president: 8,
  novice: 0.5,
  beginner: 0.8,
  basic: 1,
  foundational: 1,
  developing: 1.5,
  competent: 2.6,
  practitioner: 2.6,
  proficient: 3,
  advanced: 4,
  expert: 5.5,
  master: 6,
};

const ROLES = new Set([
  "engineer",
  "developer",
  "programmer",
  "designer",
  "scientist",
  "analyst",
  "architect",
  "sre",
  "tester",
  "swe",
  "sde",
  "se",
  "administrator",
  "researcher",
  "writer",
  "consultant",
  "em",
  "pm",
  "tl",
  "leader",
  "officer",
  "technician",
  "representative",
  "rep",
  "specialist",
  "advocate",
  "coach",
  "ic",
]);

const FILLERS = new Set([
  "software",
  "data",
  "product",
  "engineering",
  "technical",
  "technology",
  "tech",
  "team",
  "group",
  "design",
  "web",
  "mobile",
  "frontend",
  "front",
  "backend",
  "back",
  "end",
  "full",
  "fullstack",
  "stack",
  "platform",
  "security",
  "qa",
  "quality",
  "test",
  "devops",
  "site",
  "reliability",
  "system",
  "systems",
  "machine",
  "learning",
  "ml",
  "ai",
  "research",
  "customer",
  "support",
  "infrastructure",
  "level",
  "individual",
  "contributor",
  "people",
  "of",
  "and",
  "the",
  "to",
  "vice",
  "development",
  "level",
  "assurance",
  "project",
  "program",
  "services",
  "operations",
]);

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9, x: 10 };

const CODE =
  /^(?:(?:l|ic|e|m|em|p|t|g|d|s|se|sde|swe|eng|pe|de|tl)[ -]?(\d{1,2})|(?:level|grade|band|tier|stage|step|rung)[ -]?(\d{1,2}|[ivx]{1,4}))(?![\p{L}\p{N}])\+?/iu;

/** Longest name of a level. */
const LONGEST = 90;

/** Most words of a field, as in "Senior Developer Relations Engineer". */
const MAX_FIELD = 2;

/**
 * What a text says as the name of a level; nothing when it is none. Every word of it has to be one that names of levels
 * are made of, up to the first comma, colon, dash or bracket: "Senior Engineer (L5)" is one, "Senior stakeholders" is not.
 * Before the name of a role a word or two may be anything, as fields have names of all kinds: "Senior Solutions Engineer".
 */
export function levelName(text: string): LevelName | undefined {
  const name = text.trim().replace(/\s+/g, " ");
  if (name === "" || name.length > LONGEST) return undefined;
  const code = CODE.exec(name);
  if (code !== null && /^(?:$|\s*[+,:;~(|[/–—-]|\s+(?=\S))/.test(name.slice(code[0].length))) {
    const rest = name.slice(code[0].length);
    // "M2 planning" is no level; "L2 Software Engineer" is one.
    if (/^\s*(?:$|[+,:;~(|[/–—-])/.test(rest) || wordsRank(rest) !== undefined) {
      const digits = (code[1] ?? code[2] ?? "").toLowerCase();
      return {
        rank: ROMAN[digits] ?? Number(digits),
        weak: false,
        code: code[0]
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, "")
          .replace(/^(level|grade|band|tier|stage|step|rung)/, "$1-"),
      };
    }
  }
  return wordsRank(name.split(/[,:;~(|[–—]|\s-\s/, 1)[0] ?? "");
}

function wordsRank(text: string): LevelName | undefined {
  const written = text.replace(/mid[ -]level/gi, "mid").match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = written.map((word) => word.toLowerCase());
  if (words.length === 0 || words.length > 8) return undefined;
  const lastRole = words.findLastIndex((word) => ROLES.has(word));
  let field = 0;
  let step: number | undefined;
  let senior = false;
  let role = false;
  let number: number | undefined;
  for (const [at, word] of words.entries()) {
    if (Object.hasOwn(STEPS, word)) step = Math.max(step ?? -1, STEPS[word] ?? 0);
    else if (word === "senior" || word === "sr" || word === "snr") senior = true;
    else if (ROLES.has(word)) role = true;
    else if (Object.hasOwn(ROMAN, word)) number = ROMAN[word];
    else if (/^(?:ic|[elmptg])?\d{1,2}$/.test(word)) number = Number(word.replace(/\D+/, ""));
    else if (!FILLERS.has(word)) {
      field += 1;
      if (at > lastRole || field > MAX_FIELD || !/^\p{Lu}/u.test(written[at] ?? "")) return undefined;
    }
  }
  if (step === undefined && !senior && !role) return undefined;
  const base = senior ? (step === undefined || step < 4 ? 4 : step + 0.3) : (step ?? 2);
  const weak = step === undefined && !senior && number === undefined;
  return { rank: base + (number ?? 0) * 0.05, weak };
}

/** How many of some names are names of levels; a bare role counts only where a surer one stands beside it. */
export function levelsAmong(names: readonly string[]): number {
  const read = names.map(levelName).filter((name) => name !== undefined);
  return read.some(({ weak }) => !weak) ? read.length : 0;
}

/** Whether the heading of a column or of a corner says that levels follow. */
export function saysLevel(heading: string): boolean {
  return /^(?:(?:career |job )?(?:levels?|grades?|bands?|seniority|positions?|roles?|ranks?|rungs?|stages?|tiers?))(?:\s*[/\\|].*)?$/i.test(
    heading.trim(),
  );
}

/** Whether the heading of a column or of a corner says that criteria follow. */
export function saysCriterion(heading: string): boolean {
  return /^(?:(?:core |key |sub-?)?(?:criteri(?:on|a)|competenc(?:y|ies|e)|skills?|dimensions?|areas?|categor(?:y|ies)|themes?|pillars?|attributes?|aspects?|topics?|capabilit(?:y|ies)|expectations?|traits?|values?|domains?|facets?|axis|axes|sections?|groups?)(?: areas?)?)(?:\s*[/\\|].*)?$/i.test(
    heading.trim(),
  );
}

/** Whether a column or key tells about the whole row instead of being a part of the ladder. */
export function saysNote(heading: string): boolean {
  return /^(?:in one sentence|(?:one[- ])?sentence|summary|descriptions?|overview|definition|litmus(?: test)?|tagline|objective|purpose|about|goal|what it is|question|asks|meaning)$/i.test(
    heading.trim(),
  );
}

/** Whether a column or key holds remarks, links or figures that are no expectation of anybody. */
export function saysAside(heading: string): boolean {
  return /^(?:notes?|comments?|remarks?|links?|urls?|references?|resources?|salary|pay|compensation|years?.*|(?:typical )?experience(?: \(.*)?|tenure|examples? of.*|owner|status|last (?:updated|reviewed)|#|no\.?|id|weight)$/i.test(
    heading.trim(),
  );
}

/** Whether a key or heading only says that texts follow. */
export function saysText(heading: string): boolean {
  return /^(?:expectations?|expects|texts?|summary|descriptions?|behaviou?rs?|(?:example )?criteria|details?|signals|items|points|what)$/i.test(
    heading.trim(),
  );
}
