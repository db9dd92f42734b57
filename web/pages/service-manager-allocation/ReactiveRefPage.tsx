/** `Reactive Ref`: find a customer, refer them (PS-1), and give them to an officer (PS-3). */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Outlet } from 'react-router';
import { answer, api } from '../../client/client.ts';
import { workloadQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { Button } from '@ag.ds-next/react/button';
import { Loaded } from '../../frame/Loaded.tsx';
import { Section } from '../../frame/Section.tsx';
import { announce } from '../../frame/notices.ts';
import css from './Allocation.module.css';
import { CustomerList } from './CustomerList.tsx';
import { FindCustomer } from './FindCustomer.tsx';
import { WorkloadList } from './WorkloadList.tsx';

const pageSize = 100; // pending customers are few: they are assigned the same day

export function ReactiveRefPage() {
  const [referralId, setReferralId] = useState('');
  const [officerId, setOfficerId] = useState('');
  const pending = useQuery({
    queryKey: ['pendingReferrals'],
    queryFn: ({ signal }) => answer(api.GET('/allocation/pending', { params: { query: { limit: pageSize } }, signal })),
  });
  const workload = useQuery(workloadQuery);
  const referral = pending.data?.items.find(({ id }) => id === referralId);
  const officer = workload.data?.teams.flatMap(({ officers }) => officers).find(({ id }) => id === officerId);

  const assign = useCommand(
    (body: { internalReferralId: string; officerId: string }, key) =>
      api.POST('/assignments', { params: { header: { 'Idempotency-Key': key } }, body }),
    () => {
      announce(
        `${referral?.customer.name ?? 'The customer'} is assigned.`,
        `Now on the CSO Actions List of ${officer?.name ?? 'the officer'}.`,
      );
      setReferralId('');
    },
  );
  return (
    <>
      <Section title="Find Customer">
        <FindCustomer />
      </Section>
      <CommandFailure command={assign} />
      <div className={css['board']}>
        <Section title="Customer List">
          <Loaded query={pending} missing="There is no such list">
            {({ items, total }) => (
              <CustomerList items={items} total={total} chosen={referralId} onChoose={setReferralId} />
            )}
          </Loaded>
        </Section>
        <div className={css['between']}>
          <Button
            disabled={!referral || !officer || assign.phase === 'unknown'}
            loading={assign.phase === 'busy'}
            loadingLabel="Assigning"
            onClick={() => {
              if (referral && officer) assign.run({ internalReferralId: referral.id, officerId: officer.id });
            }}
          >
            Assign
          </Button>
          <p className={css['plain']}>
            {referral && officer ? `${referral.customer.name} to ${officer.name}` : 'Choose a customer and an officer.'}
          </p>
        </div>
        <Section title="Stream/Team CSO Workload Officer">
          <Loaded query={workload} missing="There is no such list">
            {({ teams }) => <WorkloadList teams={teams} chosen={officerId} onChoose={setOfficerId} linked />}
          </Loaded>
        </Section>
      </div>
      <Outlet />
    </>
  );
}
