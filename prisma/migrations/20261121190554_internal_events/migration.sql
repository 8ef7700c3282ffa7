-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false;

-- What an event says is said once, and so is whether it is hidden.
DROP TRIGGER "AuditEvent_said_once" ON "AuditEvent";

CREATE TRIGGER "AuditEvent_said_once" BEFORE UPDATE OF
  "id", "type", "actorKind", "actorId", "actorName", "entityType", "entityId", "customerId", "requestId",
  "ipAddress", "changes", "occurredAt", "ordinal", "hidden"
ON "AuditEvent" FOR EACH STATEMENT
WHEN (current_setting('portico.audit', true) IS DISTINCT FROM 'erase')
EXECUTE FUNCTION "AuditEvent_reject_change"();
