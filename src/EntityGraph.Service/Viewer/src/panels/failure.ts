/** What is said where a call fails. */

import { CallFailure } from '../api/client';
import { problemText } from '../problems';
import { t } from '../strings';

/** What is the matter, for people. */
export function failureText(error: unknown): string {
  if (!(error instanceof CallFailure)) throw error;
  const { code, detail, title } = error.problem;
  if (code === 'offline') return t.errorOffline;
  return code === 'unavailable' ? t.errorStarting : (problemText(code) ?? detail ?? title);
}
