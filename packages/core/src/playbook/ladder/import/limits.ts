/** Longest file that is read, in UTF-16 units. A ladder of ten levels by thirty criteria has about 100,000. */
export const MAX_FILE = 1_000_000;

/** The same for Markdown, and for one part of it between two headings: its parser is slow on long texts. */
export const MAX_MARKDOWN = 200_000;
export const MAX_SECTION = 50_000;

/** Most columns and rows of a table. */
export const MAX_COLUMNS = 100;
export const MAX_ROWS = 2_000;

/** Most levels and criteria of one ladder. */
export const MAX_LEVELS = 30;
export const MAX_CRITERIA = 200;

/** Longest cell, and longest single expectation of one. */
export const MAX_CELL = 10_000;
export const MAX_EXPECTATION = 2_000;

/** Most expectations of one cell. */
export const MAX_EXPECTATIONS = 100;

/** Most problems that are told one by one. */
export const MAX_PROBLEMS = 20;
