/** EM-47, EM-50: at the customer’s request, of one kind or of Child Support’s both. */
import { Button } from '@ag.ds-next/react/button';
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import { Select } from '@ag.ds-next/react/select';
import { coversInWords, type WayOfAsking } from '../../../domain/electronic-messaging/opt-out.ts';
import { optOutKinds, subscriptionKinds, type OptOutKind } from '../../../domain/electronic-messaging/template.ts';
import { api } from '../../client/client.ts';
import type { ProductsAndServices } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useTellUnsaved } from '../../forms/UnsavedWarning.tsx';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import { wayOf, wayOptions } from './OptOut.tsx';
import css from './ProductsAndServices.module.css';

type Props = {
  customerId: string;
  may: ProductsAndServices['may']['record'];
  /** Do Centrelink’s messages concern the customer? */
  ofCentrelink: boolean;
  onRecorded: () => void;
  tell: (name: string, dirty: boolean) => void;
};
type Choice = 'both' | OptOutKind;
const kindOf = (choice: Choice): OptOutKind | null => (choice === 'both' ? null : choice);

export function RecordOptOut({ customerId, may, ofCentrelink, onRecorded, tell }: Props) {
  const choices: readonly Choice[] = ['both', ...(ofCentrelink ? optOutKinds : subscriptionKinds)];
  const command = useCommand(
    (body: { subscription: OptOutKind | null; how: WayOfAsking }, key) =>
      api.POST('/customers/{customerId}/sms-opt-outs', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    (_, { subscription }) => {
      announce(
        'The opt out is recorded.',
        `No ${coversInWords(subscription)} message is sent to the customer any more, held ones included.`,
      );
      onRecorded();
    },
  );
  const form = useForm(
    { covers: '', how: '' },
    ({ covers, how }) => ({
      ...(choices.some((choice) => choice === covers) ? {} : { covers: 'Choose what it covers.' }),
      ...(wayOf(how) ? {} : { how: 'Choose how the customer asked.' }),
    }),
    command.problem?.errors,
  );
  useTellUnsaved(tell, 'optOut', form.dirty);
  const { field, values } = form;
  const closed = choices.filter((choice) => !may[choice].possible);
  if (closed.length === choices.length)
    return <p className={css['plain']}>An SMS opt out for every kind is recorded. There is none left to record.</p>;
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Record an SMS opt out"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ covers, how }) => {
          const choice = choices.find((each) => each === covers);
          const way = wayOf(how);
          if (choice && way) command.run({ subscription: kindOf(choice), how: way });
        });
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <div id={field('covers').id} tabIndex={-1}>
        <ControlGroup
          label="What it covers"
          required
          block
          invalid={field('covers').invalid}
          message={field('covers').message}
        >
          {choices.map((choice) => {
            const possible = may[choice];
            return (
              <Radio
                key={choice}
                name="covers"
                checked={values.covers === choice}
                disabled={!possible.possible}
                onChange={() => form.set('covers', choice)}
              >
                {choice === 'both' ? 'Reminder and General' : choice}
                {!possible.possible && <span className={css['closed']}> (recorded already)</span>}
              </Radio>
            );
          })}
        </ControlGroup>
      </div>
      <Select {...field('how')} label="How it was asked" required placeholder="Choose" options={wayOptions} />
      <p className={css['plain']}>
        Your name and the date are recorded with it. Held messages that it covers are not sent.
      </p>
      <div>
        <Button
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={command.phase === 'unknown'}
        >
          Record opt out
        </Button>
      </div>
    </form>
  );
}
