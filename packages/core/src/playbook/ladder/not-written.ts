/** What stands in a cell that an imported file leaves empty: the format wants every cell filled, and a guess would be worse. */
export const NOTHING_WRITTEN = "Nothing is written for this level.";

/** What stands where an imported file gives no sentence for a level. */
export const NO_SENTENCE = "No sentence given.";
