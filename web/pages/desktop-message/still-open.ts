/** What is still to be recorded before Send, in words (EM-11, EM-42). */
import type { MessageForm, TemplateOffered } from '../../client/model.ts';

type Recorded = {
  area: MessageForm['area'];
  /** The area whose advice was acknowledged. */
  areaRead: string | null;
  template: TemplateOffered | null;
  done: readonly string[];
};

export function stillOpen({ area, areaRead, template, done }: Recorded): string[] {
  const open = template?.priorActions.filter((action) => !done.includes(action)) ?? [];
  return [
    ...(area && area.name !== areaRead ? [`Acknowledge the contact advice of ${area.name} first.`] : []),
    ...(open.length > 0 ? ['Record each prior action as done first.'] : []),
  ];
}
