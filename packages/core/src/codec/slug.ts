/** Longest slug in UTF-16 units: with a date, a counter and an ending it stays under 255 bytes in any script. */
const MAX_LENGTH = 60;

/** Below this length a slug is cut inside a word, since cutting at one would leave too little. */
const MIN_LENGTH = 20;

/** How much of a title is looked at. */
const MAX_READ = 500;

/** What a slug becomes when nothing of the title can be in a file name. */
const NOTHING = "untitled";

/** Names that Windows keeps for devices; a slug has no ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

const IS_ASCII = /^[\u0000-\u007f]*$/;

/** Latin letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ŧ: "t",
  ƒ: "f",
};

/**
 * The part of a file name that stands for a title: lower case, Latin letters without their marks (`é` is `e`, `ß` is `ss`),
 * letters of other scripts as they are in NFC, everything else a hyphen. At most 60 UTF-16 units, cut between words where
 * that leaves enough. Never empty, never a device of Windows, no dots, nothing invisible. A slug's slug is itself.
 */
export function slugOf(title: string): string {
  const read = title.slice(0, MAX_READ);
  const words = (IS_ASCII.test(read) ? asciiWords(read) : wordsOf(read)).replace(/-{2,}/g, "-").replace(/^-|-$/g, "");
  const slug = shortened(words);
  if (slug === "") return NOTHING;
  return DEVICE.test(slug) ? `${slug}-${NOTHING}` : slug;
}

/** What `wordsOf` gives for a title of plain letters, without the Unicode classes, which take milliseconds to compile. */
function asciiWords(title: string): string {
  return title
    .toLowerCase()
    .replace(/(?<=[a-z0-9])'(?=[a-z0-9])/g, "")
    .replace(/[^a-z0-9]+/g, "-");
}

function wordsOf(title: string): string {
  return plainLetters(title)
    .replace(/(?<=[\p{L}\p{N}])['’ʼ](?=[\p{L}\p{N}])/gu, "")
    .replace(/[^\p{L}\p{Mn}\p{Mc}\p{N}]+/gu, "-")
    .replace(/(?<![\p{L}\p{N}\p{M}])\p{M}+/gu, "");
}

/** Lower case, without invisible characters, and with plain letters where there is a plain one. */
function plainLetters(title: string): string {
  return withoutLatinMarks(withoutLatinMarks(title).toLowerCase())
    .replace(/[ßæœøđðþłħıŋŧƒ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize("NFC");
}

function withoutLatinMarks(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "")
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, "");
}

function shortened(slug: string): string {
  if (slug.length <= MAX_LENGTH) return slug;
  const atWord = slug.lastIndexOf("-", MAX_LENGTH);
  if (atWord >= MIN_LENGTH) return slug.slice(0, atWord);
  let end = MAX_LENGTH;
  // Neither half a character nor a letter without its marks.
  while (end > 1 && /^[\udc00-\udfff]|^\p{M}/u.test(slug.slice(end))) end -= 1;
  return slug.slice(0, end).replace(/-$/, "");
}
