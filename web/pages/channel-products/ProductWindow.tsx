import { Checkbox } from '@ag.ds-next/react/checkbox';
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Radio } from '@ag.ds-next/react/radio';
import { Select } from '@ag.ds-next/react/select';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  preferenceChannels,
  productKinds,
  productKindWords,
  productProblems,
  type PreferenceChannel,
} from '../../../domain/online-accounts/channel-preferences.ts';
import { api } from '../../client/client.ts';
import type { ChannelProduct } from '../../client/model.ts';
import { channelProductsQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { LoadedWindow } from '../../frame/LoadedWindow.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { Window } from '../../frame/Window.tsx';
import { useCloseWindow } from '../../frame/window-address.ts';
import css from '../online-accounts/OnlineAccounts.module.css';

export function NewProductWindow() {
  const close = useCloseWindow(addresses.channelProducts);
  return <ProductForm title="Add a product or service" product={null} onClose={close} />;
}

export function ProductWindow() {
  const { productId = '' } = useParams();
  const close = useCloseWindow(addresses.channelProducts);
  const query = useQuery(channelProductsQuery());
  const title = 'Change product or service';
  return (
    <LoadedWindow query={query} title={title} missing="There is no such list" onClose={close}>
      {({ items }) => {
        const product = items.find(({ id }) => id === productId);
        return product ? (
          <ProductForm key={product.id} title={title} product={product} onClose={close} />
        ) : (
          <Window title={title} onClose={close}>
            <PageAlert tone="info" title="There is no such product or service" />
          </Window>
        );
      }}
    </LoadedWindow>
  );
}

const listed = (text: string): PreferenceChannel[] =>
  preferenceChannels.filter((each) => text.split(',').includes(each));
const oneOf = (text: string): PreferenceChannel => preferenceChannels.find((each) => each === text) ?? 'Letter';

type Kept = {
  kind: 'product' | 'service';
  name: string;
  channels: PreferenceChannel[];
  defaultChannel: PreferenceChannel;
};

function ProductForm({
  title,
  product,
  onClose,
}: {
  title: string;
  product: ChannelProduct | null;
  onClose: () => void;
}) {
  const [began] = useState(product);
  const [revision, setRevision] = useState(product?.revision ?? 0);
  const done = () => {
    announce('Saved.', 'It is offered so from now on; what customers chose stays.');
    onClose();
  };
  const adding = useCommand(
    (body: Kept, key) => api.POST('/channel-products', { params: { header: { 'Idempotency-Key': key } }, body }),
    done,
  );
  const changing = useCommand(
    ({ revision: stood, ...body }: Kept & { active: boolean; revision: number }, key) =>
      api.PUT('/channel-products/{productId}', {
        params: {
          path: { productId: began?.id ?? '' },
          header: { 'Idempotency-Key': key, 'If-Match': `"${stood}"` },
        },
        body,
      }),
    done,
  );
  const command = began ? changing : adding;
  const form = useForm(
    {
      kind: began?.kind ?? 'product',
      name: began?.name ?? '',
      channels: (began?.channels ?? []).join(','),
      defaultChannel: began?.defaultChannel ?? '',
      active: began?.active === false ? '' : 'yes',
    },
    ({ name, channels, defaultChannel }) =>
      Object.fromEntries(
        productProblems({ name, channels: listed(channels), defaultChannel: oneOf(defaultChannel) }).map(
          ({ field, sentence }) => [field, sentence],
        ),
      ),
    command.problem?.errors,
  );
  const { values } = form;
  const channels = listed(values.channels);
  const field = form.field('channels');
  const save = () =>
    form.submit((texts) => {
      const kept: Kept = {
        kind: texts.kind === 'service' ? 'service' : 'product',
        name: texts.name.trim(),
        channels: listed(texts.channels),
        defaultChannel: oneOf(texts.defaultChannel),
      };
      if (began) changing.run({ ...kept, active: texts.active === 'yes', revision });
      else adding.run(kept);
    });
  return (
    <Window
      title={title}
      onClose={onClose}
      dirty={form.dirty}
      save={{ onSave: save, busy: command.phase === 'busy', disabled: command.phase === 'unknown' || !form.dirty }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {product && product.revision !== revision && (
        <PageAlert tone="warning" title="Somebody else changed this meanwhile" role="alert">
          <p>
            Now: {product.name}, {product.channels.join(', ')}; {product.defaultChannel} where nothing is chosen.
          </p>
          <button type="button" onClick={() => setRevision(product.revision)}>
            Replace it with what is typed here
          </button>
        </PageAlert>
      )}
      <ControlGroup label="Kind" required block>
        {productKinds.map((kind) => (
          <Radio key={kind} name="kind" checked={values.kind === kind} onChange={() => form.set('kind', kind)}>
            {productKindWords[kind]}
          </Radio>
        ))}
      </ControlGroup>
      <TextInput {...form.field('name')} label="Name" required block autoComplete="off" />
      <div id={field.id} tabIndex={-1} className={css['group']}>
        <ControlGroup label="Channels" required block invalid={field.invalid} message={field.message}>
          {preferenceChannels.map((each) => (
            <Checkbox
              key={each}
              checked={channels.includes(each)}
              onChange={({ target }) =>
                form.set(
                  'channels',
                  preferenceChannels
                    .filter((other) => (other === each ? target.checked : channels.includes(other)))
                    .join(','),
                )
              }
            >
              {each}
            </Checkbox>
          ))}
        </ControlGroup>
      </div>
      <Select
        {...form.field('defaultChannel')}
        label="Where the customer has chosen nothing"
        required
        options={[{ value: '', label: 'Choose' }, ...channels.map((each) => ({ value: each, label: each }))]}
      />
      {began && (
        <Checkbox
          checked={values.active === 'yes'}
          onChange={({ target }) => form.set('active', target.checked ? 'yes' : '')}
        >
          Offered
        </Checkbox>
      )}
    </Window>
  );
}
