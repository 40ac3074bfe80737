/** Chance that can be repeated: the same seed gives the same draws, on every machine. */
export interface Random {
  /** In [0, 1). */
  fraction(): number;
  /** A whole number in [0, end). */
  below(end: number): number;
  pick<T>(choices: readonly T[]): T;
  /** Like `below`, but small numbers come up far more often. */
  skewed(end: number): number;
  /** Lower-case hex digits. */
  hex(length: number): string;
}

/** A generator for one seed. Algorithm: mulberry32 (Tommy Ettinger, 2017, public domain). */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    fraction: next,
    below,
    pick: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined) throw new Error("pick from nothing");
      return choice;
    },
    skewed: (end) => {
      const fraction = next();
      return Math.floor(fraction * fraction * fraction * end);
    },
    hex: (length) => {
      let text = "";
      while (text.length < length) text += (below(2 ** 24) + 2 ** 24).toString(16).slice(1);
      return text.slice(0, length);
    },
  };
}
