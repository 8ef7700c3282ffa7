import { builder } from './builder.ts'
import './modules/api-token/schema.ts'
import './modules/customer/schema.ts'
import './modules/partner/schema.ts'
import './modules/portal-user/schema.ts'
import './modules/product/level-schema.ts'
import './modules/product/schema.ts'
import './modules/project/schema.ts'
import './modules/staff/schema.ts'
import './modules/subscription/schema.ts'
import './modules/viewer/schema.ts'
import './node.ts'

export const schema = builder.toSchema()
