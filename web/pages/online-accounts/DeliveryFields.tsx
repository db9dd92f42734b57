/** The email address, and how the customer receives the temporary password (OA-2, OA-3, OA-9). */
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import { Text } from '@ag.ds-next/react/text';
import { TextInput } from '@ag.ds-next/react/text-input';
import { deliveries, deliveryWords, type Delivery } from '../../../domain/online-accounts/account-action.ts';
import type { Form } from '../../forms/useForm.ts';
import css from './OnlineAccounts.module.css';
import type { Place, Typed } from './what-is-missing.ts';

type Props = {
  form: Form<Typed>;
  place: Place;
  email: string | null;
  asksEmail: boolean;
  hasPostalAddress: boolean;
  delivery: Delivery | null;
  onDelivery: (delivery: Delivery) => void;
  required: boolean;
  disabled: boolean;
};

export function DeliveryFields({ form, email, asksEmail, hasPostalAddress, delivery, onDelivery, ...rest }: Props) {
  const { required, disabled, place } = rest;
  return (
    <>
      {asksEmail ? (
        <TextInput
          {...form.field('email')}
          label="Current Email Address"
          hint="None is recorded: it becomes the customer’s, and subscribes them"
          type="email"
          required={required}
          maxWidth="xl"
          autoComplete="off"
        />
      ) : (
        <Text as="p">
          Current Email Address: <strong>{email ?? 'none recorded'}</strong>
        </Text>
      )}
      <div>
        <ControlGroup {...place} label="How the customer receives the temporary password" required={required} block>
          {deliveries.map((each) => (
            <Radio
              key={each}
              name="delivery"
              checked={delivery === each}
              disabled={disabled || (each === 'letterOnly' && !hasPostalAddress)}
              onChange={() => onDelivery(each)}
            >
              {deliveryWords[each]}
            </Radio>
          ))}
        </ControlGroup>
        {!hasPostalAddress && (
          <p className={css['muted']}>Letter only needs a postal address: record it in Personal Info first.</p>
        )}
      </div>
    </>
  );
}
