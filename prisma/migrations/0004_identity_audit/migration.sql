-- DropIndex
DROP INDEX "audit_entry_customer_id_idx";

-- DropIndex
DROP INDEX "audit_entry_person_id_idx";

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "signed_out_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "detail" JSONB,
ADD COLUMN     "subject_id" TEXT;

-- AlterTable
ALTER TABLE "command" ADD COLUMN     "why" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "sid" TEXT;

-- AlterTable
ALTER TABLE "team" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "audit_seal" (
    "entry_id" BIGINT NOT NULL,
    "place" BIGINT,
    "hash" TEXT,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("entry_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_place_key" ON "audit_seal"("place");

-- CreateIndex
CREATE INDEX "audit_entry_customer_id_person_id_idx" ON "audit_entry"("customer_id", "person_id");

-- CreateIndex
CREATE INDEX "audit_entry_person_id_id_idx" ON "audit_entry"("person_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_action_id_idx" ON "audit_entry"("action", "id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- AddForeignKey
ALTER TABLE "audit_seal" ADD CONSTRAINT "audit_seal_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "audit_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------- what the schema cannot say ----------

-- RS-2: ids and words only, never what somebody typed
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_subject CHECK (subject_id ~ '^[A-Za-z0-9/._:-]{1,200}$');
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_words CHECK (action ~ '^[A-Za-z0-9.-]{1,100}$' AND result ~ '^[A-Za-z0-9]{1,100}$');

-- what was asked for by its id and not shown, by that id
CREATE INDEX audit_entry_unshown ON audit_entry (subject_id, id) WHERE customer_id IS NULL AND subject_id IS NOT NULL;
CREATE INDEX audit_entry_refusals ON audit_entry (id) WHERE result NOT IN ('viewed', 'done', 'begun');

-- RS-2: every entry has its seal, without a place at first; who writes an entry gives it no place
INSERT INTO audit_seal (entry_id) SELECT id FROM audit_entry;
CREATE FUNCTION audit_entry_awaits_seal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO audit_seal (entry_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_entry_awaits_seal AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_awaits_seal();
CREATE INDEX audit_seal_awaited ON audit_seal (entry_id) WHERE place IS NULL;
ALTER TABLE audit_seal ADD CONSTRAINT audit_seal_sealed CHECK ((place IS NULL) = (hash IS NULL) AND place > 0);
-- RS-2: sealed once and for ever
CREATE FUNCTION audit_seal_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' OR OLD.place IS NOT NULL OR OLD.entry_id <> NEW.entry_id
  THEN RAISE EXCEPTION 'seal % is kept', OLD.entry_id USING ERRCODE = 'CW001'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_seal_kept BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION audit_seal_is_kept();

-- Administration: somebody must be able to administer, two at once or not
CREATE FUNCTION last_administrator_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM pg_advisory_xact_lock(7240004);
  IF NOT EXISTS (SELECT FROM person WHERE active AND kind = 'staff' AND 'administrator' = ANY (roles))
  THEN RAISE EXCEPTION 'somebody must be an administrator' USING ERRCODE = 'CW002'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER person_last_administrator AFTER UPDATE ON person FOR EACH ROW
  WHEN (OLD.active AND OLD.kind = 'staff' AND 'administrator' = ANY (OLD.roles) AND NOT (NEW.active AND NEW.kind = 'staff' AND 'administrator' = ANY (NEW.roles)))
  EXECUTE FUNCTION last_administrator_stays();
CREATE TRIGGER person_last_administrator_removed AFTER DELETE ON person FOR EACH ROW
  WHEN (OLD.active AND OLD.kind = 'staff' AND 'administrator' = ANY (OLD.roles)) EXECUTE FUNCTION last_administrator_stays();

-- RS-3: people and teams too, a person by their own id
CREATE OR REPLACE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed jsonb := to_jsonb(NEW);
BEGIN
  PERFORM pg_notify('change', json_build_object(
    'topic', TG_TABLE_NAME,
    'customerId', CASE WHEN TG_TABLE_NAME = 'customer' THEN changed ->> 'id' ELSE changed ->> 'customer_id' END,
    'personId', CASE WHEN TG_TABLE_NAME = 'person' THEN changed ->> 'id'
      ELSE coalesce(changed ->> 'assignee_id', changed ->> 'officer_id', changed ->> 'person_id') END)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER person_changed AFTER INSERT OR UPDATE ON person FOR EACH ROW EXECUTE FUNCTION tell_change();
CREATE TRIGGER team_changed AFTER INSERT OR UPDATE ON team FOR EACH ROW EXECUTE FUNCTION tell_change();
