/** What is said where a call fails. */

import { CallFailure } from '../api/client';
import { t } from '../strings';

/** What is the matter, for people. */
export function failureText(error: unknown): string {
  if (!(error instanceof CallFailure)) throw error;
  if (error.problem.code === 'offline') return t.errorOffline;
  return error.problem.code === 'unavailable' ? t.errorStarting : (error.problem.detail ?? error.problem.title);
}
