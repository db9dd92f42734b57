/** What a customer is called: a person by given and family names, an employer by the organisation's. */
export type CustomerNames = { kind: string; givenNames: string; familyName: string; organisationName: string };

export function customerName({ kind, givenNames, familyName, organisationName }: CustomerNames): string {
  return kind === 'employer' ? organisationName : `${givenNames} ${familyName}`.trim();
}
