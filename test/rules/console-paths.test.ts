import assert from 'node:assert/strict';
import { subjects } from '../../activities/subjects.ts';
import { isProcessKind, processKinds, type ProcessKind } from '../../domain/process-kinds.ts';
import { addresses } from '../../web/frame/menu.ts';

const [id, customerId] = ['5', '7'];
const pages: Record<ProcessKind, string> = {
  planApproval: addresses.submission(id),
  transferReferral: addresses.transferReferral(id),
  smsDelivery: addresses.message(id),
  bounceBack: addresses.correspondence(id),
  fdvConsultation: addresses.fdvConsultation(id),
  preCallFollowUp: addresses.preCallFollowUp(id),
  restrictedReassignment: addresses.customer(customerId),
  letterIssue: addresses.correspondence(id),
  channelReset: addresses.channelPreferences(customerId),
  cubaCopy: addresses.personalisedServices(customerId),
};

describe('From the Temporal Web UI to the console', () => {
  for (const kind of Object.keys(processKinds).filter(isProcessKind))
    it(`PS-24 ${kind} leads to a page that exists`, () => {
      const path = subjects[kind].consolePath({ id, customerId, step: 'emailFailed' });
      assert.equal(path, pages[kind]);
    });

  it('EM-28 a bounce-back of a message leads to the message', () => {
    assert.equal(subjects.bounceBack.consolePath({ id, customerId, step: 'messageFailed' }), addresses.message(id));
  });
});
