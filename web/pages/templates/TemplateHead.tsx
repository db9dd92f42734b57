/** Group and name of a template, and whether it is offered. What it is for stays as it was created. */
import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { Text } from '@ag.ds-next/react/text';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useState } from 'react';
import { templateGroups, type TemplateGroup } from '../../../domain/electronic-messaging/template.ts';
import { api } from '../../client/client.ts';
import type { Template } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ChangedMeanwhile, TakenFromOthers } from '../../forms/ChangedMeanwhile.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useRevisedForm } from '../../forms/useRevisedForm.ts';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { announce } from '../../frame/notices.ts';
import css from './Templates.module.css';
import { checkType } from './wording-texts.ts';

type HeadTexts = { group: string; type: string };
type Change = { group: TemplateGroup; type: string; active: boolean; revision: number };
const labels = { group: 'Group', type: 'Type' };

const change = (templateId: string, { revision, ...body }: Change, key: string) =>
  api.PUT('/templates/{templateId}', {
    params: { path: { templateId }, header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
    body,
  });
const groupOf = (text: string, or: TemplateGroup): TemplateGroup =>
  templateGroups.find((group) => group === text) ?? or;

export function TemplateHead({ template }: { template: Template }) {
  const { id, active, group, type } = template;
  const texts: HeadTexts = { group, type };
  const revised = useRevisedForm({
    read: { revision: template.revision, texts },
    check: (typed) => checkType(typed.type),
    send: (asked: Change, key) => change(id, asked, key),
    answered: (saved) => ({ revision: saved.revision, texts: { group: saved.group, type: saved.type } }),
    onDone: () => announce('Saved.', 'Officers see it at once; messages already sent show the new name too.'),
  });
  const { form, command, mine, meanwhile, taken } = revised;
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Group and name"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((typed) =>
          command.run({
            group: groupOf(typed.group, group),
            type: typed.type.trim(),
            active,
            revision: revised.revision,
          }),
        );
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {meanwhile && <ChangedMeanwhile what="This template" meanwhile={meanwhile} labels={labels} />}
      <TakenFromOthers taken={taken} labels={labels} />
      <Select
        {...form.field('group')}
        label={labels.group}
        required
        block
        options={templateGroups.map((value) => ({ value, label: value }))}
      />
      <TextInput {...form.field('type')} label={labels.type} required block autoComplete="off" />
      <div className={css['buttons']}>
        <Button
          type="submit"
          variant="secondary"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={mine.length === 0 || command.phase === 'unknown'}
        >
          Save
        </Button>
      </div>
    </form>
  );
}

/** Retire, and the way back. */
export function Offering({ template }: { template: Template }) {
  const [asking, setAsking] = useState(false);
  const { id, type, group, active, revision } = template;
  const command = useCommand(
    (asked: Change, key) => change(id, asked, key),
    (saved) => {
      setAsking(false);
      if (saved.active) announce('Offered again.', `Officers may choose “${type}” from now on.`);
      else announce('Retired.', `“${type}” is no longer offered, and not sent any more.`);
    },
  );
  const verb = active ? 'Retire' : 'Offer again';
  return (
    <>
      <Button
        variant="secondary"
        onClick={() => {
          command.forget();
          setAsking(true);
        }}
      >
        {verb}
      </Button>
      {asking && (
        <Confirmation
          title={active ? `Retire “${type}”?` : `Offer “${type}” again?`}
          confirm={verb}
          busy={command.phase === 'busy'}
          disabled={command.phase === 'unknown'}
          onConfirm={() => command.run({ group, type, active: !active, revision })}
          onCancel={() => setAsking(false)}
        >
          <CommandFailure command={command} />
          {active ? (
            <>
              <Text as="p">
                It is no longer offered, and whoever is composing it at this moment is asked to choose another. It can
                be offered again.
              </Text>
              <Text as="p">
                Messages that are held still leave, with the text they have: the stop switch stops them.
              </Text>
            </>
          ) : (
            <Text as="p">Officers may choose it at once, with its newest version.</Text>
          )}
        </Confirmation>
      )}
    </>
  );
}
