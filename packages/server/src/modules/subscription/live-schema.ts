import { liveChanges } from '../../live.ts'

liveChanges('subscriptionChanged', 'Subscription', {
  name: 'subscription',
  entityType: 'subscription',
  description: 'Something happened to a subscription that the caller sees.',
})
