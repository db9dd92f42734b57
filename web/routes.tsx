/** Every page and window with its address. */
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Frame } from './frame/Frame.tsx';
import { PageFailed } from './frame/PageFailed.tsx';
import { addresses, beginning } from './frame/menu.ts';
import { CorrespondenceWindow } from './messages/CorrespondenceWindow.tsx';
import { AuditPage } from './pages/audit/AuditPage.tsx';
import { ChannelPreferencesPage } from './pages/channel-preferences/ChannelPreferencesPage.tsx';
import { ChannelProductsPage } from './pages/channel-products/ChannelProductsPage.tsx';
import { NewProductWindow, ProductWindow } from './pages/channel-products/ProductWindow.tsx';
import { CommunicationPage, NotesPage } from './pages/communication/RecordsPage.tsx';
import { CorrespondencePage } from './pages/correspondence/CorrespondencePage.tsx';
import { CsoActionsListPage } from './pages/cso-actions-list/CsoActionsListPage.tsx';
import { ReferralWindow } from './pages/cso-actions-list/ReferralWindow.tsx';
import { CustomerDetailsPage } from './pages/customer-details/CustomerDetailsPage.tsx';
import { CustomerSearchPage } from './pages/customer-search/CustomerSearchPage.tsx';
import { CustomerSummaryPage } from './pages/customer-summary/CustomerSummaryPage.tsx';
import { DesktopMessagePage } from './pages/desktop-message/DesktopMessagePage.tsx';
import { PreviewWindow } from './pages/desktop-message/PreviewWindow.tsx';
import { PreCallFollowUpPage } from './pages/pre-call-follow-up/PreCallFollowUpPage.tsx';
import { ReportsPage } from './pages/reports/ReportsPage.tsx';
import { FdvConsultationPage } from './pages/fdv-consultation/FdvConsultationPage.tsx';
import { IncidentPage } from './pages/incidents/IncidentPage.tsx';
import { IncidentsPage } from './pages/incidents/IncidentsPage.tsx';
import { LettersListPage } from './pages/letters-list/LettersListPage.tsx';
import { LeaverPage } from './pages/leavers/LeaverPage.tsx';
import { LeaversPage } from './pages/leavers/LeaversPage.tsx';
import { EntryWindow } from './pages/lists/EntryWindow.tsx';
import { ListsPage } from './pages/lists/ListsPage.tsx';
import { NewEntryWindow } from './pages/lists/NewEntryWindow.tsx';
import { MessagePage } from './pages/message/MessagePage.tsx';
import { MyLeavePage } from './pages/my-leave/MyLeavePage.tsx';
import { MyWorkItemsPage } from './pages/my-work-items/MyWorkItemsPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { AccountHistoryPage } from './pages/online-accounts/AccountHistoryPage.tsx';
import { OnlineAccountsPage } from './pages/online-accounts/OnlineAccountsPage.tsx';
import { UpdateAccountWindow } from './pages/online-accounts/UpdateAccountWindow.tsx';
import { ProofQuestionsPage } from './pages/proof-questions/ProofQuestionsPage.tsx';
import { OperationsPage } from './pages/operations/OperationsPage.tsx';
import { RepairWindow } from './pages/operations/RepairWindow.tsx';
import { NothingYetPage } from './pages/NothingYetPage.tsx';
import {
  HandOverWindow,
  reassignmentSubject,
  referralSubject,
  submissionSubject,
} from './pages/operator-items/HandOverWindow.tsx';
import { GiveCallWindow } from './pages/operator-items/GiveCallWindow.tsx';
import { OperatorItemsPage } from './pages/operator-items/OperatorItemsPage.tsx';
import { OutboundCorrespondencePage } from './pages/outbound-correspondence/OutboundCorrespondencePage.tsx';
import { AddNoteWindow } from './pages/personalised-services/AddNoteWindow.tsx';
import { CoreIssueWindow } from './pages/personalised-services/CoreIssueWindow.tsx';
import { NewStackingDocumentWindow } from './pages/personalised-services/NewStackingDocumentWindow.tsx';
import { PersonalisedServicesPage } from './pages/personalised-services/PersonalisedServicesPage.tsx';
import { TriggerWindow } from './pages/personalised-services/TriggerWindow.tsx';
import { ProductsAndServicesPage } from './pages/products-and-services/ProductsAndServicesPage.tsx';
import { SubmissionPage } from './pages/plan-submission/SubmissionPage.tsx';
import { ApprovalActionWindow } from './pages/service-manager-actions-list/ApprovalActionWindow.tsx';
import { ManagerActionsListPage } from './pages/service-manager-actions-list/ManagerActionsListPage.tsx';
import { ReferralApprovalWindow } from './pages/service-manager-actions-list/ReferralApprovalWindow.tsx';
import { AddReferralWindow } from './pages/service-manager-allocation/AddReferralWindow.tsx';
import { AllocationPage } from './pages/service-manager-allocation/AllocationPage.tsx';
import { AssignedCustomersPage } from './pages/service-manager-allocation/AssignedCustomersPage.tsx';
import { CloseAssignmentWindow } from './pages/service-manager-allocation/CloseAssignmentWindow.tsx';
import { ReactiveRefPage } from './pages/service-manager-allocation/ReactiveRefPage.tsx';
import { ReassignWindow } from './pages/service-manager-allocation/ReassignWindow.tsx';
import { RolesPage } from './pages/roles/RolesPage.tsx';
import { StopSwitchPage } from './pages/sending/StopSwitchPage.tsx';
import { SettingsPage } from './pages/settings/SettingsPage.tsx';
import { NewTeamWindow } from './pages/teams/NewTeamWindow.tsx';
import { TeamWindow } from './pages/teams/TeamWindow.tsx';
import { TeamsPage } from './pages/teams/TeamsPage.tsx';
import { NewUserWindow } from './pages/users/NewUserWindow.tsx';
import { UserPage } from './pages/users/UserPage.tsx';
import { UsersPage } from './pages/users/UsersPage.tsx';
import { customerFirstRoutes } from './routes/customer-first.tsx';
import { aCorrespondence, aMessage, why } from './routes/windows.tsx';
import { Allowed } from './session/Allowed.tsx';
import { NewTemplatePage } from './pages/templates/NewTemplatePage.tsx';
import { TemplatePage } from './pages/templates/TemplatePage.tsx';
import { TemplatesPage } from './pages/templates/TemplatesPage.tsx';
import { TransferReferralPage } from './pages/transfer-referral/TransferReferralPage.tsx';
import { useSession } from './session/session-context.ts';

