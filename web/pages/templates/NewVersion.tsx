/** A new version: written on the one that is sent now. What another administrator writes meanwhile is shown, never overwritten unseen. */
import { Button } from '@ag.ds-next/react/button';
import { api } from '../../client/client.ts';
import type { Template, TemplateVersion } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { ChangedMeanwhile, TakenFromOthers } from '../../forms/ChangedMeanwhile.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useRevisedForm } from '../../forms/useRevisedForm.ts';
import { Section } from '../../frame/Section.tsx';
import { announce } from '../../frame/notices.ts';
import { SamplePhone } from './SamplePhone.tsx';
import css from './Templates.module.css';
import { WordingFields } from './WordingFields.tsx';
import { checkWording, textsOf, wordingIn, wordingLabels, type WordingTexts } from './wording-texts.ts';

type Props = { template: Template; newest: TemplateVersion };

export function NewVersion({ template, newest }: Props) {
  const { id: templateId, use, channel } = template;
  const revised = useRevisedForm({
    read: { revision: template.revision, texts: textsOf(newest) },
    check: (texts) => checkWording(texts, use),
    send: ({ texts, revision }: { texts: WordingTexts; revision: number }, key) =>
      api.POST('/templates/{templateId}/versions', {
        params: { path: { templateId }, header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
        body: wordingIn(texts),
      }),
    answered: (saved) => ({ revision: saved.revision, texts: textsOf(saved.versions[0] ?? newest) }),
    onDone: ({ active, versions: [written] }) =>
      announce(
        `Version ${written?.number ?? ''} is saved.`,
        active
          ? 'It is sent from now on. What was sent or is held keeps its text.'
          : 'The template is retired: it is sent once it is offered again.',
      ),
  });
  const { form, command, mine, meanwhile, taken } = revised;
  return (
    <div className={css['compose']}>
      <Section title="Write a new version">
        <form
          className={css['form']}
          noValidate
          aria-label="New version"
          onSubmit={(event) => {
            event.preventDefault();
            form.submit((texts) => command.run({ texts, revision: revised.revision }));
          }}
        >
          <ErrorSummary form={form} />
          <CommandFailure command={command} inForm />
          {meanwhile && <ChangedMeanwhile what="This template" meanwhile={meanwhile} labels={wordingLabels} />}
          <TakenFromOthers taken={taken} labels={wordingLabels} />
          <WordingFields form={form} use={use} />
          <div className={css['buttons']}>
            <Button
              type="submit"
              loading={command.phase === 'busy'}
              loadingLabel="Saving"
              disabled={mine.length === 0 || command.phase === 'unknown'}
            >
              Save as version {newest.number + 1}
            </Button>
            {mine.length > 0 && <span>Not saved yet: {mine.map((field) => wordingLabels[field]).join(', ')}</span>}
          </div>
        </form>
      </Section>
      <div className={css['beside']}>
        <SamplePhone text={form.values.text} channel={channel} />
      </div>
    </div>
  );
}
