/** `Preferred Product Channel List`: by which channel the customer gets each product and service; several changes before one Save (OA-12). */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Select } from '@ag.ds-next/react/select';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { accountUpdated, privacyWarning } from '../../../domain/online-accounts/account-action.ts';
import {
  applyToAll,
  preferenceChannels,
  productKindWords,
  type PreferenceChannel,
} from '../../../domain/online-accounts/channel-preferences.ts';
import { api } from '../../client/client.ts';
import type { ChannelPreferences } from '../../client/model.ts';
import { channelPreferencesQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { UnsavedWarning } from '../../forms/UnsavedWarning.tsx';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { useMay } from '../../session/session-context.ts';
import { At } from '../../time/When.tsx';
import css from '../online-accounts/OnlineAccounts.module.css';

export function ChannelPreferencesPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(channelPreferencesQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Preferred Product Channel List">
      {(read) => <Preferences key={read.customer.id} read={read} />}
    </Loaded>
  );
}

type Chosen = Readonly<Record<string, PreferenceChannel>>;

function Preferences({ read }: { read: ChannelPreferences }) {
  const { customer, products, toSetAgain, lastChange } = read;
  const mayEdit = useMay('channelPreferences.edit');
  const [asking, setAsking] = useState(false); // OA-1
  const [stood, setStood] = useState<number | null>(null); // the revision that is updated; null: not updating
  const [chosen, setChosen] = useState<Chosen>({});
  const [toAll, setToAll] = useState<PreferenceChannel | ''>('');
  const [left, setLeft] = useState<{ channel: PreferenceChannel; names: string[] } | null>(null);
  const empty = () => {
    setStood(null);
    setChosen({});
    setLeft(null);
    setToAll('');
  };
  const command = useCommand(
    (
      {
        revision,
        ...body
      }: { revision: number; privacyConfirmed: true; changes: { productId: string; channel: PreferenceChannel }[] },
      key,
    ) =>
      api.PUT('/customers/{customerId}/channel-preferences', {
        params: {
          path: { customerId: customer.id },
          header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` },
        },
        body,
      }),
    () => {
      announce(accountUpdated);
      empty();
    },
  );
  const end = () => {
    empty();
    command.forget();
  };
  const updating = stood !== null;
  const isMeant = ({ id, channel, isDefault, offered, toSetAgain: again }: (typeof products)[number]) =>
    offered && chosen[id] !== undefined && (chosen[id] !== channel || isDefault || again);
  const changes = products.filter(isMeant).flatMap(({ id }) => {
    const channel = chosen[id];
    return channel ? [{ productId: id, channel }] : [];
  });
  const apply = () => {
    if (!toAll) return;
    const { set, left: not } = applyToAll(
      products.filter(({ offered }) => offered),
      toAll,
    );
    setChosen((before) => ({ ...before, ...Object.fromEntries(set.map(({ id }) => [id, toAll])) }));
    setLeft({ channel: toAll, names: not.map(({ name }) => name) });
  };
  const locked = command.phase === 'busy' || command.phase === 'unknown';
  return (
    <>
      <PageTitle
        path="Online Acc."
        actions={
          <>
            {mayEdit && !updating && products.length > 0 && (
              <Button onClick={() => setAsking(true)}>Update Channel Preference</Button>
            )}
            <ButtonLink variant="secondary" href={addresses.onlineAccounts(customer.id)}>
              Online Acc.
            </ButtonLink>
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)}>
              Customer Summary
            </ButtonLink>
          </>
        }
      >
        Preferred Product Channel List
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        {lastChange && (
          <span>
            Last changed by <PersonName person={lastChange.by} />, <At instant={lastChange.at} />
          </span>
        )}
      </div>
      {asking && (
        <Confirmation
          title="Before you go on"
          confirm="Confirm"
          busy={false}
          onConfirm={() => {
            setAsking(false);
            setStood(read.revision);
          }}
          onCancel={() => setAsking(false)}
        >
          <p>{privacyWarning}</p>
        </Confirmation>
      )}
      {toSetAgain && !updating && (
        <div className={css['alert']}>
          <PageAlert tone="warning" title="These preferences need to be set again">
            <Text as="p">
              Go through those that are marked with the customer, and save: also those that stay the same.
            </Text>
          </PageAlert>
        </div>
      )}
      <CommandFailure command={command} />
      {updating && stood !== read.revision && (
        <div className={css['alert']}>
          <PageAlert tone="warning" title="Somebody else changed these preferences meanwhile" role="alert">
            <Text as="p">The list shows the present channels. What you chose is still here.</Text>
            <Button variant="secondary" size="sm" onClick={() => setStood(read.revision)}>
              Go on with the present state
            </Button>
          </PageAlert>
        </div>
      )}
      <Section title="Products and services">
        {products.length === 0 ? (
          <p className={css['plain']}>There are no products or services yet. An administrator enters them.</p>
        ) : (
          <form
            noValidate
            aria-label="Preferred Product Channel List"
            className={css['group']}
            onSubmit={(event) => {
              event.preventDefault();
              if (stood !== null && changes.length) command.run({ revision: stood, privacyConfirmed: true, changes });
            }}
          >
            {updating && (
              <div className={css['buttons']}>
                <Select
                  label="Channel for all"
                  hideOptionalLabel
                  value={toAll}
                  disabled={locked}
                  onChange={({ target }) => setToAll(preferenceChannels.find((each) => each === target.value) ?? '')}
                  options={[
                    { value: '', label: 'Choose' },
                    ...preferenceChannels.map((each) => ({ value: each, label: each })),
                  ]}
                />
                <Button variant="secondary" onClick={apply} disabled={!toAll || locked}>
                  Apply To All
                </Button>
              </div>
            )}
            {left && (
              <output className={css['plain']}>
                {left.names.length === 0
                  ? `${left.channel} is chosen for every product and service.`
                  : `Left as they are, because they can’t be had by ${left.channel}: ${left.names.join(', ')}.`}
              </output>
            )}
            <div className={css['scroll']}>
              <table className={css['table']}>
                <caption className={css['hidden']}>Preferred Product Channel List</caption>
                <thead>
                  <tr>
                    <th scope="col">Product or service</th>
                    <th scope="col">Kind</th>
                    <th scope="col">Channel</th>
                    {updating && <th scope="col">New channel</th>}
                  </tr>
                </thead>
                <tbody>
                  {products.map((product) => (
                    <tr key={product.id}>
                      <td>{product.name}</td>
                      <td>{productKindWords[product.kind]}</td>
                      <td>
                        {product.channel}
                        {product.isDefault && ' (nothing chosen yet)'}
                        {!product.offered && ' (not offered any more)'}
                        {product.toSetAgain && (
                          <>
                            {' '}
                            <strong>To be set again</strong>
                          </>
                        )}
                      </td>
                      {updating && (
                        <td>
                          <select
                            aria-label={`New channel of ${product.name}`}
                            value={product.offered ? (chosen[product.id] ?? '') : ''}
                            disabled={locked || !product.offered}
                            onChange={({ target }) =>
                              setChosen((before) => {
                                const others = Object.entries(before).filter(([id]) => id !== product.id);
                                const channel = product.channels.find((each) => each === target.value);
                                return Object.fromEntries(channel ? [...others, [product.id, channel]] : others);
                              })
                            }
                          >
                            <option value="">As it is</option>
                            {product.channels.map((each) => (
                              <option key={each} value={each}>
                                {each}
                              </option>
                            ))}
                          </select>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {updating && (
              <div className={css['buttons']}>
                <Button
                  type="submit"
                  loading={command.phase === 'busy'}
                  loadingLabel="Saving"
                  disabled={changes.length === 0 || command.phase === 'unknown'}
                >
                  Save
                </Button>
                <Button variant="tertiary" onClick={end} disabled={locked}>
                  Cancel
                </Button>
                <span>
                  {changes.length === 0
                    ? 'Nothing is changed yet.'
                    : `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}, not saved yet.`}
                </span>
              </div>
            )}
          </form>
        )}
      </Section>
      <UnsavedWarning dirty={changes.length > 0} />
    </>
  );
}