const pages: RouteObject[] = [
  { path: '/', element: <Beginning /> },
  { path: addresses.customerSearch, element: <Allowed to="customers.search" page={<CustomerSearchPage />} /> },
  {
    path: addresses.customer(':customerId'),
    element: <Allowed to="customers.view" page={<CustomerSummaryPage />} />,
    children: [why],
  },
  ...[addresses.customerDetails(':customerId'), addresses.bouncedNumber(':customerId', ':messageId')].map((path) => ({
    path,
    element: <Allowed to="customers.edit" page={<CustomerDetailsPage />} />,
  })),
  { path: addresses.incidents, element: <Allowed to="incidents.view" page={<IncidentsPage />} /> },
  { path: addresses.incident(':incidentId'), element: <Allowed to="incidents.view" page={<IncidentPage />} /> },
  {
    path: addresses.productsAndServices(':customerId'),
    element: <Allowed to="customers.edit" page={<ProductsAndServicesPage />} />,
  },
  {
    path: addresses.outboundCorrespondence(':customerId'),
    element: <Allowed to="messages.view" page={<OutboundCorrespondencePage />} />,
    children: [
      aMessage(addresses.outboundCorrespondence),
      { path: aCorrespondence, element: <CorrespondenceWindow page={addresses.outboundCorrespondence} /> },
    ],
  },
  {
    path: addresses.lettersList(':customerId'),
    element: <Allowed to="messages.view" page={<LettersListPage />} />,
    children: [
      aMessage(addresses.lettersList),
      { path: aCorrespondence, element: <CorrespondenceWindow page={addresses.lettersList} /> },
    ],
  },
  {
    path: addresses.desktopMessage(':customerId'),
    element: <Allowed to="messages.send" page={<DesktopMessagePage />} />,
    children: [{ path: 'preview', element: <PreviewWindow /> }],
  },
  ...customerFirstRoutes,
  {
    path: addresses.correspondence(':correspondenceId'),
    element: <Allowed to="messages.view" page={<CorrespondencePage />} />,
  },
  {
    path: addresses.message(':messageId'),
    element: <Allowed to="messages.view" page={<MessagePage />} />,
    children: [why],
  },
  {
    path: addresses.fdvConsultation(':consultationId'),
    element: <Allowed to="fdv.view" page={<FdvConsultationPage />} />,
  },
  {
    path: addresses.preCallFollowUp(':messageId'),
    element: <Allowed to="messages.view" page={<PreCallFollowUpPage />} />,
  },
  { path: addresses.reports, element: <Allowed to="reports.incidents" page={<ReportsPage />} /> },
  {
    path: addresses.workItems,
    element: <Allowed to="workItems.view" page={<MyWorkItemsPage />} />,
    children: [
      aMessage(() => addresses.workItems),
      { path: aCorrespondence, element: <CorrespondenceWindow page={() => addresses.workItems} /> },
    ],
  },
  {
    path: addresses.personalisedServices(':customerId'),
    element: <Allowed to="personalisedServices.view" page={<PersonalisedServicesPage />} />,
    children: [
      { path: 'core-issue', element: <CoreIssueWindow /> },
      { path: 'trigger', element: <TriggerWindow /> },
      { path: 'new-stacking-document', element: <NewStackingDocumentWindow /> },
      { path: 'stacking-documents/:stackingDocumentId/add-note', element: <AddNoteWindow /> },
      { path: 'stacking-documents/:stackingDocumentId/add-note/:correctsId', element: <AddNoteWindow /> },
    ],
  },
  {
    path: addresses.onlineAccounts(':customerId'),
    element: <Allowed to="onlineAccounts.view" page={<OnlineAccountsPage />} />,
    children: [
      { path: 'add', element: <UpdateAccountWindow what="add" /> },
      { path: 'update', element: <UpdateAccountWindow what="update" /> },
    ],
  },
  {
    path: addresses.accountHistory(':customerId'),
    element: <Allowed to="onlineAccounts.view" page={<AccountHistoryPage />} />,
  },
  {
    path: addresses.channelPreferences(':customerId'),
    element: <Allowed to="channelPreferences.view" page={<ChannelPreferencesPage />} />,
  },
  {
    path: addresses.proofQuestions,
    element: <Allowed to="proofQuestions.edit" page={<ProofQuestionsPage />} />,
  },
  {
    path: addresses.channelProducts,
    element: <Allowed to="channelProducts.edit" page={<ChannelProductsPage />} />,
    children: [
      { path: 'new', element: <NewProductWindow /> },
      { path: ':productId', element: <ProductWindow /> },
    ],
  },
  {
    path: addresses.communication(':customerId'),
    element: <Allowed to="personalisedServices.view" page={<CommunicationPage />} />,
  },
  {
    path: addresses.notes(':customerId'),
    element: <Allowed to="personalisedServices.view" page={<NotesPage />} />,
  },
  {
    path: addresses.submission(':submissionId'),
    element: <Allowed to="personalisedServices.view" page={<SubmissionPage />} />,
  },
  {
    path: addresses.transferReferral(':referralId'),
    element: <Allowed to="personalisedServices.view" page={<TransferReferralPage />} />,
  },
  {
    path: addresses.csoActions,
    element: <Allowed to="officerActions.view" page={<CsoActionsListPage />} />,
    children: [
      { path: 'referral/:customerId', element: <ReferralWindow /> },
      aMessage(() => addresses.csoActions),
      { path: aCorrespondence, element: <CorrespondenceWindow page={() => addresses.csoActions} /> },
    ],
  },
  {
    path: addresses.managerActions,
    element: <Allowed to="managerActions.view" page={<ManagerActionsListPage />} />,
    children: [
      { path: ':submissionId', element: <ApprovalActionWindow /> },
      { path: 'referral/:referralId', element: <ReferralApprovalWindow /> },
    ],
  },
  {
    path: addresses.allocation,
    element: <Allowed to="allocation.view" page={<AllocationPage />} />,
    children: [
      { index: true, element: <Navigate to="reactive-ref" replace /> },
      {
        path: 'reactive-ref',
        element: <ReactiveRefPage />,
        children: [{ path: 'add-internal-referral/:customerId', element: <AddReferralWindow /> }],
      },
      {
        path: 'assigned-customers',
        element: <AssignedCustomersPage />,
        children: [
          { path: ':assignmentId/reassign/:customerId', element: <ReassignWindow /> },
          { path: ':assignmentId/close/:customerId', element: <CloseAssignmentWindow /> },
        ],
      },
    ],
  },
  { path: addresses.leave, element: <Allowed to="leave.edit" page={<MyLeavePage />} /> },
  {
    path: addresses.users,
    element: <Allowed to="users.view" page={<UsersPage />} />,
    children: [{ path: 'new', element: <Allowed to="users.edit" page={<NewUserWindow />} /> }],
  },
  { path: addresses.user(':personId'), element: <Allowed to="users.view" page={<UserPage />} /> },
  {
    path: addresses.teams,
    element: <Allowed to="teams.edit" page={<TeamsPage />} />,
    children: [
      { path: 'new', element: <NewTeamWindow /> },
      { path: ':teamId', element: <TeamWindow /> },
    ],
  },
  { path: addresses.roles, element: <Allowed to="users.view" page={<RolesPage />} /> },
  { path: addresses.leavers, element: <Allowed to="belongings.view" page={<LeaversPage />} /> },
  { path: addresses.leaver(':personId'), element: <Allowed to="belongings.view" page={<LeaverPage />} /> },
  {
    path: addresses.templates,
    children: [
      { index: true, element: <Allowed to="templates.view" page={<TemplatesPage />} /> },
      { path: 'new', element: <Allowed to="templates.edit" page={<NewTemplatePage />} /> },
      { path: ':templateId', element: <Allowed to="templates.view" page={<TemplatePage />} /> },
    ],
  },
  { path: addresses.lists, element: <Navigate to={addresses.list('agencyPhone')} replace /> },
  {
    path: `${addresses.lists}/:list`,
    element: <Allowed to="lists.edit" page={<ListsPage />} />,
    children: [
      { path: 'new', element: <NewEntryWindow /> },
      { path: ':entryId', element: <EntryWindow /> },
    ],
  },
  { path: addresses.settings, element: <Allowed to="settings.view" page={<SettingsPage />} /> },
  {
    path: addresses.operations,
    element: <Allowed to="operations.view" page={<OperationsPage />} />,
    children: [{ path: 'repair/:processId', element: <RepairWindow /> }],
  },
  { path: addresses.audit, element: <Allowed to="audit.view" page={<AuditPage />} /> },
  { path: addresses.sending, element: <Allowed to="sending.stop" page={<StopSwitchPage />} /> },
  {
    path: addresses.operatorItems,
    element: <Allowed to="operatorActions.view" page={<OperatorItemsPage />} />,
    children: [
      { path: ':subjectId/hand-over', element: <HandOverWindow subject={submissionSubject} /> },
      { path: 'reassignments/:subjectId/hand-over', element: <HandOverWindow subject={reassignmentSubject} /> },
      { path: 'calls/:subjectId/give', element: <GiveCallWindow /> },
      { path: 'referrals/:subjectId/hand-over', element: <HandOverWindow subject={referralSubject} /> },
    ],
  },
  { path: '*', element: <NotFoundPage /> },
];

export const router = createBrowserRouter([
  { element: <Frame />, children: [{ errorElement: <PageFailed />, children: pages }] },
]);

function Beginning() {
  const to = beginning(useSession().permissions);
  return to ? <Navigate to={to} replace /> : <NothingYetPage />;
}
