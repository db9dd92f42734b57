/** PS Internal Referral of type `Other`, or `Associate` with the CSID of a PS customer (PS-2). */
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '../../client/client.ts';
import { customerQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import {
  internalReferralTypes,
  type InternalReferralType,
} from '../../../domain/personalised-services/internal-referral.ts';

type Body = { csid: string; type: InternalReferralType; associateCsid?: string };

export function AddReferralWindow() {
  const { customerId = '' } = useParams();
  const close = useCloseWindow(`${addresses.allocation}/reactive-ref`);
  const query = useQuery(customerQuery(customerId));
  const command = useCommand(
    (body: Body, key) => api.POST('/internal-referrals', { params: { header: { 'Idempotency-Key': key } }, body }),
    () => {
      announce('Internal referral added.', 'The customer waits in the Customer List to be assigned.');
      close();
    },
  );
  const form = useForm(
    { type: '', associateCsid: '' },
    ({ type, associateCsid }) => ({
      ...(type ? {} : { type: 'Choose the type.' }),
      ...(type === 'Associate' && !associateCsid.trim()
        ? { associateCsid: 'Enter the CSID of the PS customer with whom this customer is associated.' }
        : {}),
    }),
    command.problem?.errors,
  );
  const { type } = form.values;
  const typeField = form.field('type');
  const save = () =>
    form.submit(({ type: chosen, associateCsid }) => {
      const csid = query.data?.csid;
      const type = internalReferralTypes.find((word) => word === chosen);
      if (!csid || !type) return;
      const associate = associateCsid.replaceAll(/\s/g, '');
      command.run({ csid, type, ...(type === 'Associate' ? { associateCsid: associate } : {}) });
    });
  return (
    <Window
      title="PS Internal Referral"
      onClose={close}
      dirty={form.values.associateCsid !== ''}
      save={{ onSave: save, busy: command.phase === 'busy', disabled: command.phase === 'unknown' || !query.data }}
    >
      <Loaded query={query} missing="There is no such customer">
        {(customer) => (
          <>
            <ErrorSummary form={form} />
            <CommandFailure command={command} inForm />
            <CustomerLine customer={customer} />
            <div id={typeField.id} tabIndex={-1}>
              <ControlGroup label="Type" required block invalid={typeField.invalid} message={typeField.message}>
                {internalReferralTypes.map((word) => (
                  <Radio key={word} name="type" checked={type === word} onChange={() => form.set('type', word)}>
                    {word}
                  </Radio>
                ))}
              </ControlGroup>
            </div>
            {type === 'Associate' && (
              <TextInput
                {...form.field('associateCsid')}
                label="CSID of the associate"
                hint="A customer who is in Personalised Services now"
                required
                inputMode="numeric"
                autoComplete="off"
              />
            )}
          </>
        )}
      </Loaded>
    </Window>
  );
}
