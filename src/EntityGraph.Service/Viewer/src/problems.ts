/** What the problems of the service are called before people. In English, and for kinds not named here, the service's own words stand. */

import { language } from './strings';

const de: Record<string, string> = {
  bad_json: 'Die Anfrage ist nicht lesbar.',
  invalid_body: 'Eine Angabe ist so nicht möglich.',
  correction_incomplete: 'Für diese Korrektur fehlt eine Angabe.',
  bad_parameter: 'Ein Wert der Adresse ist so nicht möglich.',
  unknown_parameter: 'Die Adresse enthält eine Angabe, die es hier nicht gibt.',
  missing_parameter: 'In der Adresse fehlt eine Angabe.',
  bad_cursor: 'Diese Seite gehört zu einer anderen Liste. Bitte von vorn beginnen.',
  bad_request: 'Die Anfrage ist nicht verständlich.',
  unknown_entity: 'Diesen Akteur gibt es nicht.',
  unknown_relation: 'Diese Beziehung gibt es nicht mehr.',
  unknown_document: 'Diesen Artikel gibt es nicht.',
  unknown_job: 'Diesen Auftrag gibt es nicht.',
  unknown_correction: 'Diese Korrektur gibt es nicht mehr.',
  unknown_route: 'Unter dieser Adresse ist nichts zu finden.',
  method_not_allowed: 'Das geht unter dieser Adresse nicht.',
  not_acceptable: 'In diesem Format gibt es die Antwort nicht.',
  ambiguous_name: 'Mehrere Akteure heißen so.',
  document_conflict: 'Ein anderer Artikel hat schon diese Kennung.',
  correction_conflict: 'Das widerspricht einer anderen Korrektur oder dem, was schon gilt.',
  expired_cursor: 'Die Liste hat sich inzwischen geändert. Bitte von vorn beginnen.',
  too_large: 'Das ist zu groß.',
  unsupported_media_type: 'Diese Art von Daten nimmt der Dienst nicht an.',
  internal_error: 'Im Dienst ist ein Fehler aufgetreten.',
};

/** The words for a kind of problem; undefined where the service's own stand. */
export function problemText(code: string): string | undefined {
  return language === 'de' ? de[code] : undefined;
}
