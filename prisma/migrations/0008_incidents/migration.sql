-- AlterTable
ALTER TABLE "phone" ADD COLUMN     "recorded_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "cause" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "officer_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "interview" JSONB NOT NULL,
    "mobile" TEXT,
    "customer_id" UUID,
    "message_id" UUID,
    "outcomes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "escalated_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "finding" TEXT,
    "finding_note" TEXT NOT NULL DEFAULT '',
    "found_by_id" UUID,
    "found_at" TIMESTAMPTZ(3),
    "found_customer_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_task" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "assignee_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "called_at" TIMESTAMPTZ(3),
    "reference" TEXT,

    CONSTRAINT "incident_task_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "incident_officer_id_idx" ON "incident"("officer_id");

-- CreateIndex
CREATE INDEX "incident_customer_id_idx" ON "incident"("customer_id");

-- CreateIndex
CREATE INDEX "incident_mobile_idx" ON "incident"("mobile");

-- CreateIndex
CREATE INDEX "incident_task_assignee_id_done_at_due_at_idx" ON "incident_task"("assignee_id", "done_at", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "incident_task_incident_id_kind_key" ON "incident_task"("incident_id", "kind");

-- CreateIndex
CREATE INDEX "message_to_pressed_at_idx" ON "message"("to", "pressed_at");

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_found_customer_id_fkey" FOREIGN KEY ("found_customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_task" ADD CONSTRAINT "incident_task_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- EM-32 to EM-36
ALTER TABLE incident ADD CONSTRAINT incident_words CHECK (
  cause IN ('reported', 'sentToWrongCustomer', 'sharedMobile') AND state IN ('draft', 'withSas', 'toDo', 'closed', 'discarded')
  AND (finding IS NULL OR finding IN ('otherRecord', 'ownRecord', 'notFound', 'noError'))
  AND outcomes <@ ARRAY['notRelevant', 'optedOut', 'otherMessageMeant', 'notIntended', 'purposeExplained', 'escalated', 'callerGone']);
ALTER TABLE incident ADD CONSTRAINT incident_officer CHECK ((officer_id IS NULL) = (cause = 'sharedMobile'));
ALTER TABLE incident ADD CONSTRAINT incident_closed CHECK ((closed_at IS NOT NULL) = (state IN ('closed', 'discarded')));
ALTER TABLE incident ADD CONSTRAINT incident_with_sas CHECK (
  (escalated_at IS NULL) = (due_at IS NULL) AND (state <> 'withSas' OR (escalated_at IS NOT NULL AND mobile IS NOT NULL)));
ALTER TABLE incident ADD CONSTRAINT incident_found CHECK (
  (finding IS NULL) = (found_by_id IS NULL) AND (finding IS NULL) = (found_at IS NULL) AND (finding IS NULL OR escalated_at IS NOT NULL)
  AND (state <> 'withSas' OR finding IS NULL) AND coalesce(finding = 'otherRecord', false) = (found_customer_id IS NOT NULL));
-- EM-32: a message is sent to the wrong customer once
CREATE UNIQUE INDEX incident_one_of_message ON incident (message_id) WHERE cause = 'sentToWrongCustomer';
-- one mobile on several records is one incident, however often it is noticed
CREATE UNIQUE INDEX incident_one_shared_mobile ON incident (mobile) WHERE cause = 'sharedMobile' AND closed_at IS NULL;

ALTER TABLE incident_task ADD CONSTRAINT incident_task_kind CHECK (kind IN ('call', 'report', 'removeNumber'));
-- EM-32: closed with the time of the call; EM-36: reported
ALTER TABLE incident_task ADD CONSTRAINT incident_task_done CHECK (
  (done_at IS NULL) = (done_by_id IS NULL)
  AND (called_at IS NOT NULL) = (kind = 'call' AND done_at IS NOT NULL)
  AND (coalesce(btrim(reference), '') <> '') = (kind = 'report' AND done_at IS NOT NULL));

-- EM-36: an incident stays open until everything is done
CREATE FUNCTION incident_stays_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'closed' AND EXISTS (SELECT FROM incident_task t WHERE t.incident_id = NEW.id AND t.done_at IS NULL) THEN
    RAISE EXCEPTION 'an incident stays open until its tasks are done' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_stays_open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER incident_stays_open BEFORE INSERT OR UPDATE ON incident FOR EACH ROW EXECUTE FUNCTION incident_stays_open();

-- RS-3: whom it concerns is nobody's business: pages that show incidents look again
CREATE FUNCTION tell_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('change', json_build_object('topic', TG_TABLE_NAME, 'customerId', NULL, 'personId', NULL)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER incident_changed AFTER INSERT OR UPDATE ON incident FOR EACH ROW EXECUTE FUNCTION tell_incident();
CREATE TRIGGER incident_task_changed AFTER INSERT OR UPDATE ON incident_task FOR EACH ROW EXECUTE FUNCTION tell_incident();
