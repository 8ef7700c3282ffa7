/** The jobs by name, with what each is given; the name is also that of the system actor that it runs as. */
export type JobData = {
  'expire-subscriptions': Record<string, never>
  'archive-test-customer': { customerId: string }
}
