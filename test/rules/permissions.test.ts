import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isOperatorsWork } from '../../domain/people/operators-work.ts';
import { isPermission, may, permissions, type Permission } from '../../domain/people/permissions.ts';
import { isRole, roleNames, roles, type Role } from '../../domain/people/roles.ts';

const everybody: Permission[] = ['session.view', 'people.view', 'events.view', 'lists.view'];
/** "see customers (not RAC), send SMS (with Pluto and Cuba permissions)": those two are asked for at Send (EM-7). */
const serviceOfficer: Permission[] = [
  ...everybody,
  'customers.search',
  'customers.view',
  'customers.edit',
  'messages.view',
  'records.view',
  'records.add',
  'fdv.view',
  'fdv.review',
  'fdvConsultation.withdraw',
  'messages.send',
  'sending.view',
  'smsDelivery.cancel',
  'preCallFollowUp.called',
  'preCallFollowUp.tried',
  'preCallFollowUp.notReached',
  'preCallFollowUp.cannotCall',
  'workItems.view',
  'workItems.close',
  'workItems.putOff',
  'savedFilters.edit',
  'onlineAccounts.view',
  'onlineAccounts.create',
  'onlineAccounts.reissuePassword',
  'onlineAccounts.deactivate',
  'onlineAccounts.reactivate',
  'letters.readPassword',
  'proofQuestions.view',
  'channelPreferences.view',
  'channelPreferences.edit',
  'channelProducts.view',
  'incidents.view',
  'incidents.begin',
  'incidents.record',
];
/** EM-8. */
const consults: Permission[] = [
  'fdvConsultation.appropriate',
  'fdvConsultation.notAppropriate',
  'fdvConsultation.handOver',
];
/** Stopping cancels what is held. */
const stopSwitch: Permission[] = ['sending.view', 'sending.stop', 'smsDelivery.cancel'];

/** The role table of roles-and-screens.md, as far as the actions are built. All that a role may, and nothing else. */
const table: Record<Role, { says: string; may: Permission[] }> = {
  serviceOfficer: { says: 'sees customers and sends SMS', may: serviceOfficer },
  psServiceOfficer: {
    says: 'sees customers, and serves their own PS customers: plan, stacking document and transfer out',
    may: [
      ...serviceOfficer,
      'personalisedServices.view',
      'officerActions.view',
      'stackingDocuments.create',
      'notes.add',
      'plans.edit',
      'plans.submit',
      'planApproval.withdraw',
      'transferReferrals.create',
      'transferReferral.actionTransfer',
      'transferReferral.withdraw',
    ],
  },
  sso: { says: 'has a service officer’s rights; answers FDV consultations', may: [...serviceOfficer, ...consults] },
  teamLeader: {
    says: 'has a service officer’s rights; answers FDV consultations; takes and gives calls that can’t be made in time; reads reports',
    may: [
      ...serviceOfficer,
      ...consults,
      'preCallFollowUp.take',
      'preCallFollowUp.give',
      'incidents.give',
      'reports.view',
      'reports.incidents',
    ],
  },
  serviceManager: {
    says: 'allocates, reassigns, decides, sees the lists of their officers, and reads reports',
    may: [
      ...serviceOfficer,
      'reports.view',
      'reports.incidents',
      'personalisedServices.view',
      'managerActions.view',
      'allocation.view',
      'allocation.refer',
      'allocation.assign',
      'allocation.reassign',
      'allocation.close',
      'leave.edit',
      'belongings.view',
      'belongings.handOver',
      'planApproval.accept',
      'planApproval.return',
      'planApproval.handOver',
      'transferReferral.acceptMonitoring',
      'transferReferral.declineMonitoring',
      'transferReferral.acceptTransfer',
      'transferReferral.rejectTransfer',
      'transferReferral.handOver',
      'restrictedReassignment.handOver',
      'fdvConsultation.handOver',
    ],
  },
  integratedServiceOfficer: {
    says: 'has a service officer’s rights, and sends Centrelink messages',
    may: [...serviceOfficer, 'centrelinkMessages.view', 'centrelinkMessages.send'],
  },
  sas: {
    says: 'resolves incidents escalated to it',
    may: [...everybody, 'incidents.view', 'incidents.resolve', 'incidents.give', 'reports.incidents'],
  },
  racOfficer: { says: 'opens customers, Restricted Access Customers too', may: serviceOfficer },
  administrator: {
    says: 'has settings, users, teams, what leavers leave, the stop switch and no customer records',
    may: [
      ...everybody,
      ...stopSwitch,
      'templates.view',
      'templates.edit',
      'lists.edit',
      'settings.view',
      'settings.edit',
      'users.view',
      'users.edit',
      'proofQuestions.view',
      'proofQuestions.edit',
      'channelProducts.view',
      'channelProducts.edit',
      'teams.edit',
      'belongings.view',
      'belongings.handOver',
    ],
  },
  auditor: { says: 'reads the audit trail', may: [...everybody, 'audit.view', 'audit.export'] },
  operator: {
    says: 'has the operations dashboard and the stop switch, gives a process to a manager or a call to an officer, and sees no customer data in clear',
    may: [
      ...everybody,
      ...stopSwitch,
      'workItems.close',
      'workItems.putOff',
      'workItems.claim',
      'savedFilters.edit',
      'operatorActions.view',
      'operations.view',
      'operations.repair',
      'planApproval.handOver',
      'transferReferral.handOver',
      'restrictedReassignment.handOver',
      'fdvConsultation.handOver',
      'preCallFollowUp.give',
    ],
  },
  program: {
    says: 'hands in what other systems record',
    may: [
      'session.view',
      'customers.recordDeceased',
      'customers.recordRestricted',
      'customers.recordPrograms',
      'records.import',
      'correspondence.import',
      'onlineAccounts.recordLink',
      'temporaryPasswords.spend',
      'webSessions.record',
    ],
  },
};

