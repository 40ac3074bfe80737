/** The groups of practices, by the letter that their rows begin with. */
export const PRACTICE_GROUPS = {
  A: "Evidence: what I did and what came of it",
  B: "Level: where I stand and what is missing",
  C: "Position: what I am known for",
  D: "Timing: the rhythm",
  E: "Projects and influence",
  F: "People",
  G: "Telling",
  H: "Crossroads",
} as const;

/** A group of practices. */
export type PracticeGroup = keyof typeof PRACTICE_GROUPS;

/** One practice: a row of the list. */
export interface Practice {
  /** `A1`; never changes. */
  readonly row: string;
  readonly group: PracticeGroup;
  readonly title: string;
}

const TITLES: Readonly<Record<PracticeGroup, readonly string[]>> = {
  A: [
    "Impact log",
    "Credibility ledger",
    "Decision log",
    "Glue log",
    "Energy log",
    "Learning log",
    "Earned secrets",
    "Feedback",
    "Documents that age well",
    "AI as infrastructure",
    "Bench log",
    "Capture as a by-product",
  ],
  B: [
    "Ladder",
    "Litmus test",
    "Transition signals",
    "Six pillars",
    "Four leverages",
    "Eight management skills",
    "Orchestration or leadership",
    "Expert-beginner check",
    "Anti-patterns",
    "Altitude mix",
    "Next-level evidence",
    "Stuck diagnosis",
    "Archetype",
  ],
  C: [
    "Three circles",
    "Positioning sentence",
    "Theme",
    "Project audit",
    "Luck surface",
    "Public surface",
    "Career narrative",
    "Diagnosis",
  ],
  D: [
    "Decision windows",
    "Two loops",
    "Friday",
    "Month",
    "Quarter: impact audit",
    "Reboot",
    "First 90 days",
    "Calendar audit",
    "Shutdown and early warning",
    "Long view",
    "Calendar feed",
  ],
  E: [
    "Choose",
    "End early",
    "Decision brief",
    "Scope letter",
    "Bold bets, safe landings",
    "Document kit",
    "Altitude translation",
    "Competing asks",
    "Overruled",
    "Meetings",
  ],
  F: [
    "Sponsors",
    "Visibility",
    "Sponsoring others",
    "Network",
    "Working with me",
    "Remote",
    "Career conversation",
    "Promotion ask",
    "Facts, not adjectives",
  ],
  G: [
    "Brag document",
    "Promotion packet",
    "Weekly summary",
    "Self-review",
    "Résumé",
    "Interview kit",
    "Bundle for language models",
    "Redaction",
    "Year in public",
    "Reviewers",
  ],
  H: [
    "Pendulum",
    "Stay, fix, leave",
    "Three hard checks",
    "Stop-loss lines",
    "Company evaluation",
    "Offers",
    "Two planning cycles",
  ],
};

/** Every practice that Upshot knows, in the order of its rows, A1 to H7. */
export const practices: readonly Practice[] = (Object.keys(PRACTICE_GROUPS) as readonly PracticeGroup[]).flatMap((group) =>
  TITLES[group].map((title, index) => ({ row: `${group}${index + 1}`, group, title })),
);

const byRow = new Map(practices.map((practice) => [practice.row, practice]));

/** The practice of a row, however its letter is written. */
export function practiceOf(row: string): Practice | undefined {
  return byRow.get(row.trim().toUpperCase());
}
