/**
 * Places in a text, a bit each. What holds for many places at once is worked out 32 at a time, which is what makes looking for
 * thousands of phrases in a whole text cheap.
 */
export type PlaceSet = Int32Array;

/** No place at all. A function below that finds none gives this one. */
export const NOWHERE: PlaceSet = new Int32Array(0);

/** Memory for sets of one size. It is used again and again: making it anew would cost more than what is worked out in it. */
export interface Sets {
  readonly size: number;
  readonly made: PlaceSet[];
  used: number;
}

/** Memory for sets of places below `length`. */
export function setsFor(length: number): Sets {
  return { size: (length >> 5) + 1, made: [], used: 0 };
}

/** Lets go of the sets that were worked out. */
export function release(sets: Sets): void {
  sets.used = 0;
}

/** An empty set that is never let go of. */
export function lastingSet({ size }: Sets): PlaceSet {
  return new Int32Array(size);
}

/** An empty set to put places in. */
export function emptySet(sets: Sets): PlaceSet {
  return take(sets).fill(0);
}

/** Puts a place in a set. */
export function add(set: PlaceSet, at: number): void {
  set[at >> 5] = (set[at >> 5] ?? 0) | (1 << (at & 31));
}

/** Whether a place is in a set. */
export function has(set: PlaceSet, at: number): boolean {
  return (((set[at >> 5] ?? 0) >> (at & 31)) & 1) === 1;
}

/** The places in one of two sets. */
export function either(sets: Sets, one: PlaceSet, other: PlaceSet): PlaceSet {
  if (one === NOWHERE || one === other) return other;
  if (other === NOWHERE) return one;
  const set = take(sets);
  for (let index = 0; index < set.length; index += 1) set[index] = (one[index] ?? 0) | (other[index] ?? 0);
  return set;
}

/** The places in both of two sets. */
export function both(sets: Sets, one: PlaceSet, other: PlaceSet): PlaceSet {
  const set = take(sets);
  let any = 0;
  for (let index = 0; index < set.length; index += 1) {
    const bits = (one[index] ?? 0) & (other[index] ?? 0);
    set[index] = bits;
    any |= bits;
  }
  return any === 0 ? NOWHERE : set;
}

/** The places right before those of a set. */
export function before(sets: Sets, places: PlaceSet): PlaceSet {
  const set = take(sets);
  let next = 0;
  for (let index = set.length - 1; index >= 0; index -= 1) {
    const bits = places[index] ?? 0;
    set[index] = (bits >>> 1) | (next << 31);
    next = bits;
  }
  return set;
}

/** The places of a set, from left to right. */
export function placesOf(set: PlaceSet): readonly number[] {
  const places: number[] = [];
  for (let index = 0; index < set.length; index += 1) {
    for (let left = set[index] ?? 0; left !== 0; left &= left - 1) places.push(index * 32 + lowestBit(left));
  }
  return places;
}

/** The lowest bit of 32 that is set. */
export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function take(sets: Sets): PlaceSet {
  const set = sets.made[sets.used] ?? new Int32Array(sets.size);
  sets.made[sets.used] = set;
  sets.used += 1;
  return set;
}
