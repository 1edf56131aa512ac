// The syntax of an order's link, as calculator/share/fragment.py reads it. It knows entries, and no
// id of the price book. The page fills in its form with it before Python has started. Both readers
// are tested on the same cases: tests/calculator/cases/links.yaml.

export const MARK = "#o1:";

// No link of ours comes near this many characters.
const MAX_LENGTH = 2000;
// A link that was encoded twice is read as well; nobody encodes one four times.
const MOST_ENCODED = 3;
// Word processors write these in place of a hyphen.
const HYPHENS = /[\u2010-\u2015\u2212]/g;
// Chats and mail put these between any two characters of a link, so that a line may break there.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** Whether a fragment is meant as an order; any other is an anchor of the page. */
export function isOrder(fragment) {
  return /^o[0-9]/.test(repaired(fragment.slice(0, MAX_LENGTH)));
}

/** The entries of a fragment that is an order, in the shape of `Entries` in calculator/share/fragment.py. */
export function entriesOf(fragment) {
  const whole = repaired(fragment);
  if (!/^o1(:|$)/.test(whole)) return { values: new Map(), left: [whole], known: false };
  const text = whole.replace(/^o1:?/, "");
  // Cut between two entries: half a number would be another one.
  const end = text.length <= MAX_LENGTH ? text.length : Math.max(text.lastIndexOf("~", MAX_LENGTH), 0);
  const values = new Map();
  const left = [];
  for (const entry of text.slice(0, end).split("~").filter(Boolean)) {
    const [, name, value] = /^([^.]*)\.?(.*)$/s.exec(entry);
    if (name && !values.has(name)) values.set(name, value);
    else if (values.get(name) !== value) left.push(entry); // the same entry twice is no conflict
  }
  const beyond = text.slice(end).replace(/^~/, "");
  if (beyond) left.push(beyond);
  return { values, left, known: true };
}

// A fragment as it was written, without the damage that mail, chats and sentences do to a link.
function repaired(fragment) {
  let text = fragment;
  for (let at = 0; at < MOST_ENCODED; at += 1) text = text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decoded);
  text = text.replace(INVISIBLE, "").trim().replace(/^#/, "").replace(HYPHENS, "-");
  text = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  let end = text.length;
  while (end && !/[a-z0-9]/.test(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

function decoded(escapes) {
  const bytes = escapes.match(/[0-9A-Fa-f]{2}/g).map((pair) => Number.parseInt(pair, 16));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