const all = Object.keys(permissions).filter(isPermission);

describe('roles and permissions', () => {
  for (const role of roles) {
    const { says, may: expected } = table[role];
    it(`RS-1 ${roleNames[role]} ${says}: exactly that`, () => {
      assert.deepEqual(all.filter((permission) => may([role], permission)).toSorted(), [...expected].toSorted());
    });
  }

  it('RS-1 every action is somebody’s', () => {
    const given = new Set(Object.values(table).flatMap((row) => row.may));
    assert.deepEqual(
      all.filter((permission) => !given.has(permission)),
      [],
    );
  });

  it('RS-1 who has no customer records in the role table can neither find, view nor change one', () => {
    const aboutCustomers =
      /^(customers\.(search|view|edit)|allocation|personalisedServices|stackingDocuments|notes|plans|transferReferrals|messages|centrelinkMessages|incidents\.(begin|record)|records\.(view|add)|fdv\.|fdvConsultation\.(appropriate|notAppropriate|withdraw)|preCallFollowUp\.(called|tried|notReached|cannotCall|take)|workItems\.view|onlineAccounts\.(view|create|reissuePassword|deactivate|reactivate)|letters|channelPreferences)/;
    for (const role of ['administrator', 'auditor', 'operator', 'sas', 'program'] as const)
      assert.deepEqual(
        all.filter((p) => aboutCustomers.test(p) && may([role], p)),
        [],
        role,
      );
  });

  it('RS-1 PS-12 no single role both writes a plan and decides it', () => {
    for (const role of roles)
      assert.ok(
        !may([role], 'plans.submit') || !(may([role], 'planApproval.accept') || may([role], 'planApproval.return')),
        role,
      );
  });

  it('RS-1 PS-22 no single role both refers a customer or actions the transfer and decides about it', () => {
    for (const role of roles)
      assert.ok(
        !(['transferReferrals.create', 'transferReferral.actionTransfer'] as const).some((p) => may([role], p)) ||
          !(['acceptMonitoring', 'declineMonitoring', 'acceptTransfer', 'rejectTransfer'] as const).some((action) =>
            may([role], `transferReferral.${action}`),
          ),
        role,
      );
  });

  it('RS-1 several roles may what each of them may, and no role may nothing', () => {
    const some = fc.uniqueArray(fc.constantFrom(...roles));
    fc.assert(
      fc.property(some, fc.constantFrom(...all), (held, permission) => {
        assert.equal(
          may(held, permission),
          held.some((role) => table[role].may.includes(permission)),
        );
      }),
    );
    for (const permission of all) assert.equal(may([], permission), false);
  });

  it('RS-1 operators’ work is done by ids alone: their items, handing over, and what the stop switch cancels', () => {
    const work = (role: Role) => all.filter((permission) => isOperatorsWork([role], permission));
    assert.deepEqual(work('operator'), [
      'workItems.close',
      'workItems.putOff',
      'workItems.claim',
      'planApproval.handOver',
      'transferReferral.handOver',
      'restrictedReassignment.handOver',
      'fdvConsultation.handOver',
      'preCallFollowUp.give',
      'smsDelivery.cancel',
    ]);
    assert.deepEqual(work('administrator'), ['smsDelivery.cancel']);
    for (const role of roles) if (!['operator', 'administrator'].includes(role)) assert.deepEqual(work(role), [], role);
    assert.deepEqual(isOperatorsWork(['operator', 'serviceManager'], 'planApproval.accept'), false);
  });

  it('RS-1 a word that is no role or action is not one because every object has it', () => {
    for (const word of ['toString', 'constructor', '__proto__', '', 'planApproval.', 'planApproval.approveAll']) {
      assert.equal(isPermission(word), false, word);
      assert.equal(isRole(word), false, word);
    }
  });
});
