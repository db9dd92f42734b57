-- CreateTable
CREATE TABLE "transfer_referral" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "referred_by_id" UUID NOT NULL,
    "referred_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "monitor_decided_by_id" UUID,
    "monitor_decided_for_id" UUID,
    "monitor_decided_at" TIMESTAMPTZ(3),
    "monitoring_until" TIMESTAMPTZ(3),
    "transfer_actioned_by_id" UUID,
    "transfer_actioned_at" TIMESTAMPTZ(3),
    "transfer_decided_by_id" UUID,
    "transfer_decided_for_id" UUID,
    "transfer_decided_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "transfer_referral_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "transfer_referral_customer_id_idx" ON "transfer_referral"("customer_id");

-- CreateIndex
CREATE INDEX "transfer_referral_assignment_id_idx" ON "transfer_referral"("assignment_id");

-- AddForeignKey
ALTER TABLE "transfer_referral" ADD CONSTRAINT "transfer_referral_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_referral" ADD CONSTRAINT "transfer_referral_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------- what the schema cannot say ----------

-- PS-16: one open referral per customer
CREATE UNIQUE INDEX transfer_referral_one_open ON transfer_referral (customer_id) WHERE state = 'open';
ALTER TABLE transfer_referral ADD CONSTRAINT transfer_referral_state CHECK (
  state IN ('open', 'monitoringDeclined', 'transferred', 'transferRejected', 'withdrawn', 'ended'));
-- PS-17, PS-20: decided by somebody, at some time, in this order; against it only with a reason
ALTER TABLE transfer_referral ADD CONSTRAINT transfer_referral_monitor_decided CHECK (
  (monitor_decided_by_id IS NULL) = (monitor_decided_at IS NULL)
  AND (monitoring_until IS NULL OR monitor_decided_by_id IS NOT NULL));
ALTER TABLE transfer_referral ADD CONSTRAINT transfer_referral_actioned CHECK (
  (transfer_actioned_by_id IS NULL) = (transfer_actioned_at IS NULL)
  AND (transfer_actioned_by_id IS NULL OR monitoring_until IS NOT NULL));
ALTER TABLE transfer_referral ADD CONSTRAINT transfer_referral_transfer_decided CHECK (
  (transfer_decided_by_id IS NULL) = (transfer_decided_at IS NULL)
  AND (state IN ('transferred', 'transferRejected')) = (transfer_decided_by_id IS NOT NULL)
  AND (transfer_decided_by_id IS NULL OR transfer_actioned_by_id IS NOT NULL));
ALTER TABLE transfer_referral ADD CONSTRAINT transfer_referral_reason CHECK (
  state NOT IN ('monitoringDeclined', 'transferRejected') OR coalesce(btrim(end_reason), '') <> '');
-- PS-22: four eyes
ALTER TABLE transfer_referral ADD CONSTRAINT transfer_referral_monitor_four_eyes CHECK (monitor_decided_by_id <> referred_by_id);
ALTER TABLE transfer_referral ADD CONSTRAINT transfer_referral_transfer_four_eyes CHECK (
  transfer_decided_by_id <> referred_by_id AND transfer_decided_by_id <> transfer_actioned_by_id);

-- PS-15: an ended referral is kept as it is, and so is who referred whom and when.
CREATE FUNCTION transfer_referral_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.state <> 'open'
    OR (OLD.customer_id, OLD.assignment_id, OLD.referred_by_id, OLD.referred_at, OLD.reason)
      IS DISTINCT FROM (NEW.customer_id, NEW.assignment_id, NEW.referred_by_id, NEW.referred_at, NEW.reason)
    OR (OLD.monitor_decided_by_id IS NOT NULL AND OLD.monitor_decided_by_id IS DISTINCT FROM NEW.monitor_decided_by_id)
    OR (OLD.transfer_actioned_by_id IS NOT NULL AND OLD.transfer_actioned_by_id IS DISTINCT FROM NEW.transfer_actioned_by_id)
  THEN RAISE EXCEPTION 'referral % is settled', OLD.id USING ERRCODE = 'CW001'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_referral_kept BEFORE UPDATE ON transfer_referral FOR EACH ROW EXECUTE FUNCTION transfer_referral_is_kept();
