/** Files to read again although nothing on disk says that they changed. */
export interface Suspicion {
  /** Hours of the day; each stands for the rows whose id leaves it when divided by 24. */
  readonly hours: ReadonlySet<number>;
  /** The hour since 1970 up to which all is checked then. */
  readonly until: number;
}

const DAY = 24;

/**
 * The hours that passed since the last check, `last` being an hour since 1970. The work is spread: who asks all day checks a
 * twenty-fourth an hour, and after a day without a question everything is due at once.
 */
export function dueHours(last: number | undefined, now: number): Suspicion {
  const until = hourOf(now);
  const passed = last === undefined ? DAY : until - last;
  // A clock that went back says nothing about how much time passed.
  const due = passed < 0 ? DAY : Math.min(passed, DAY);
  return { until, hours: new Set(Array.from({ length: due }, (_, back) => (((until - back) % DAY) + DAY) % DAY)) };
}

/** All files at once. */
export function allHours(now: number): Suspicion {
  return dueHours(undefined, now);
}

/** Hours since 1970 of a moment in milliseconds. */
export function hourOf(now: number): number {
  return Math.floor(now / 3_600_000);
}
