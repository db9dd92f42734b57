/** What a preview and Send say no with, in Pluto and in Customer First alike. */
import type { NotReady } from '../../../prisma/repositories/ready-message.ts';
import type { ValueProblem } from '../../../prisma/repositories/value-problems.ts';
import { Problem } from '../../errors.ts';

export function notReadyProblem(no: NotReady): Problem {
  switch (no.refused) {
    case 'bars':
      return new Problem('barred', undefined, { bars: no.bars });
    case 'template':
      return new Problem('templateChanged');
    case 'values':
      return valuesProblem(no.problems);
    case 'previewDiffers':
      return new Problem('previewDiffers');
    case 'stopped':
      return new Problem('sendingStopped');
  }
}

function valuesProblem(problems: ValueProblem[]): Problem {
  const errors = problems.map(({ variable, sentence }) => ({ field: `values.${variable}`, message: sentence }));
  return new Problem('badInput', undefined, { errors });
}
