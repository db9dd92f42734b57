/** Customer search: what somebody typed, as what is looked for (CSID, name, mobile). */
import { phoneNumber } from './phone.ts';

/** Beginnings of names; all that are given must fit. */
export type NameBeginnings = { family?: string; given?: string; organisation?: string };
/** All that are given must fit; `csidOrPhone`: one of the two is enough; of `names`, one alternative. */
export type CustomerSearch = {
  csid?: string;
  phone?: string;
  csidOrPhone?: { csid: string | null; phone: string | null };
  names?: NameBeginnings[];
};
export type Typed = {
  text?: string | undefined;
  csid?: string | undefined;
  name?: string | undefined;
  mobile?: string | undefined;
};

/** A CSID as people write it (`123 456 789`, `123-456-789`), as it is kept; null when it can't be one. */
export function csidOf(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{6,12}$/.test(digits) ? digits : null;
}

/**
 * What to look for. `text` is a CSID or a phone number when it is made of digits, else a name.
 * Returns null when something typed can't be what its field asks for: then nobody is found.
 */
export function customerSearch({ text, csid, name, mobile }: Typed): CustomerSearch | null {
  const search: CustomerSearch = {};
  if (text) {
    if (/\d/.test(text) && /^[\d\s().+/-]+$/.test(text)) {
      search.csidOrPhone = { csid: csidOf(text), phone: phoneNumber(text) };
      if (!search.csidOrPhone.csid && !search.csidOrPhone.phone) return null;
    } else search.names = nameBeginnings(text);
  }
  if (csid) {
    const known = csidOf(csid);
    if (!known) return null;
    search.csid = known;
  }
  if (mobile) {
    const known = phoneNumber(mobile);
    if (!known) return null;
    search.phone = known;
  }
  if (name) {
    const names = nameBeginnings(name);
    search.names = search.names ? both(search.names, names) : names;
  }
  return search.names?.length === 0 ? null : search;
}

/**
 * The ways in which a name can be meant: `Nguyen, Th` is family and given names; `Thi Lan Ng` may be given names alone,
 * given names and family name wherever the cut is, the other way round, or the name of an organisation.
 */
export function nameBeginnings(typed: string): NameBeginnings[] {
  const name = typed.replace(/[‘’ʼ`]/g, "'").trim();
  const comma = name.indexOf(',');
  if (comma >= 0) {
    const family = words(name.slice(0, comma)).join(' ');
    const given = words(name.slice(comma + 1)).join(' ');
    if (!family && !given) return [];
    const person = { ...(family && { family }), ...(given && { given }) };
    return given ? [person, { organisation: words(name).join(' ') }] : [person];
  }
  const all = words(name);
  if (all.length === 0) return [];
  const whole = all.join(' ');
  const meant: NameBeginnings[] = [{ family: whole }, { given: whole }, { organisation: whole }];
  for (let cut = 1; cut < all.length; cut++) {
    const [before, after] = [all.slice(0, cut).join(' '), all.slice(cut).join(' ')];
    meant.push({ given: before, family: after }, { family: before, given: after });
  }
  return meant;
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).slice(0, 6); // no name needs more, and each adds two alternatives

/** Both must fit: every pair of alternatives, where the longer beginning of the same name holds both. */
function both(one: NameBeginnings[], other: NameBeginnings[]): NameBeginnings[] {
  const pairs = one.flatMap((a) => other.map((b) => [a, b] as const));
  return pairs.flatMap(([a, b]) => {
    const joined: NameBeginnings = { ...a };
    for (const key of ['family', 'given', 'organisation'] as const) {
      const [x, y] = [a[key], b[key]];
      if (y === undefined) continue;
      if (
        x !== undefined &&
        !y.toLowerCase().startsWith(x.toLowerCase()) &&
        !x.toLowerCase().startsWith(y.toLowerCase())
      )
        return [];
      joined[key] = x !== undefined && x.length > y.length ? x : y;
    }
    return [joined];
  });
}
