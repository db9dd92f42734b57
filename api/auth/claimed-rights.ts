/** ROLES_FROM=claims: what the provider's claim says that somebody may. */
import { isRole } from '../../domain/people/roles.ts';
import type { Rights } from '../../prisma/repositories/rights.ts';

/** Takes the claim as it came: a list of words, or one. Words that are not known here are ignored; no claim is no role and no access. */
export function rightsIn(claim: unknown): Rights {
  const given: unknown[] = Array.isArray(claim) ? claim : [claim];
  const words = [...new Set(given.filter((word) => typeof word === 'string'))];
  return { roles: words.filter(isRole), pluto: words.includes('pluto'), cuba: words.includes('cuba') };
}
