/** What may be handed over when somebody leaves. */
export const belongingKinds = ['customer', 'workItem', 'decision', 'incident', 'delegation', 'staff'] as const;
export type BelongingKind = (typeof belongingKinds)[number];
