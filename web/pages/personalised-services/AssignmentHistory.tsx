import { Details } from '@ag.ds-next/react/details';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { Assignment, PersonalisedServices } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { OfficersSoFar } from '../../people/OfficersSoFar.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from './PersonalisedServicesPage.module.css';

/** Who serves the customer, how they came to be referred, and who served them before (PS-4). */
export function AssignmentHistory({ record }: { record: PersonalisedServices }) {
  const { assignment, earlierAssignments, internalReferral } = record;
  return (
    <>
      {assignment ? (
        <Stay assignment={assignment} />
      ) : internalReferral ? (
        <p className={css['plain']}>
          Referred, and not yet assigned to an officer: that is done in Service Manager Allocation.
        </p>
      ) : (
        <p className={css['plain']}>
          Not a PS customer at present. A service manager refers them in Service Manager Allocation.
        </p>
      )}
      {internalReferral && (
        <p className={css['plain']}>
          PS Internal Referral of type <strong>{internalReferral.type}</strong>
          {internalReferral.associate && (
            <>
              , associate of{' '}
              <TextLink href={addresses.customer(internalReferral.associate.id)}>
                {internalReferral.associate.name}
              </TextLink>{' '}
              (CSID {internalReferral.associate.csid})
            </>
          )}
        </p>
      )}
      {earlierAssignments.length > 0 && (
        <Details label={`Earlier assignments (${earlierAssignments.length})`}>
          {earlierAssignments.map((earlier) => (
            <Stay key={earlier.id} assignment={earlier} />
          ))}
        </Details>
      )}
    </>
  );
}

function Stay({ assignment: { officer, openedAt, closedAt, closeReason, officers } }: { assignment: Assignment }) {
  return (
    <div className={css['plain']}>
      <p className={css['plain']}>
        {closedAt ? 'Was assigned to ' : 'Assigned to '}
        <strong>
          <PersonName person={officer} />
        </strong>
        , since <At instant={openedAt} />
        {closedAt && (
          <>
            , closed <At instant={closedAt} />
            {closeReason ? `: ${closeReason}` : ''}
          </>
        )}
      </p>
      {officers.length > 1 && <OfficersSoFar officers={officers} />}
    </div>
  );
}
