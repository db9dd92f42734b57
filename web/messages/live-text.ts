/** The text of a template while it is composed: what stands in it already, and what is still to be filled in. */
import {
  fillTemplate,
  variables,
  type TemplateValues,
  type Variable,
} from '../../domain/electronic-messaging/template.ts';

export type Piece = { text: string; missing: boolean };

export const variableLabels: Record<Variable, string> = {
  contactTime: 'Contact time',
  byDate: 'By date',
  receiptNumber: 'Receipt number',
  agencyPhone: 'Phone number of the agency',
  paymentType: 'Payment type',
};

/** In the order of the text. What lacks a value stands as the name of its field. */
export function livePieces(templateText: string, values: TemplateValues): Piece[] {
  return templateText
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const variable = variables.find((name) => part === `{${name}}`);
      if (!variable) return { text: part, missing: false };
      const filled = fillTemplate(part, values);
      return 'text' in filled
        ? { text: filled.text, missing: false }
        : { text: variableLabels[variable], missing: true };
    });
}
