// Parses the fragment of an order's link, like calculator/share/fragment.py. The page fills in its form
// with the entries before Python has started. The parser does not know the ids of the price book. Both
// parsers are tested on the same cases: tests/calculator/cases/links.yaml.

export const MARK = "#o1:";

// In characters. Real links are much shorter.
const MAX_LENGTH = 2000;
// Some programs percent-encode a link that is encoded already.
const MAX_ENCODED = 3;
// Word processors replace a hyphen with these.
const HYPHENS = /[\u2010-\u2015\u2212]/g;
// Chat and mail programs insert these into links, to allow line breaks.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** Whether a fragment is meant as an order. Other fragments are anchors of the page. */
export function isOrder(fragment) {
  return /^o[0-9]/.test(repaired(fragment.slice(0, MAX_LENGTH)));
}

/** The entries of an order's fragment, with the fields of `Entries` in calculator/share/fragment.py. */
export function entriesOf(fragment) {
  const whole = repaired(fragment);
  if (!/^o1(:|$)/.test(whole)) return { values: new Map(), left: [whole], known: false };
  const text = whole.replace(/^o1:?/, "");
  // Cut between two entries, because half a number would be a different number.
  const end = text.length <= MAX_LENGTH ? text.length : Math.max(text.lastIndexOf("~", MAX_LENGTH), 0);
  const values = new Map();
  const left = [];
  for (const entry of text.slice(0, end).split("~").filter(Boolean)) {
    const [, name, value] = /^([^.]*)\.?(.*)$/s.exec(entry);
    if (name && !values.has(name)) values.set(name, value);
    else if (values.get(name) !== value) left.push(entry); // a repeated entry is not a conflict
  }
  const beyond = text.slice(end).replace(/^~/, "");
  if (beyond) left.push(beyond);
  return { values, left, known: true };
}

// The fragment without damage from mail programs, chat programs and the end of a sentence.
function repaired(fragment) {
  let text = fragment;
  for (let at = 0; at < MAX_ENCODED; at += 1) text = text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decoded);
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
