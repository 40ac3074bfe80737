/** The words of a text that lists them, with blanks or line breaks between. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
