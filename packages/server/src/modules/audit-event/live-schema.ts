import { liveChanges } from '../../live.ts'

liveChanges('auditEventAdded', 'AuditEvent', {
  name: 'auditEvent',
  description: 'Something happened of which the audit trail tells the caller.',
})
