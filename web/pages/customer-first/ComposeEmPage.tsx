/** `Create EM` in Customer First: the message from `Document Description`, `Next`, a text option, `Preview EM` (EM-46). */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Select } from '@ag.ds-next/react/select';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { CentrelinkDraft } from '../../../domain/electronic-messaging/centrelink-draft.ts';
import type { CentrelinkType } from '../../../domain/electronic-messaging/centrelink-messages.ts';
import type { DesktopMessaging } from '../../client/model.ts';
import { desktopMessagingQuery, listQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { pickableOf, type Pickable } from '../desktop-message/pickable.ts';
import { draftQuery } from '../desktop-message/useKeptDraft.ts';
import { typeOf } from './composed.ts';
import css from './CustomerFirst.module.css';
import { emKeeper } from './em-keeper.ts';
import { TextOption } from './TextOption.tsx';

export function ComposeEmPage() {
  const { customerId = '', choiceId = '' } = useParams();
  const query = useQuery(desktopMessagingQuery(customerId, choiceId));
  const draft = useQuery(draftQuery('centrelinkDraft', customerId, emKeeper(customerId)));
  const phones = useQuery(listQuery('agencyPhone'));
  const types = useQuery(listQuery('paymentType'));
  const shared = { missing: 'There is no such customer', title: 'Create EM' };
  return (
    <Loaded query={query} {...shared}>
      {(read) => (
        <Loaded query={phones} {...shared} missing="The phone numbers of the agency can’t be shown">
          {({ items: agencyPhones }) => (
            <Loaded query={types} {...shared} missing="The payment types can’t be shown">
              {({ items: paymentTypes }) => (
                <Loaded query={draft} {...shared}>
                  {(kept) => (
                    <>
                      <PageTitle
                        path="Customer First"
                        actions={
                          <ButtonLink variant="secondary" href={addresses.customerFirst(customerId)}>
                            Desktop Messaging
                          </ButtonLink>
                        }
                      >
                        Create EM
                      </PageTitle>
                      <div className={css['who']}>
                        <CustomerLine customer={read.customer} />
                        <IndicatorsOf customerId={customerId} />
                      </div>
                      <Composing
                        key={choiceId}
                        read={read}
                        kept={kept}
                        pickable={pickableOf(agencyPhones, paymentTypes)}
                      />
                    </>
                  )}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

type Props = { read: DesktopMessaging; kept: CentrelinkDraft; pickable: Pickable };

function Composing({ read, kept, pickable }: Props) {
  const { customer, templates } = read;
  const [choice] = useState(read.choice); // sending spends it while this page is shown
  const first = choice?.recommendation.type ?? kept.type; // what is recommended now outweighs what was begun before
  const [type, setType] = useState<CentrelinkType | null>(first === kept.type ? kept.type || null : null);
  const [undecided, setUndecided] = useState(false);
  const form = useForm({ document: first }, ({ document }) => (document ? {} : { document: 'Choose the message.' }));
  if (!choice) return <NotChosen customerId={customer.id} />;
  // what stands below is always the message that is chosen here
  const template = templates.find((each) => each.type === type && each.type === form.values.document) ?? null;
  return (
    <div className={css['form']}>
      <form
        noValidate
        aria-label="Message"
        onSubmit={(event) => {
          event.preventDefault();
          if (!undecided) form.submit(({ document }) => setType(typeOf(document)));
        }}
      >
        <div className={css['row']}>
          <Select
            {...form.field('document')}
            label="Document Description"
            required
            disabled={undecided}
            maxWidth="xl"
            placeholder="Choose a message"
            options={templates.map((each) => ({ value: each.type, label: each.type }))}
          />
          <Button type="submit" variant={template ? 'secondary' : 'primary'} disabled={undecided}>
            Next
          </Button>
        </div>
        {choice.recommendation.type && <p className={css['plain']}>For SME work: {choice.recommendation.type}.</p>}
      </form>
      <TextOption
        key={type ?? ''}
        read={read}
        template={template}
        choiceId={choice.id}
        pickable={pickable}
        onUndecided={setUndecided}
      />
    </div>
  );
}

function NotChosen({ customerId }: { customerId: string }) {
  return (
    <PageAlert tone="warning" title="Answer first which system the message is sent in">
      <Text as="p">
        A message was sent by this choice, or what the customer’s record says has changed. What you composed is kept.
      </Text>
      <div>
        <ButtonLink href={addresses.createEm(customerId)}>Create EM</ButtonLink>
      </div>
    </PageAlert>
  );
}
