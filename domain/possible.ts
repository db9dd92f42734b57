/** Whether somebody may do something now and, if not, why: the sentence that pages show beside the closed button. */
export type Impossible = { possible: false; why: string };
export type Possible = { possible: true } | Impossible;

export const possible: Possible = { possible: true };
export const impossible = (why: string): Impossible => ({ possible: false, why });

/** The first of these reasons that holds; possible when none does. */
export function unless(...reasons: [holds: boolean, why: string][]): Possible {
  const reason = reasons.find(([holds]) => holds);
  return reason ? impossible(reason[1]) : possible;
}
