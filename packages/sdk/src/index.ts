export { Portico, type PorticoOptions } from './client.ts'
export type { TypedDocument } from './document.ts'
export {
  ConflictError,
  ForbiddenError,
  IdempotencyConflictError,
  InternalError,
  InvalidInputError,
  LimitReachedError,
  NetworkError,
  NotFoundError,
  PorticoError,
  type PorticoErrorCode,
  type PorticoErrorEntry,
  QueryTooComplexError,
  RateLimitedError,
  TimeoutError,
  TokenExpiredError,
  TokenRevokedError,
  UnauthenticatedError,
} from './errors.ts'
export type * from './generated/entities.ts'
export type { DownloadOptions, LicenseFile } from './license-files.ts'
export type { ExportFile } from './list-export-files.ts'
export type { LiveOptions } from './live.ts'
export type { List, ListArgs, Page } from './pages.ts'
export type { Budget, RequestOptions } from './transport.ts'
