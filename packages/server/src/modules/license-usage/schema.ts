import { builder, lookup, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'

const licenseUsageMonthList = defineList('LicenseUsageMonth', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    licenseId: { kind: 'id', description: 'By license.' },
    customerId: {
      kind: 'id',
      description: 'By the customer whose license it is.',
      where: (customerId) => ({ license: { customerId } }),
    },
    productId: {
      kind: 'id',
      description: 'By the product of the license.',
      where: (productId) => ({ license: { productId } }),
    },
    month: { kind: 'date', description: 'By month, as its first day.' },
  },
  order: { month: { kind: 'date', description: 'By month.' } },
  defaultOrder: { field: 'month', direction: 'desc' },
})

builder.prismaObject('LicenseUsageMonth', {
  select: { id: true },
  description:
    'How many seats, machines and uses of a license were taken in a calendar month in UTC, and how many were contracted. A license has one for every month from its issue on, kept as long as the license; once it is over, for those alone in which something of it changed, and for the ones before. The month that is under way says how it is so far.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `lum_…`.' }),
    license: t.relation('license', { implied: true, description: 'The license.' }),
    customerName: t.string({
      nullable: true,
      description: 'The name of the customer whose license it is; null without the scope `customer:read`.',
      authScopes: { scope: 'customer:read' },
      unauthorizedResolver: () => null,
      select: { license: { select: { customer: { select: { name: true } } } } },
      resolve: ({ license }) => license.customer.name,
    }),
    productName: t.string({
      description: 'The name of the product that it is a license of.',
      select: { license: { select: { product: { select: { name: true } } } } },
      resolve: ({ license }) => license.product.name,
    }),
    month: t.expose('month', { type: 'Date', description: 'The month, as its first day.' }),
    maxUsers: t.exposeInt('maxUsers', {
      nullable: true,
      description: 'How many seats were contracted at its end, without overage; null: any number.',
    }),
    seatsMost: t.exposeInt('seatsMost', { description: 'How many seats were taken at the most at a time.' }),
    seatsAtEnd: t.exposeInt('seatsAtEnd', { description: 'How many seats were taken at its end.' }),
    seatsOver: t.exposeInt('seatsOver', {
      description:
        'How many seats were taken at the most beyond those that were contracted at that moment; 0: never any.',
    }),
    maxMachines: t.exposeInt('maxMachines', {
      nullable: true,
      description: 'How many machines were contracted at its end, without overage; null: any number.',
    }),
    machinesMost: t.exposeInt('machinesMost', {
      description: 'On how many machines it was active at the most at a time.',
    }),
    machinesAtEnd: t.exposeInt('machinesAtEnd', {
      description:
        'On how many machines it was active at its end. Those that were silent for too long do not count; in the month that is under way they do until the next change.',
    }),
    machinesOver: t.exposeInt('machinesOver', {
      description:
        'On how many machines it was active at the most beyond those that were contracted at that moment; 0: never any.',
    }),
    maxUses: t.exposeInt('maxUses', {
      nullable: true,
      description:
        'How many uses were contracted at its end, without overage; null: any number. As the limit is not one by month, it is held against all that are counted.',
    }),
    usesMost: t.exposeInt('usesMost', {
      description: 'How many uses stood counted at the most, those of the months before included.',
    }),
    usesAtEnd: t.exposeInt('usesAtEnd', {
      description: 'How many uses stood counted at its end, those of the months before included.',
    }),
    usesOver: t.exposeInt('usesOver', {
      description:
        'How many uses stood counted at the most beyond those that were contracted at that moment; 0: never any.',
    }),
    usesCounted: t.exposeFloat('usesCounted', {
      description:
        'How many uses were counted within the month, less those taken back: a whole number, which can be negative and can exceed what fits into an Int. Counting from none again takes nothing back.',
    }),
  }),
})

builder.prismaObjectFields('License', (t) => ({
  usageMonths: relatedList(t, licenseUsageMonthList, 'usageMonths', {
    description: 'What was taken of it month by month, and what was contracted; the newest first.',
  }),
}))

lookup('licenseUsageMonth', 'LicenseUsageMonth', 'One month by id; null when there is none the caller sees.')
listQuery(
  'licenseUsageMonths',
  licenseUsageMonthList,
  'What was taken month by month of the licenses that the caller sees, and what was contracted; the newest first.',
)
