import { liveChanges } from '../../live.ts'

liveChanges('licenseChanged', 'License', {
  name: 'license',
  entityType: 'license',
  description: 'Something happened to a license that the caller sees.',
})
