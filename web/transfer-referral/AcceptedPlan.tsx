/** The plan that a transfer needs, as it was accepted in this stay (PS-18). */
import { Heading } from '@ag.ds-next/react/heading';
import { Stack } from '@ag.ds-next/react/stack';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import type { TransferReferral } from '../client/model.ts';
import { submissionQuery } from '../client/reads.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { SubmittedPlan } from '../plan-approval/SubmittedPlan.tsx';

type Props = { referral: TransferReferral; level?: 'h2' | 'h3' };

export function AcceptedPlan({ referral: { acceptedPlan }, level = 'h3' }: Props) {
  const query = useQuery({ ...submissionQuery(acceptedPlan?.submissionId ?? ''), enabled: acceptedPlan !== null });
  if (!acceptedPlan) {
    return (
      <Stack as="section" gap={0.5} aria-label="Accepted plan">
        <Heading type={level} fontSize="md">
          Accepted plan
        </Heading>
        <Text as="p">
          No Customer Management Plan is accepted in this assignment. Monitoring does not need one; a transfer does.
        </Text>
      </Stack>
    );
  }
  return (
    <Loaded query={query} missing="The accepted plan can’t be shown">
      {(submission) => (
        <SubmittedPlan submission={submission} level={level} title={`Accepted plan, version ${acceptedPlan.number}`} />
      )}
    </Loaded>
  );
}
