-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "centrelink_customer" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "child_support_customer" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "system" TEXT NOT NULL DEFAULT 'pluto',
ADD COLUMN     "system_choice_id" UUID;

-- AlterTable
ALTER TABLE "message_template" ADD COLUMN     "system" TEXT NOT NULL DEFAULT 'pluto';

-- CreateTable
CREATE TABLE "system_choice" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "work_item" TEXT NOT NULL,
    "main_issue" TEXT NOT NULL,
    "centrelink_customer" BOOLEAN NOT NULL,
    "child_support_customer" BOOLEAN NOT NULL,
    "recommended" TEXT NOT NULL,
    "because" TEXT,
    "chosen" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "system_choice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_check" (
    "message_id" UUID NOT NULL,
    "claim" TEXT NOT NULL,
    "ccm_available" BOOLEAN NOT NULL,
    "mail" TEXT,
    "phone_tried" BOOLEAN,

    CONSTRAINT "claim_check_pkey" PRIMARY KEY ("message_id")
);

-- CreateTable
CREATE TABLE "centrelink_draft" (
    "person_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "centrelink_draft_pkey" PRIMARY KEY ("person_id","customer_id")
);

-- CreateIndex
CREATE INDEX "system_choice_customer_id_at_idx" ON "system_choice"("customer_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "message_system_choice_id_key" ON "message"("system_choice_id");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_system_choice_id_fkey" FOREIGN KEY ("system_choice_id") REFERENCES "system_choice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "system_choice" ADD CONSTRAINT "system_choice_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centrelink_draft" ADD CONSTRAINT "centrelink_draft_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_check" ADD CONSTRAINT "claim_check_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- EM-37: whose message it is; Customer First's templates are never offered in Pluto
ALTER TABLE message_template DROP CONSTRAINT message_template_subscription;
ALTER TABLE message_template ADD CONSTRAINT message_template_subscription CHECK (subscription IN ('Reminder', 'General', 'Centrelink'));
ALTER TABLE message_template ADD CONSTRAINT message_template_system CHECK (
  (system = 'customerFirst') = (subscription = 'Centrelink') AND (system = 'pluto' OR NOT active));
-- EM-37, EM-38: Centrelink's message has its sender, and rests on a choice of its system
ALTER TABLE message ADD CONSTRAINT message_system CHECK (system IN ('pluto', 'customerFirst')
  AND (system = 'customerFirst') = (sender = 'CENTRELINK') AND (system = 'customerFirst') = (system_choice_id IS NOT NULL));
-- EM-17, EM-41: each system says its own times
ALTER TABLE message ADD CONSTRAINT message_contact_time CHECK (contact_time IN ('nextHour', 'today', 'nextTwoHours')
  AND (contact_time <> 'nextHour' OR system = 'pluto') AND (contact_time <> 'nextTwoHours' OR system = 'customerFirst'));
-- EM-14, EM-50: Centrelink's messages take no place of the five
ALTER TABLE message DROP CONSTRAINT message_place;
ALTER TABLE message ADD CONSTRAINT message_place CHECK (
  (place IS NULL) = (place_date IS NULL) AND (place IS NULL) = (system = 'customerFirst' OR state IN ('cancelled', 'notSent')));

-- EM-38: not a current Centrelink customer means Pluto always; a choice against the recommendation has its reason
ALTER TABLE system_choice ADD CONSTRAINT system_choice_words CHECK (
  work_item IN ('sctDisagreedReferralIntray', 'centrelinkType', 'other') AND main_issue IN ('claimProgression', 'smeWork', 'other')
  AND recommended IN ('pluto', 'customerFirst') AND chosen IN ('pluto', 'customerFirst')
  AND because IN ('notCentrelinkCustomer', 'sctDisagreedReferralIntray', 'centrelinkType', 'notMutual', 'claimProgression', 'smeWork'));
ALTER TABLE system_choice ADD CONSTRAINT system_choice_pluto CHECK (centrelink_customer OR recommended = 'pluto');
ALTER TABLE system_choice ADD CONSTRAINT system_choice_reason CHECK (
  (chosen <> recommended) = (reason IS NOT NULL) AND (reason IS NULL OR btrim(reason) <> ''));
-- EM-39: only with these answers is the outcome of a claim told
ALTER TABLE claim_check ADD CONSTRAINT claim_check_answers CHECK (NOT ccm_available AND (
  (claim = 'finalisedAsGrant' AND coalesce(mail, '') = 'paper' AND phone_tried IS NULL)
  OR (claim = 'finalisedAsReject' AND mail IS NULL AND coalesce(phone_tried, false))));

-- EM-50: a Centrelink subscription is separate
ALTER TABLE sms_opt_out DROP CONSTRAINT sms_opt_out_subscription;
ALTER TABLE sms_opt_out ADD CONSTRAINT sms_opt_out_subscription CHECK (subscription IN ('Reminder', 'General', 'Centrelink'));

CREATE TRIGGER system_choice_insert_only BEFORE UPDATE OR DELETE ON system_choice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER claim_check_insert_only BEFORE UPDATE OR DELETE ON claim_check FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- EM-20: what was sent is what was pressed; by whom, and in which system
CREATE OR REPLACE FUNCTION message_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (OLD.customer_id, OLD.template_version_id, OLD.text, OLD."to", OLD.sender, OLD.author_id, OLD.pressed_at, OLD.system, OLD.system_choice_id)
      IS DISTINCT FROM
      (NEW.customer_id, NEW.template_version_id, NEW.text, NEW."to", NEW.sender, NEW.author_id, NEW.pressed_at, NEW.system, NEW.system_choice_id)
    OR (OLD.state IN ('cancelled', 'notSent', 'delivered', 'bouncedBack') AND NEW.state <> OLD.state)
  THEN RAISE EXCEPTION 'message % is settled', OLD.id USING ERRCODE = 'CW001'; END IF;
  RETURN NEW;
END $$;

-- EM-41: to the letter. The one of a name that an administrator gave before is kept, under another
UPDATE message_template SET type = type || ' (Pluto)', revision = revision + 1 WHERE lower(type) IN (
  'clk pre call notification', 'clk pre call notification - aro/sme only', 'claim finalised - grant', 'claim finalised - reject');
INSERT INTO message_template (id, "group", type, use, system, subscription, active) VALUES
  ('01930000-0000-7000-8000-000000000001', 'Request for contact', 'CLK pre call notification', 'preCallAdvice', 'customerFirst', 'Centrelink', false),
  ('01930000-0000-7000-8000-000000000002', 'Request for contact', 'CLK pre call notification - ARO/SME only', 'preCallAdvice', 'customerFirst', 'Centrelink', false),
  ('01930000-0000-7000-8000-000000000003', 'Provide/request information', 'Claim Finalised - Grant', 'confirmation', 'customerFirst', 'Centrelink', false),
  ('01930000-0000-7000-8000-000000000004', 'Request for contact', 'Claim Finalised - Reject', 'request', 'customerFirst', 'Centrelink', false);
INSERT INTO message_template_version (id, template_id, number, text, created_at) VALUES
  ('01930000-0000-7000-8000-000000000011', '01930000-0000-7000-8000-000000000001', 1,
    'A Services Australia Service Officer will call you today from a private number. Please answer this call. Do not reply by SMS.', now()),
  ('01930000-0000-7000-8000-000000000012', '01930000-0000-7000-8000-000000000002', 1,
    'We will call this number in the next 2 hours to discuss the decision you want reviewed. Calls may show as a private number. Please answer. Do not reply by SMS.', now()),
  ('01930000-0000-7000-8000-000000000013', '01930000-0000-7000-8000-000000000003', 1,
    'Your claim for {paymentType} has been completed. We will contact you with the outcome. Do not reply by SMS.', now()),
  ('01930000-0000-7000-8000-000000000014', '01930000-0000-7000-8000-000000000004', 1,
    'We tried to contact you to discuss the outcome of your recent claim for {paymentType}. Please call us on {agencyPhone}. Do not reply by SMS.', now());
-- and nobody changes them, nor adds one
ALTER TABLE message_template ADD CONSTRAINT message_template_fixed CHECK (CASE id
  WHEN '01930000-0000-7000-8000-000000000001' THEN system = 'customerFirst' AND type = 'CLK pre call notification'
  WHEN '01930000-0000-7000-8000-000000000002' THEN system = 'customerFirst' AND type = 'CLK pre call notification - ARO/SME only'
  WHEN '01930000-0000-7000-8000-000000000003' THEN system = 'customerFirst' AND type = 'Claim Finalised - Grant'
  WHEN '01930000-0000-7000-8000-000000000004' THEN system = 'customerFirst' AND type = 'Claim Finalised - Reject'
  ELSE system = 'pluto' END);
ALTER TABLE message_template_version ADD CONSTRAINT message_template_version_to_the_letter CHECK (CASE template_id
  WHEN '01930000-0000-7000-8000-000000000001' THEN number = 1
    AND text = 'A Services Australia Service Officer will call you today from a private number. Please answer this call. Do not reply by SMS.'
  WHEN '01930000-0000-7000-8000-000000000002' THEN number = 1
    AND text = 'We will call this number in the next 2 hours to discuss the decision you want reviewed. Calls may show as a private number. Please answer. Do not reply by SMS.'
  WHEN '01930000-0000-7000-8000-000000000003' THEN number = 1
    AND text = 'Your claim for {paymentType} has been completed. We will contact you with the outcome. Do not reply by SMS.'
  WHEN '01930000-0000-7000-8000-000000000004' THEN number = 1
    AND text = 'We tried to contact you to discuss the outcome of your recent claim for {paymentType}. Please call us on {agencyPhone}. Do not reply by SMS.'
  ELSE true END);
