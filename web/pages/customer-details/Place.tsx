/** Where the customer lives: what decides when a message may leave (EM-23). */
import { Select } from '@ag.ds-next/react/select';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useMemo } from 'react';
import { countries } from '../../../domain/customers/countries.ts';
import { recordableZones, zoneInWords } from '../../../domain/customers/place-faults.ts';
import { customerZones } from '../../../domain/time/customer-zones.ts';
import { formatTime } from '../../../domain/time/format.ts';
import { australianStates } from '../../../domain/time/zone.ts';
import type { Form } from '../../forms/useForm.ts';
import { useNow } from '../../time/now.ts';
import css from './CustomerDetails.module.css';
import { placeOf, type DetailTexts } from './details-fields.ts';

export function Place({ form }: { form: Form<DetailTexts> }) {
  const { values } = form;
  const inAustralia = values.country === 'AU';
  const countryOptions = useMemo(() => countries().map(({ code, name }) => ({ value: code, label: name })), []);
  const moveTo = (country: string) => {
    form.set('country', country);
    if (country !== 'AU') form.set('state', '');
    form.set('timeZone', '');
  };
  return (
    <>
      <Select
        {...form.field('country')}
        onChange={({ target }) => moveTo(target.value)}
        label="Country"
        required
        maxWidth="xl"
        options={countryOptions}
      />
      <TextInput
        {...form.field('locality')}
        label="Suburb or town"
        hideOptionalLabel
        maxWidth="xl"
        autoComplete="off"
      />
      <div className={css['row']}>
        {inAustralia && (
          <Select
            {...form.field('state')}
            label="State or territory"
            hideOptionalLabel
            options={[
              { value: '', label: 'Not recorded' },
              ...australianStates.map((value) => ({ value, label: value })),
            ]}
          />
        )}
        <TextInput {...form.field('postcode')} label="Postcode" hideOptionalLabel maxWidth="sm" autoComplete="off" />
      </div>
      <ZoneField form={form} />
    </>
  );
}

function ZoneField({ form }: { form: Form<DetailTexts> }) {
  const now = useNow();
  const { values } = form;
  const { country, state, postcode } = placeOf(values);
  const offered = useMemo(() => recordableZones({ country, state, postcode }), [country, state, postcode]);
  const zones = values.timeZone && !offered.includes(values.timeZone) ? [values.timeZone, ...offered] : offered;
  const byAddress = customerZones({ country, state, postcode });
  const few = zones.length < 20; // abroad there are some four hundred
  return (
    <Select
      {...form.field('timeZone')}
      label="Time zone"
      hint={hintFor(byAddress.length)}
      hideOptionalLabel
      maxWidth="xl"
      options={[
        { value: '', label: `By the address: ${byAddress.map(zoneInWords).join(' or ') || 'not known'}` },
        ...zones.map((zone) => ({
          value: zone,
          label: few ? `${zoneInWords(zone)}, now ${formatTime(now, zone)}` : zone.replaceAll('_', ' '),
        })),
      ]}
    />
  );
}

function hintFor(zones: number): string {
  if (zones === 0) return 'The address does not tell: without a time zone no message can be sent';
  return zones === 1
    ? 'Leave it by the address unless the customer keeps another time there'
    : 'The address leaves several: messages leave when all of them allow it, unless you choose one';
}
