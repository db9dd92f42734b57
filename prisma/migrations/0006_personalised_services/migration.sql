-- AlterTable
ALTER TABLE "communication" ADD COLUMN     "source_id" UUID,
ADD COLUMN     "system" TEXT NOT NULL DEFAULT 'cuba';

-- AlterTable
ALTER TABLE "note" ADD COLUMN     "corrects_id" UUID,
ADD COLUMN     "source_id" UUID,
ADD COLUMN     "system" TEXT NOT NULL DEFAULT 'cuba';

-- AlterTable
ALTER TABLE "work_item" ADD COLUMN     "claimed_at" TIMESTAMPTZ(3),
ADD COLUMN     "claimed_by_id" UUID,
ADD COLUMN     "follow_up_on" DATE,
ADD COLUMN     "on_hold_until" DATE;

-- CreateTable
CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_person_id_list_name_key" ON "saved_filter"("person_id", "list", "name");

-- CreateIndex
CREATE UNIQUE INDEX "communication_source_id_key" ON "communication"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "note_source_id_key" ON "note"("source_id");

-- AddForeignKey
ALTER TABLE "communication" ADD CONSTRAINT "communication_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "communication"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "note"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "note"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- PS-7: what a copy is of stands in Pluto, and has one copy; the copy is Cuba's
ALTER TABLE communication ADD CONSTRAINT communication_system CHECK (system IN ('pluto', 'cuba'));
ALTER TABLE communication ADD CONSTRAINT communication_copy CHECK (source_id IS NULL OR system = 'cuba');
ALTER TABLE note ADD CONSTRAINT note_system CHECK (system IN ('pluto', 'cuba'));
ALTER TABLE note ADD CONSTRAINT note_copy CHECK (source_id IS NULL OR system = 'cuba');

ALTER TABLE work_item ADD CONSTRAINT work_item_claim CHECK (
  (claimed_by_id IS NULL) = (claimed_at IS NULL) AND (claimed_by_id IS NULL OR assignee_id IS NULL));

ALTER TABLE saved_filter ADD CONSTRAINT saved_filter_list CHECK (list IN ('csoActions', 'workItems', 'managerActions', 'operatorActions'));
ALTER TABLE saved_filter ADD CONSTRAINT saved_filter_name CHECK (btrim(name) <> '' AND length(name) <= 60);
