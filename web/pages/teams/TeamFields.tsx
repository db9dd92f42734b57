import { TextInput } from '@ag.ds-next/react/text-input';
import { atMost, filled } from '../../forms/checks.ts';
import type { Form } from '../../forms/useForm.ts';

export type TeamTexts = { name: string; stream: string; region: string };

export const checkTeam = ({ name, stream, region }: TeamTexts) => ({
  ...(filled('name', name, 'Enter the name.') ?? atMost('name', name, 100)),
  ...(filled('stream', stream, 'Enter the stream.') ?? atMost('stream', stream, 100)),
  ...(filled('region', region, 'Enter the region.') ?? atMost('region', region, 100)),
});
export const trimmed = ({ name, stream, region }: TeamTexts): TeamTexts => ({
  name: name.trim(),
  stream: stream.trim(),
  region: region.trim(),
});

export function TeamFields({ form }: { form: Form<TeamTexts> }) {
  return (
    <>
      <TextInput {...form.field('name')} label="Name" required maxWidth="xl" autoComplete="off" />
      <TextInput {...form.field('stream')} label="Stream" required maxWidth="xl" autoComplete="off" />
      <TextInput {...form.field('region')} label="Region" required maxWidth="xl" autoComplete="off" />
    </>
  );
}
