/** A process under way of a case (glossary): a record of the agency's, not one of ours. */
export const caseProcessKinds = ['newRegistration', 'objection', 'changeOfAssessment', 'changeOfCare'] as const;
export type CaseProcessKind = (typeof caseProcessKinds)[number];
