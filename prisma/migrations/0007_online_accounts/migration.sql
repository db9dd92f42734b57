-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "accounts_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "address_lines" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "channels_revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "online_account" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "account_key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "online_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_attempt" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "account_id" UUID,
    "edition" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "questions_version" INTEGER,
    "answers" JSONB,
    "points" INTEGER,
    "rests_on_id" UUID,
    "delivery" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "officer_id" UUID NOT NULL,
    "privacy_confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_change" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "attempt_id" UUID,
    "external_id" TEXT,
    "what" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "temporary_password" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "wrong_tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "temporary_password_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "password_id" UUID NOT NULL,
    "key_name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web_session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "web_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proof_questions" (
    "version" INTEGER NOT NULL,
    "questions" JSONB NOT NULL,
    "made_by_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proof_questions_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "channel_product" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "channels" TEXT[],
    "default_channel" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "channel_product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_preference" (
    "customer_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "to_set_again" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "channel_preference_pkey" PRIMARY KEY ("customer_id","product_id")
);

-- CreateTable
CREATE TABLE "channel_preference_change" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "officer_id" UUID NOT NULL,
    "privacy_confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_preference_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "online_account_account_key_key" ON "online_account"("account_key");

-- CreateIndex
CREATE INDEX "online_account_customer_id_idx" ON "online_account"("customer_id");

-- CreateIndex
CREATE INDEX "account_attempt_customer_id_at_idx" ON "account_attempt"("customer_id", "at");

-- CreateIndex
CREATE INDEX "account_attempt_account_id_at_idx" ON "account_attempt"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "account_change_attempt_id_key" ON "account_change"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_change_external_id_key" ON "account_change"("external_id");

-- CreateIndex
CREATE INDEX "account_change_account_id_at_idx" ON "account_change"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "temporary_password_attempt_id_key" ON "temporary_password"("attempt_id");

-- CreateIndex
CREATE INDEX "temporary_password_account_id_idx" ON "temporary_password"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_password_id_key" ON "letter"("password_id");

-- CreateIndex
CREATE UNIQUE INDEX "web_session_external_id_key" ON "web_session"("external_id");

-- CreateIndex
CREATE INDEX "web_session_account_id_used_at_idx" ON "web_session"("account_id", "used_at");

-- CreateIndex
CREATE UNIQUE INDEX "channel_product_name_key" ON "channel_product"("name");

-- CreateIndex
CREATE INDEX "channel_preference_change_customer_id_at_idx" ON "channel_preference_change"("customer_id", "at");

-- AddForeignKey
ALTER TABLE "online_account" ADD CONSTRAINT "online_account_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_attempt" ADD CONSTRAINT "account_attempt_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_attempt" ADD CONSTRAINT "account_attempt_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "online_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_attempt" ADD CONSTRAINT "account_attempt_questions_version_fkey" FOREIGN KEY ("questions_version") REFERENCES "proof_questions"("version") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_attempt" ADD CONSTRAINT "account_attempt_rests_on_id_fkey" FOREIGN KEY ("rests_on_id") REFERENCES "account_attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_change" ADD CONSTRAINT "account_change_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "online_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_change" ADD CONSTRAINT "account_change_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "account_attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "temporary_password" ADD CONSTRAINT "temporary_password_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "online_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "temporary_password" ADD CONSTRAINT "temporary_password_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "account_attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_id_fkey" FOREIGN KEY ("id") REFERENCES "correspondence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_password_id_fkey" FOREIGN KEY ("password_id") REFERENCES "temporary_password"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_session" ADD CONSTRAINT "web_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "online_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_preference" ADD CONSTRAINT "channel_preference_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_preference" ADD CONSTRAINT "channel_preference_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "channel_product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_preference_change" ADD CONSTRAINT "channel_preference_change_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_preference_change" ADD CONSTRAINT "channel_preference_change_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "channel_product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- OA-16: at most one line of a customer is current
ALTER TABLE online_account ADD CONSTRAINT online_account_status CHECK (status IN ('active', 'inactive'));
ALTER TABLE online_account ADD CONSTRAINT online_account_closed CHECK (current = (closed_at IS NULL));
CREATE UNIQUE INDEX online_account_one_current ON online_account (customer_id) WHERE current;

