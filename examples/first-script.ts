import { Portico } from '@portico/sdk'

const portico = new Portico({ endpoint: 'http://localhost:4000/graphql', token: process.env.PORTICO_TOKEN! })

const found = await portico.customers.findByNumber('C-1042')
const customer = found ?? (await portico.customers.create({ number: 'C-1042', name: 'Acme' }))
console.log(customer.id, customer.name)

for await (const project of portico.projects.list()) {
  console.log(project.customer.name, project.name)
}
