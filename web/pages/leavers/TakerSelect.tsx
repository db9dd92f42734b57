import { Select } from '@ag.ds-next/react/select';
import { useQuery } from '@tanstack/react-query';
import { consultationItem } from '../../../domain/electronic-messaging/fdv-consultation.ts';
import type { BelongingKind } from '../../../domain/people/belonging.ts';
import type { Belonging, Manager } from '../../client/model.ts';
import { peopleQuery } from '../../client/reads.ts';
import { useSession } from '../../session/session-context.ts';
import { formatDate } from '../../time/When.tsx';

/** An FDV consultation is a decision that SSOs and team leaders take (EM-8). */
export type Taken = BelongingKind | 'consultation';
export const takenOf = ({ kind, what }: Belonging): Taken => (what === consultationItem ? 'consultation' : kind);

const serves = (kinds: Taken[]) => kinds.includes('customer');
const consults = (kinds: Taken[]) => kinds.includes('consultation');
const decides = (kinds: Taken[]) =>
  kinds.some((kind) => !['customer', 'workItem', 'incident', 'consultation'].includes(kind));

/** Nobody gives themselves staff or a delegation (RS-1). */
const raises = (kinds: Taken[]) => kinds.includes('staff') || kinds.includes('delegation');

/** Active staff whose role fits all of these kinds: officers serve customers, managers decide, SSOs and team leaders answer consultations. The API looks again, for each line. Null while they are read. */
export function useTakers(personId: string, kinds: Taken[]): Manager[] | null {
  const me = useSession().person.id;
  const everybody = useQuery(peopleQuery()).data?.items;
  const officers = useQuery(peopleQuery('psServiceOfficer')).data?.items;
  const managers = useQuery(peopleQuery('serviceManager')).data?.items;
  const ssos = useQuery(peopleQuery('sso')).data?.items;
  const leaders = useQuery(peopleQuery('teamLeader')).data?.items;
  if (!everybody || !officers || !managers || !ssos || !leaders) return null;
  const isAmong = (people: Manager[], { id }: Manager) => people.some((person) => person.id === id);
  return everybody.filter(
    (person) =>
      person.id !== personId &&
      (person.id !== me || !raises(kinds)) &&
      (!serves(kinds) || isAmong(officers, person)) &&
      (!consults(kinds) || isAmong([...ssos, ...leaders], person)) &&
      (!decides(kinds) || isAmong(managers, person)),
  );
}

type Props = { takers: Manager[] | null; kinds: Taken[]; takerId: string; onChoose: (id: string) => void };

export function TakerSelect({ takers, kinds, takerId, onChoose }: Props) {
  const hint = hintFor(kinds);
  return (
    <Select
      label="Who takes over"
      {...(hint ? { hint } : {})}
      hideOptionalLabel
      maxWidth="xl"
      value={takerId}
      placeholder={!takers ? 'Loading' : takers.length === 0 ? 'Nobody can take all of these' : 'Choose a person'}
      onChange={({ target }) => onChoose(target.value)}
      options={(takers ?? []).map(({ id, name, role, team, onLeaveUntil }) => ({
        value: id,
        label: `${[name, role, team].filter(Boolean).join(', ')}${onLeaveUntil ? `, on leave until ${formatDate(onLeaveUntil)}` : ''}`,
      }))}
    />
  );
}

function hintFor(kinds: Taken[]): string | null {
  if (consults(kinds))
    return serves(kinds) || decides(kinds)
      ? 'SSOs and team leaders, as far as they take all of these. Or hand over FDV consultations first, then the rest.'
      : 'SSOs and team leaders';
  if (serves(kinds) && decides(kinds))
    return 'Only who is both PS service officer and service manager takes all of these. Or hand over customers first, then the rest.';
  if (serves(kinds)) return 'PS service officers';
  return decides(kinds) ? 'Service managers' : null;
}