-- OA-3 to OA-6
ALTER TABLE account_attempt ADD CONSTRAINT account_attempt_words CHECK (
  edition IN ('staff-managed', 'linked') AND action IN ('create', 'reissuePassword', 'deactivate', 'reactivate')
  AND outcome IN ('accepted', 'rejected', 'cancelled') AND (delivery IS NULL OR delivery IN ('overThePhone', 'letterOnly')));
ALTER TABLE account_attempt ADD CONSTRAINT account_attempt_proof CHECK (
  (questions_version IS NULL) = (answers IS NULL) AND (questions_version IS NULL) = (points IS NULL) AND (points IS NULL OR points >= 0));
-- OA-4: accepted with 100 points, or on the proof of an attempt before it (OA-8); the linked edition asks for none
ALTER TABLE account_attempt ADD CONSTRAINT account_attempt_accepted CHECK (
  outcome <> 'accepted' OR edition = 'linked' OR coalesce(points, 0) >= 100 OR rests_on_id IS NOT NULL);
ALTER TABLE account_attempt ADD CONSTRAINT account_attempt_edition CHECK (
  edition <> 'linked' OR (action IN ('deactivate', 'reactivate') AND points IS NULL AND delivery IS NULL));
ALTER TABLE account_attempt ADD CONSTRAINT account_attempt_account CHECK (account_id IS NOT NULL OR (action = 'create' AND outcome <> 'accepted'));
ALTER TABLE account_attempt ADD CONSTRAINT account_attempt_reason CHECK (
  outcome <> 'accepted' OR action NOT IN ('deactivate', 'reactivate') OR btrim(reason) <> '');

ALTER TABLE account_change ADD CONSTRAINT account_change_words CHECK (
  what IN ('created', 'passwordReissued', 'deactivated', 'reactivated', 'linked', 'unlinked') AND status IN ('active', 'inactive'));

-- OA-8: one live password of an account
ALTER TABLE temporary_password ADD CONSTRAINT temporary_password_hash CHECK (hash LIKE '$argon2id$%');
ALTER TABLE temporary_password ADD CONSTRAINT temporary_password_end CHECK (
  expires_at > issued_at AND (spent_at IS NULL OR revoked_at IS NULL) AND wrong_tries >= 0);
CREATE UNIQUE INDEX temporary_password_one_live ON temporary_password (account_id) WHERE spent_at IS NULL AND revoked_at IS NULL;

-- OA-12
ALTER TABLE channel_product ADD CONSTRAINT channel_product_words CHECK (
  kind IN ('product', 'service') AND btrim(name) <> '' AND cardinality(channels) > 0
  AND channels <@ ARRAY['Online', 'Email', 'SMS', 'Letter'] AND default_channel = ANY (channels));

CREATE TRIGGER account_attempt_insert_only BEFORE UPDATE OR DELETE ON account_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_change_insert_only BEFORE UPDATE OR DELETE ON account_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER web_session_insert_only BEFORE UPDATE OR DELETE ON web_session FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER proof_questions_insert_only BEFORE UPDATE OR DELETE ON proof_questions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER channel_preference_change_insert_only BEFORE UPDATE OR DELETE ON channel_preference_change FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- RS-3: these are told by the customer's row, which each change counts up (accounts_revision, channels_revision)
CREATE TRIGGER channel_product_changed AFTER INSERT OR UPDATE ON channel_product FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER proof_questions_changed AFTER INSERT ON proof_questions FOR EACH ROW EXECUTE FUNCTION tell_change();
