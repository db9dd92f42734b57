/** An email or letter at its own address: what work items and links open, and what is printed. */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { correspondenceQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import css from '../../messages/Correspondence.module.css';
import { CorrespondenceView } from '../../messages/CorrespondenceView.tsx';

export function CorrespondencePage() {
  const { correspondenceId = '' } = useParams();
  const query = useQuery(correspondenceQuery(correspondenceId));
  return (
    <Loaded query={query} missing="There is no such record" title="Correspondence">
      {(sent) => (
        <>
          <PageTitle
            path="Outbound Correspondence"
            actions={
              <>
                <ButtonLink variant="secondary" href={addresses.outboundFrom(sent.customer.id, sent.source)}>
                  Outbound Correspondence
                </ButtonLink>
                <ButtonLink variant="secondary" href={addresses.customer(sent.customer.id)}>
                  Customer Summary
                </ButtonLink>
              </>
            }
          >
            {sent.channel}
          </PageTitle>
          <div className={css['who']}>
            <CustomerLine customer={sent.customer} />
          </div>
          <CorrespondenceView sent={sent} />
        </>
      )}
    </Loaded>
  );
}
