-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "region" TEXT NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'staff',
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "state" TEXT NOT NULL,
    "team_id" UUID,
    "manager_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leave" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "delegate_id" UUID,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,

    CONSTRAINT "leave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "id_token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "sign_in" (
    "id_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "code_verifier" TEXT NOT NULL,
    "return_to" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "state" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("state","date")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "csid" TEXT NOT NULL,
    "external_id" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'person',
    "given_names" TEXT NOT NULL DEFAULT '',
    "family_name" TEXT NOT NULL DEFAULT '',
    "organisation_name" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT 'AU',
    "state" TEXT,
    "locality" TEXT,
    "postcode" TEXT,
    "time_zone" TEXT,
    "email" TEXT,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "fdv_indicator" BOOLEAN NOT NULL DEFAULT false,
    "specialised_area" TEXT,
    "deceased_on" DATE,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "valid" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "phone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child_support_case" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "paying_parent_id" UUID NOT NULL,
    "receiving_parent_id" UUID NOT NULL,

    CONSTRAINT "child_support_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_process" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "initiating_party_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "case_process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "internal_referral" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "associate_customer_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "internal_referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "internal_referral_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "close_reason" TEXT,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_officer" (
    "id" BIGSERIAL NOT NULL,
    "assignment_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "assigned_by_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assignment_officer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "communication" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "issue" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "communication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stacking_document" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "communication_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stacking_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "stacking_document_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "core_issue_type" TEXT,
    "core_issue_document_id" UUID,
    "trigger_segment" TEXT,
    "trigger_issue" TEXT,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_edit" (
    "id" BIGSERIAL NOT NULL,
    "plan_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_submission" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "core_issue_type" TEXT NOT NULL,
    "core_issue_document_id" UUID NOT NULL,
    "trigger_segment" TEXT NOT NULL,
    "trigger_issue" TEXT NOT NULL,
    "submitted_by_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "authors" UUID[],
    "state" TEXT NOT NULL DEFAULT 'submitted',
    "decided_by_id" UUID,
    "decided_for_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "plan_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "state_version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT,
    "needs" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_step" (
    "process_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "event_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "who_id" UUID,
    "for_id" UUID,
    "to_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "process_step_pkey" PRIMARY KEY ("process_id","seq")
);

-- CreateTable
CREATE TABLE "command" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "process_id" TEXT,
    "to_id" UUID,
    "reason" TEXT,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "refusal" TEXT,
    "result" JSONB,
    "request_id" TEXT,
    "address" TEXT,
    "client" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "command_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact" (
    "id" UUID NOT NULL,
    "process_id" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "workflow_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "event_id" UUID,
    "payload" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "work_item" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "process_id" TEXT NOT NULL,
    "step_key" TEXT NOT NULL,
    "assignee_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "follow_up_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "from_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "work_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "account_id" UUID,
    "person_id" UUID,
    "action" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "customer_id" UUID,
    "process_id" TEXT,
    "command_id" UUID,
    "why" TEXT,
    "request_id" TEXT,
    "address" TEXT,
    "client" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_name_key" ON "team"("name");

-- CreateIndex
CREATE UNIQUE INDEX "person_user_id_key" ON "person"("user_id");

-- CreateIndex
CREATE INDEX "person_manager_id_idx" ON "person"("manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_issuer_subject_key" ON "account"("issuer", "subject");

-- CreateIndex
CREATE INDEX "leave_person_id_idx" ON "leave"("person_id");

-- CreateIndex
CREATE INDEX "leave_delegate_id_idx" ON "leave"("delegate_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_csid_key" ON "customer"("csid");

-- CreateIndex
CREATE UNIQUE INDEX "customer_external_id_key" ON "customer"("external_id");

-- CreateIndex
CREATE INDEX "phone_number_idx" ON "phone"("number");

-- CreateIndex
CREATE UNIQUE INDEX "phone_customer_id_number_key" ON "phone"("customer_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "child_support_case_number_key" ON "child_support_case"("number");

-- CreateIndex
CREATE INDEX "child_support_case_paying_parent_id_idx" ON "child_support_case"("paying_parent_id");

-- CreateIndex
CREATE INDEX "child_support_case_receiving_parent_id_idx" ON "child_support_case"("receiving_parent_id");

-- CreateIndex
CREATE INDEX "case_process_case_id_idx" ON "case_process"("case_id");

-- CreateIndex
CREATE INDEX "internal_referral_customer_id_idx" ON "internal_referral"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_internal_referral_id_key" ON "assignment"("internal_referral_id");

-- CreateIndex
CREATE INDEX "assignment_officer_id_idx" ON "assignment"("officer_id");

-- CreateIndex
CREATE INDEX "assignment_officer_assignment_id_idx" ON "assignment_officer"("assignment_id");

-- CreateIndex
CREATE INDEX "communication_customer_id_idx" ON "communication"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "stacking_document_communication_id_key" ON "stacking_document"("communication_id");

-- CreateIndex
CREATE INDEX "stacking_document_customer_id_idx" ON "stacking_document"("customer_id");

-- CreateIndex
CREATE INDEX "note_stacking_document_id_idx" ON "note"("stacking_document_id");

-- CreateIndex
CREATE INDEX "note_customer_id_idx" ON "note"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_assignment_id_key" ON "plan"("assignment_id");

-- CreateIndex
CREATE INDEX "plan_customer_id_idx" ON "plan"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_edit_plan_id_revision_key" ON "plan_edit"("plan_id", "revision");

-- CreateIndex
CREATE INDEX "plan_submission_customer_id_idx" ON "plan_submission"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_submission_plan_id_number_key" ON "plan_submission"("plan_id", "number");

-- CreateIndex
CREATE INDEX "process_customer_id_idx" ON "process"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "process_kind_subject_id_key" ON "process"("kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "process_step_process_id_event_id_key" ON "process_step"("process_id", "event_id");

-- CreateIndex
CREATE INDEX "command_process_id_idx" ON "command"("process_id");

-- CreateIndex
CREATE INDEX "command_created_at_idx" ON "command"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "command_account_id_key_key" ON "command"("account_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "fact_process_id_fact_source_id_key" ON "fact"("process_id", "fact", "source_id");

-- CreateIndex
CREATE INDEX "outbox_workflow_id_id_idx" ON "outbox"("workflow_id", "id");

-- CreateIndex
CREATE INDEX "work_item_assignee_id_state_due_at_idx" ON "work_item"("assignee_id", "state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "work_item_process_id_step_key_key" ON "work_item"("process_id", "step_key");

-- CreateIndex
CREATE INDEX "audit_entry_customer_id_idx" ON "audit_entry"("customer_id");

-- CreateIndex
CREATE INDEX "audit_entry_person_id_idx" ON "audit_entry"("person_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave" ADD CONSTRAINT "leave_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave" ADD CONSTRAINT "leave_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone" ADD CONSTRAINT "phone_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_support_case" ADD CONSTRAINT "child_support_case_paying_parent_id_fkey" FOREIGN KEY ("paying_parent_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_support_case" ADD CONSTRAINT "child_support_case_receiving_parent_id_fkey" FOREIGN KEY ("receiving_parent_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_process" ADD CONSTRAINT "case_process_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "child_support_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_process" ADD CONSTRAINT "case_process_initiating_party_id_fkey" FOREIGN KEY ("initiating_party_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_referral" ADD CONSTRAINT "internal_referral_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_referral" ADD CONSTRAINT "internal_referral_associate_customer_id_fkey" FOREIGN KEY ("associate_customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_internal_referral_id_fkey" FOREIGN KEY ("internal_referral_id") REFERENCES "internal_referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_officer" ADD CONSTRAINT "assignment_officer_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "communication" ADD CONSTRAINT "communication_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stacking_document" ADD CONSTRAINT "stacking_document_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stacking_document" ADD CONSTRAINT "stacking_document_communication_id_fkey" FOREIGN KEY ("communication_id") REFERENCES "communication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_stacking_document_id_fkey" FOREIGN KEY ("stacking_document_id") REFERENCES "stacking_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_core_issue_document_id_fkey" FOREIGN KEY ("core_issue_document_id") REFERENCES "stacking_document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_edit" ADD CONSTRAINT "plan_edit_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_submission" ADD CONSTRAINT "plan_submission_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_submission" ADD CONSTRAINT "plan_submission_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_submission" ADD CONSTRAINT "plan_submission_core_issue_document_id_fkey" FOREIGN KEY ("core_issue_document_id") REFERENCES "stacking_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process" ADD CONSTRAINT "process_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_step" ADD CONSTRAINT "process_step_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "command" ADD CONSTRAINT "command_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------- what the schema cannot say ----------

-- Closed vocabularies
ALTER TABLE person ALTER roles SET NOT NULL;
ALTER TABLE person ADD CONSTRAINT person_kind CHECK (kind IN ('staff', 'program'));
ALTER TABLE person ADD CONSTRAINT person_state CHECK (state IN ('NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT'));
ALTER TABLE person ADD CONSTRAINT person_not_own_manager CHECK (manager_id <> id);
ALTER TABLE calendar_day ADD CONSTRAINT calendar_day_kind CHECK (kind IN ('added', 'struck'));
ALTER TABLE customer ADD CONSTRAINT customer_kind CHECK (kind IN ('person', 'employer'));
ALTER TABLE customer ADD CONSTRAINT customer_csid CHECK (csid ~ '^[0-9]{6,12}$');
ALTER TABLE customer ADD CONSTRAINT customer_state CHECK (state IN ('NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT'));
ALTER TABLE phone ADD CONSTRAINT phone_kind CHECK (kind IN ('mobile', 'home', 'work'));
ALTER TABLE child_support_case ADD CONSTRAINT case_two_parties CHECK (paying_parent_id <> receiving_parent_id);
ALTER TABLE case_process ADD CONSTRAINT case_process_kind CHECK (kind IN ('newRegistration', 'objection', 'changeOfAssessment', 'changeOfCare'));

-- PS-14: nobody is their own delegate, and a leave ends after it began
ALTER TABLE leave ADD CONSTRAINT leave_delegate CHECK (delegate_id <> person_id);
ALTER TABLE leave ADD CONSTRAINT leave_days CHECK (last_day >= first_day);

-- PS-2: Associate, and no other type, names the associated customer
ALTER TABLE internal_referral ADD CONSTRAINT internal_referral_state CHECK (state IN ('pending', 'assigned', 'ended'));
ALTER TABLE internal_referral ADD CONSTRAINT internal_referral_associate CHECK (
  (type = 'Other' AND associate_customer_id IS NULL)
  OR (type = 'Associate' AND associate_customer_id IS NOT NULL AND associate_customer_id <> customer_id));
CREATE UNIQUE INDEX internal_referral_one_pending ON internal_referral (customer_id) WHERE state = 'pending';

-- PS-4: at most one open assignment
CREATE UNIQUE INDEX assignment_one_open ON assignment (customer_id) WHERE closed_at IS NULL;
ALTER TABLE assignment ADD CONSTRAINT assignment_closed CHECK ((closed_at IS NULL) = (close_reason IS NULL));

-- PS-6: a note has a subject header and a text
ALTER TABLE note ADD CONSTRAINT note_subject CHECK (btrim(subject) <> '');
ALTER TABLE note ADD CONSTRAINT note_text CHECK (btrim(text) <> '');

-- PS-8: a part of the plan is saved as a whole
ALTER TABLE plan ADD CONSTRAINT plan_core_issue CHECK ((core_issue_type IS NULL) = (core_issue_document_id IS NULL));
ALTER TABLE plan ADD CONSTRAINT plan_core_issue_type CHECK (core_issue_type IN ('Other', 'Associate'));
ALTER TABLE plan ADD CONSTRAINT plan_trigger CHECK ((trigger_segment IS NULL) = (trigger_issue IS NULL));
ALTER TABLE plan_edit ADD CONSTRAINT plan_edit_part CHECK (part IN ('coreIssue', 'trigger'));

-- PS-9: one open submission at a time
CREATE UNIQUE INDEX plan_submission_one_open ON plan_submission (plan_id) WHERE state = 'submitted';
ALTER TABLE plan_submission ADD CONSTRAINT plan_submission_state CHECK (state IN ('submitted', 'accepted', 'returned', 'withdrawn', 'ended'));
-- PS-11: decided by somebody, at some time; returned with a reason
ALTER TABLE plan_submission ADD CONSTRAINT plan_submission_decided CHECK (
  (state IN ('accepted', 'returned')) = (decided_by_id IS NOT NULL) AND (decided_by_id IS NULL) = (decided_at IS NULL));
ALTER TABLE plan_submission ADD CONSTRAINT plan_submission_reason CHECK (state <> 'returned' OR coalesce(btrim(reason), '') <> '');
-- PS-12: four eyes
ALTER TABLE plan_submission ALTER authors SET NOT NULL; -- a CHECK lets NULL through
ALTER TABLE plan_submission ADD CONSTRAINT plan_submission_authors CHECK (submitted_by_id = ANY (authors));
ALTER TABLE plan_submission ADD CONSTRAINT plan_submission_four_eyes CHECK (decided_by_id IS NULL OR NOT (decided_by_id = ANY (authors)));

-- Processes
ALTER TABLE process ADD CONSTRAINT process_needs CHECK (needs IN ('officer', 'manager', 'time', 'operator', 'nobody'));
ALTER TABLE process ADD CONSTRAINT process_ended CHECK ((outcome IS NULL) = (ended_at IS NULL));
CREATE INDEX process_open ON process (kind, step) WHERE outcome IS NULL;
ALTER TABLE work_item ADD CONSTRAINT work_item_state CHECK (state IN ('open', 'done', 'cancelled') AND (state = 'open') = (closed_at IS NULL));
ALTER TABLE command ADD CONSTRAINT command_state CHECK (state IN ('open', 'applied', 'refused', 'expired'));
ALTER TABLE command ADD CONSTRAINT command_refusal CHECK ((state = 'refused') = (refusal IS NOT NULL));
ALTER TABLE command ADD CONSTRAINT command_settled CHECK ((state = 'open') = (settled_at IS NULL));
CREATE INDEX command_open ON command (created_at) WHERE state = 'open';
CREATE INDEX outbox_waiting ON outbox (not_before) WHERE done_at IS NULL;
CREATE UNIQUE INDEX outbox_one_start ON outbox (workflow_id) WHERE name = 'start';

-- Search by name is a search by its beginning
CREATE INDEX customer_family_name ON customer (lower(family_name) text_pattern_ops);
CREATE INDEX customer_given_names ON customer (lower(given_names) text_pattern_ops);
CREATE INDEX customer_organisation_name ON customer (lower(organisation_name) text_pattern_ops);

-- A command leaves `open` once and for ever, whoever writes.
CREATE FUNCTION command_is_settled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'command % is settled', OLD.id USING ERRCODE = 'CW001';
END $$;
CREATE TRIGGER command_settled_once BEFORE UPDATE ON command
  FOR EACH ROW WHEN (OLD.state <> 'open') EXECUTE FUNCTION command_is_settled();

-- PS-15: a submission is decided once, and what was submitted is never changed.
CREATE FUNCTION plan_submission_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.state <> 'submitted'
    OR (OLD.plan_id, OLD.customer_id, OLD.number, OLD.core_issue_type, OLD.core_issue_document_id, OLD.trigger_segment, OLD.trigger_issue, OLD.submitted_by_id, OLD.submitted_at, OLD.authors)
      IS DISTINCT FROM
      (NEW.plan_id, NEW.customer_id, NEW.number, NEW.core_issue_type, NEW.core_issue_document_id, NEW.trigger_segment, NEW.trigger_issue, NEW.submitted_by_id, NEW.submitted_at, NEW.authors)
  THEN RAISE EXCEPTION 'submission % is settled', OLD.id USING ERRCODE = 'CW001'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_submission_kept BEFORE UPDATE ON plan_submission FOR EACH ROW EXECUTE FUNCTION plan_submission_is_kept();

-- PS-6, PS-24: only ever inserted.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION '% rows are only ever inserted', TG_TABLE_NAME USING ERRCODE = 'CW001';
END $$;
CREATE TRIGGER assignment_officer_insert_only BEFORE UPDATE OR DELETE ON assignment_officer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_insert_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_insert_only BEFORE UPDATE OR DELETE ON note FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_edit_insert_only BEFORE UPDATE OR DELETE ON plan_edit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER process_step_insert_only BEFORE UPDATE OR DELETE ON process_step FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- RS-3: what changed, ids only; pages look again. Equal messages of one transaction arrive once.
CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed jsonb := to_jsonb(NEW);
BEGIN
  PERFORM pg_notify('change', json_build_object(
    'topic', TG_TABLE_NAME,
    'customerId', CASE WHEN TG_TABLE_NAME = 'customer' THEN changed ->> 'id' ELSE changed ->> 'customer_id' END,
    'personId', coalesce(changed ->> 'assignee_id', changed ->> 'officer_id', changed ->> 'person_id'))::text);
  RETURN NULL;
END $$;
CREATE TRIGGER customer_changed AFTER INSERT OR UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER internal_referral_changed AFTER INSERT OR UPDATE ON internal_referral FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER assignment_changed AFTER INSERT OR UPDATE ON assignment FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER stacking_document_changed AFTER INSERT OR UPDATE ON stacking_document FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER note_changed AFTER INSERT ON note FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER plan_changed AFTER INSERT OR UPDATE ON plan FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER process_changed AFTER INSERT OR UPDATE ON process FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER work_item_changed AFTER INSERT OR UPDATE ON work_item FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER leave_changed AFTER INSERT OR UPDATE ON leave FOR EACH ROW EXECUTE FUNCTION tell_change();
