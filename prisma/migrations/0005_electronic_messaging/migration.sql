-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "email_valid" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "area_acknowledged" TEXT,
ADD COLUMN     "fdv_review_id" UUID,
ADD COLUMN     "prior_actions" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "message_template" ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'sms',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "message_template_version" ADD COLUMN     "created_by_id" UUID,
ADD COLUMN     "guidelines" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "prior_actions" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "setting" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sms_opt_out" ADD COLUMN     "recorded_by_id" UUID,
ADD COLUMN     "removed_by_id" UUID,
ADD COLUMN     "removed_how" TEXT;

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "external_id" TEXT,
    "kind" TEXT NOT NULL,
    "channel" TEXT,
    "number" TEXT,
    "reached" BOOLEAN,
    "text" TEXT NOT NULL DEFAULT '',
    "recorded_by_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notepad" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "raised_by" TEXT,
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notepad_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "external_id" TEXT,
    "text" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fdv_review" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fdv_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fdv_consultation" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "fdv_consultation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fdv_discussion" (
    "id" UUID NOT NULL,
    "case_process_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "discussed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fdv_discussion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_draft" (
    "person_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_draft_pkey" PRIMARY KEY ("person_id","customer_id")
);

-- CreateTable
CREATE TABLE "list_entry" (
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "list_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correspondence" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "external_id" TEXT,
    "channel" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "address" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "failed_at" TIMESTAMPTZ(3),
    "failure_reason" TEXT,
    "bounced_at" TIMESTAMPTZ(3),
    "issued_at" TIMESTAMPTZ(3),

    CONSTRAINT "correspondence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contact_external_id_key" ON "contact"("external_id");

-- CreateIndex
CREATE INDEX "contact_customer_id_occurred_at_idx" ON "contact"("customer_id", "occurred_at");

-- CreateIndex
CREATE INDEX "notepad_customer_id_created_at_idx" ON "notepad"("customer_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_external_id_key" ON "complaint"("external_id");

-- CreateIndex
CREATE INDEX "complaint_customer_id_received_at_idx" ON "complaint"("customer_id", "received_at");

-- CreateIndex
CREATE INDEX "fdv_review_customer_id_officer_id_idx" ON "fdv_review"("customer_id", "officer_id");

-- CreateIndex
CREATE UNIQUE INDEX "fdv_consultation_review_id_key" ON "fdv_consultation"("review_id");

-- CreateIndex
CREATE INDEX "fdv_consultation_customer_id_idx" ON "fdv_consultation"("customer_id");

-- CreateIndex
CREATE INDEX "fdv_consultation_officer_id_idx" ON "fdv_consultation"("officer_id");

-- CreateIndex
CREATE INDEX "fdv_discussion_case_process_id_idx" ON "fdv_discussion"("case_process_id");

-- CreateIndex
CREATE UNIQUE INDEX "list_entry_list_name_purpose_key" ON "list_entry"("list", "name", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "correspondence_external_id_key" ON "correspondence"("external_id");

-- CreateIndex
CREATE INDEX "correspondence_customer_id_sent_at_idx" ON "correspondence"("customer_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "message_fdv_review_id_key" ON "message"("fdv_review_id");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_fdv_review_id_fkey" FOREIGN KEY ("fdv_review_id") REFERENCES "fdv_review"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_opt_out" ADD CONSTRAINT "sms_opt_out_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notepad" ADD CONSTRAINT "notepad_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fdv_review" ADD CONSTRAINT "fdv_review_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fdv_consultation" ADD CONSTRAINT "fdv_consultation_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "fdv_review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fdv_discussion" ADD CONSTRAINT "fdv_discussion_case_process_id_fkey" FOREIGN KEY ("case_process_id") REFERENCES "case_process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_draft" ADD CONSTRAINT "message_draft_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correspondence" ADD CONSTRAINT "correspondence_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------- what the schema cannot say ----------

ALTER TABLE process DROP CONSTRAINT process_needs;
ALTER TABLE process ADD CONSTRAINT process_needs CHECK (needs IN ('officer', 'manager', 'consultant', 'gateway', 'time', 'operator', 'nobody'));

ALTER TABLE message_template ADD CONSTRAINT message_template_channel CHECK (channel IN ('sms', 'myGov'));

-- EM-12, EM-13
ALTER TABLE contact ADD CONSTRAINT contact_kind CHECK (kind IN ('byCustomer', 'phoneAttempt', 'note')
  AND (kind = 'byCustomer') = (channel IS NOT NULL)
  AND (kind = 'phoneAttempt') = (number IS NOT NULL)
  AND (kind = 'phoneAttempt') = (reached IS NOT NULL)
  AND (kind <> 'note' OR btrim(text) <> ''));
ALTER TABLE contact ADD CONSTRAINT contact_channel CHECK (channel IN ('phone', 'inPerson', 'online', 'letter', 'email'));
ALTER TABLE notepad ADD CONSTRAINT notepad_kind CHECK (kind IN ('General', 'FDV') AND (raised_by IS NULL OR kind = 'FDV'));
ALTER TABLE notepad ADD CONSTRAINT notepad_raised_by CHECK (raised_by IN ('thisCustomer', 'otherParty'));
ALTER TABLE notepad ADD CONSTRAINT notepad_text CHECK (btrim(text) <> '');
ALTER TABLE complaint ADD CONSTRAINT complaint_text CHECK (btrim(text) <> '');

-- EM-8
ALTER TABLE fdv_review ADD CONSTRAINT fdv_review_verdict CHECK (verdict IN ('appropriate', 'notAppropriate', 'unsure'));
ALTER TABLE fdv_consultation ADD CONSTRAINT fdv_consultation_state CHECK (state IN ('open', 'appropriate', 'notAppropriate', 'withdrawn', 'ended'));
ALTER TABLE fdv_consultation ADD CONSTRAINT fdv_consultation_answered CHECK (
  (state IN ('appropriate', 'notAppropriate')) = (answered_by_id IS NOT NULL) AND (answered_by_id IS NULL) = (answered_at IS NULL));
ALTER TABLE fdv_consultation ADD CONSTRAINT fdv_consultation_four_eyes CHECK (answered_by_id <> officer_id);
ALTER TABLE fdv_consultation ADD CONSTRAINT fdv_consultation_reason CHECK (state <> 'notAppropriate' OR coalesce(btrim(reason), '') <> '');
CREATE FUNCTION fdv_consultation_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.state <> 'open'
    OR (OLD.review_id, OLD.customer_id, OLD.officer_id, OLD.question, OLD.asked_at)
      IS DISTINCT FROM (NEW.review_id, NEW.customer_id, NEW.officer_id, NEW.question, NEW.asked_at)
  THEN RAISE EXCEPTION 'consultation % is settled', OLD.id USING ERRCODE = 'CW001'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fdv_consultation_kept BEFORE UPDATE ON fdv_consultation FOR EACH ROW EXECUTE FUNCTION fdv_consultation_is_kept();
CREATE UNIQUE INDEX fdv_consultation_one_open ON fdv_consultation (customer_id, officer_id) WHERE state = 'open';
-- EM-9
ALTER TABLE fdv_discussion ADD CONSTRAINT fdv_discussion_note CHECK (btrim(note) <> '');

CREATE TRIGGER contact_insert_only BEFORE UPDATE OR DELETE ON contact FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER notepad_insert_only BEFORE UPDATE OR DELETE ON notepad FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fdv_review_insert_only BEFORE UPDATE OR DELETE ON fdv_review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fdv_discussion_insert_only BEFORE UPDATE OR DELETE ON fdv_discussion FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE list_entry ADD CONSTRAINT list_entry_list CHECK (list IN ('agencyPhone', 'paymentType', 'specialisedArea', 'contactProtocol'));
ALTER TABLE list_entry ADD CONSTRAINT list_entry_name CHECK (btrim(name) <> '');

-- EM-47: of a customer by an officer, of a number by the carrier or the gateway; one of each kind stands
ALTER TABLE sms_opt_out DROP CONSTRAINT sms_opt_out_how;
ALTER TABLE sms_opt_out ADD CONSTRAINT sms_opt_out_how CHECK (how IN ('carrier', 'gateway', 'phone', 'inPerson', 'letter', 'email', 'online')
  AND (number IS NOT NULL) = (how IN ('carrier', 'gateway')) AND (number IS NULL) = (recorded_by_id IS NOT NULL));
ALTER TABLE sms_opt_out ADD CONSTRAINT sms_opt_out_removed CHECK (
  (removed_by_id IS NULL OR removed_at IS NOT NULL) AND (removed_by_id IS NULL) = (removed_how IS NULL));
CREATE UNIQUE INDEX sms_opt_out_one_of_customer ON sms_opt_out (customer_id, coalesce(subscription, 'both')) WHERE removed_at IS NULL AND customer_id IS NOT NULL;

-- EM-26: where the database is found to be behind, and after a restore, Casewright itself stops sending
ALTER TABLE sending_stop ALTER COLUMN stopped_by_id DROP NOT NULL;

-- EM-30
ALTER TABLE correspondence ADD CONSTRAINT correspondence_channel CHECK (channel IN ('Email', 'Letter'));
ALTER TABLE correspondence ADD CONSTRAINT correspondence_status CHECK (
  (channel = 'Email' AND status IN ('sent', 'failed', 'bounced')) OR (channel = 'Letter' AND status IN ('produced', 'queued', 'issued', 'failed')));
ALTER TABLE correspondence ADD CONSTRAINT correspondence_failed CHECK ((status IN ('failed', 'bounced')) = (failed_at IS NOT NULL));
ALTER TABLE correspondence ADD CONSTRAINT correspondence_bounced CHECK ((status = 'bounced') = (bounced_at IS NOT NULL));
ALTER TABLE correspondence ADD CONSTRAINT correspondence_issued CHECK ((status = 'issued') = (issued_at IS NOT NULL));

CREATE TRIGGER contact_changed AFTER INSERT ON contact FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER notepad_changed AFTER INSERT ON notepad FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER complaint_changed AFTER INSERT OR UPDATE ON complaint FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER fdv_review_changed AFTER INSERT ON fdv_review FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER fdv_consultation_changed AFTER INSERT OR UPDATE ON fdv_consultation FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER sms_opt_out_changed AFTER INSERT OR UPDATE ON sms_opt_out FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER correspondence_changed AFTER INSERT OR UPDATE ON correspondence FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER message_template_changed AFTER INSERT OR UPDATE ON message_template FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER list_entry_changed AFTER INSERT OR UPDATE ON list_entry FOR EACH ROW EXECUTE FUNCTION tell_change();
