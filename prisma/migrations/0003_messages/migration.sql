-- AlterTable
ALTER TABLE "person" ADD COLUMN     "cuba" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pluto" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "message_template" (
    "id" UUID NOT NULL,
    "group" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "use" TEXT NOT NULL,
    "subscription" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "message_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_template_version" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "template_version_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "pressed_at" TIMESTAMPTZ(3) NOT NULL,
    "contact_time" TEXT,
    "by_date" DATE,
    "time_zones" TEXT[],
    "held_until" TIMESTAMPTZ(3),
    "last_moment" TIMESTAMPTZ(3),
    "place_date" DATE,
    "place" INTEGER,
    "state" TEXT NOT NULL,
    "why" TEXT,
    "handed_over_at" TIMESTAMPTZ(3),
    "deemed_sent_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "found_later_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_attempt" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "to" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "window_closes_at" TIMESTAMPTZ(3) NOT NULL,
    "validity_seconds" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'intended',
    "token" UUID,
    "intended_at" TIMESTAMPTZ(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(3),
    "sid" TEXT,
    "status" TEXT,
    "error_code" INTEGER,
    "empty_searches" INTEGER NOT NULL DEFAULT 0,
    "first_empty_at" TIMESTAMPTZ(3),
    "last_empty_at" TIMESTAMPTZ(3),

    CONSTRAINT "sms_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_receipt" (
    "id" UUID NOT NULL,
    "sid" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "error_code" INTEGER,
    "attempt_id" UUID,
    "params" JSONB NOT NULL,
    "contradicts" BOOLEAN NOT NULL DEFAULT false,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sms_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_sms" (
    "id" UUID NOT NULL,
    "sid" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_sms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_opt_out" (
    "id" UUID NOT NULL,
    "customer_id" UUID,
    "number" TEXT,
    "subscription" TEXT,
    "how" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sms_opt_out_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sending_stop" (
    "id" UUID NOT NULL,
    "template_id" UUID,
    "reason" TEXT NOT NULL,
    "stopped_by_id" UUID NOT NULL,
    "stopped_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by_id" UUID,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "sending_stop_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "message_template_type_key" ON "message_template"("type");

-- CreateIndex
CREATE UNIQUE INDEX "message_template_version_template_id_number_key" ON "message_template_version"("template_id", "number");

-- CreateIndex
CREATE INDEX "message_customer_id_pressed_at_idx" ON "message"("customer_id", "pressed_at");

-- CreateIndex
CREATE INDEX "message_state_idx" ON "message"("state");

-- CreateIndex
CREATE UNIQUE INDEX "message_customer_id_place_date_place_key" ON "message"("customer_id", "place_date", "place");

-- CreateIndex
CREATE UNIQUE INDEX "sms_attempt_sid_key" ON "sms_attempt"("sid");

-- CreateIndex
CREATE INDEX "sms_attempt_to_from_body_hash_idx" ON "sms_attempt"("to", "from", "body_hash");

-- CreateIndex
CREATE UNIQUE INDEX "sms_attempt_message_id_number_key" ON "sms_attempt"("message_id", "number");

-- CreateIndex
CREATE INDEX "sms_receipt_sid_idx" ON "sms_receipt"("sid");

-- CreateIndex
CREATE INDEX "sms_receipt_attempt_id_idx" ON "sms_receipt"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_sms_sid_key" ON "inbound_sms"("sid");

-- CreateIndex
CREATE INDEX "inbound_sms_from_idx" ON "inbound_sms"("from");

-- CreateIndex
CREATE INDEX "sms_opt_out_customer_id_idx" ON "sms_opt_out"("customer_id");

-- CreateIndex
CREATE INDEX "sms_opt_out_number_idx" ON "sms_opt_out"("number");

-- CreateIndex
CREATE INDEX "sending_stop_template_id_idx" ON "sending_stop"("template_id");

-- AddForeignKey
ALTER TABLE "message_template_version" ADD CONSTRAINT "message_template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "message_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_template_version_id_fkey" FOREIGN KEY ("template_version_id") REFERENCES "message_template_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_attempt" ADD CONSTRAINT "sms_attempt_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sms_receipt" ADD CONSTRAINT "sms_receipt_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "sms_attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sending_stop" ADD CONSTRAINT "sending_stop_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "message_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------- what the schema cannot say ----------

ALTER TABLE process DROP CONSTRAINT process_needs;
ALTER TABLE process ADD CONSTRAINT process_needs CHECK (needs IN ('officer', 'manager', 'gateway', 'time', 'operator', 'nobody'));

-- EM-16, EM-42, EM-3
ALTER TABLE message_template ADD CONSTRAINT message_template_group CHECK (
  "group" IN ('Payment information', 'Provide/request information', 'Request for contact'));
ALTER TABLE message_template ADD CONSTRAINT message_template_use CHECK (use IN ('preCallAdvice', 'reminder', 'confirmation', 'request'));
ALTER TABLE message_template ADD CONSTRAINT message_template_subscription CHECK (subscription IN ('Reminder', 'General'));
-- EM-4: no hyperlink with a scheme or www; the rules refuse more
ALTER TABLE message_template_version ADD CONSTRAINT message_template_version_no_link CHECK (text !~* '(https?:|www\.)');
ALTER TABLE message ADD CONSTRAINT message_no_link CHECK (text !~* '(https?:|www\.)');

ALTER TABLE message ADD CONSTRAINT message_state CHECK (state IN ('held', 'sending', 'outcomeUnknown', 'handedOver', 'deemedSent', 'bouncing',
  'cancelled', 'notSent', 'undetermined', 'delivered', 'bouncedBack', 'noReceipt'));
ALTER TABLE message ADD CONSTRAINT message_why CHECK ((state = 'notSent') = (why IS NOT NULL));
ALTER TABLE message ADD CONSTRAINT message_ended CHECK (
  (state IN ('cancelled', 'notSent', 'undetermined', 'delivered', 'bouncedBack', 'noReceipt')) = (ended_at IS NOT NULL));
-- EM-14: at most five a day, numbered; the place goes only with a message that certainly was not sent
ALTER TABLE message ADD CONSTRAINT message_place_of_five CHECK (place BETWEEN 1 AND 5);
ALTER TABLE message ADD CONSTRAINT message_place CHECK (
  (place IS NULL) = (place_date IS NULL) AND (place IS NULL) = (state IN ('cancelled', 'notSent')));

ALTER TABLE sms_attempt ADD CONSTRAINT sms_attempt_state CHECK (
  state IN ('intended', 'posting', 'accepted', 'refused', 'unknown', 'lost', 'voided', 'failed'));
ALTER TABLE sms_attempt ADD CONSTRAINT sms_attempt_posted CHECK (state IN ('intended', 'voided') OR (posted_at IS NOT NULL AND token IS NOT NULL));
ALTER TABLE sms_attempt ADD CONSTRAINT sms_attempt_accepted CHECK (state <> 'accepted' OR sid IS NOT NULL);
-- EM-26: one live attempt per message, and one unresolved attempt per number and text
CREATE UNIQUE INDEX sms_attempt_one_live ON sms_attempt (message_id) WHERE state IN ('intended', 'posting', 'accepted', 'unknown');
CREATE UNIQUE INDEX sms_attempt_one_unresolved ON sms_attempt ("to", "from", body_hash) WHERE state IN ('intended', 'posting', 'unknown');
-- EM-26: what was posted once is never posted again, whatever comes
CREATE FUNCTION sms_attempt_is_posted_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (OLD.posted_at IS NOT NULL AND (OLD.posted_at, OLD.token) IS DISTINCT FROM (NEW.posted_at, NEW.token))
    OR (NEW.state = 'posting' AND OLD.state NOT IN ('intended', 'posting'))
    OR (NEW.state = 'intended' AND OLD.state <> 'intended')
  THEN RAISE EXCEPTION 'attempt % was posted', OLD.id USING ERRCODE = 'CW001'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sms_attempt_posted_once BEFORE UPDATE ON sms_attempt FOR EACH ROW EXECUTE FUNCTION sms_attempt_is_posted_once();

-- EM-27: each callback counts once
CREATE UNIQUE INDEX sms_receipt_once ON sms_receipt (sid, status, coalesce(error_code, 0));

ALTER TABLE sms_opt_out ADD CONSTRAINT sms_opt_out_of CHECK ((customer_id IS NULL) <> (number IS NULL));
ALTER TABLE sms_opt_out ADD CONSTRAINT sms_opt_out_subscription CHECK (subscription IN ('Reminder', 'General'));
ALTER TABLE sms_opt_out ADD CONSTRAINT sms_opt_out_how CHECK (how IN ('carrier', 'gateway'));
CREATE UNIQUE INDEX sms_opt_out_one_of_number ON sms_opt_out (number) WHERE removed_at IS NULL;

ALTER TABLE sending_stop ADD CONSTRAINT sending_stop_reason CHECK (btrim(reason) <> '');
ALTER TABLE sending_stop ADD CONSTRAINT sending_stop_lifted CHECK ((lifted_by_id IS NULL) = (lifted_at IS NULL));
CREATE UNIQUE INDEX sending_stop_one_open ON sending_stop (coalesce(template_id, '00000000-0000-0000-0000-000000000000')) WHERE lifted_at IS NULL;

CREATE TRIGGER message_template_version_insert_only BEFORE UPDATE OR DELETE ON message_template_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- EM-20: what was sent is what was pressed; an ended message stays as it ended, but for what its receipts still tell
CREATE FUNCTION message_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (OLD.customer_id, OLD.template_version_id, OLD.text, OLD."to", OLD.sender, OLD.author_id, OLD.pressed_at)
      IS DISTINCT FROM (NEW.customer_id, NEW.template_version_id, NEW.text, NEW."to", NEW.sender, NEW.author_id, NEW.pressed_at)
    OR (OLD.state IN ('cancelled', 'notSent', 'delivered', 'bouncedBack') AND NEW.state <> OLD.state)
  THEN RAISE EXCEPTION 'message % is settled', OLD.id USING ERRCODE = 'CW001'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_kept BEFORE UPDATE ON message FOR EACH ROW EXECUTE FUNCTION message_is_kept();

CREATE TRIGGER message_changed AFTER INSERT OR UPDATE ON message FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER sending_stop_changed AFTER INSERT OR UPDATE ON sending_stop FOR EACH ROW EXECUTE FUNCTION tell_change();
