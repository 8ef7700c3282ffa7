// What a vendor's product needs offline, beside the client for those who have both.
export * from '@portico/license'
