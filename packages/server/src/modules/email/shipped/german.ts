import type { Templates } from '../types.ts'
import { letter } from './letter.ts'

const closes = 'Gesendet von {{ app_name }}, {{ login_url }}'
const open = ['{{ app_name }} öffnen', 'login_url'] as const

export const german: Templates = {
  INVITATION: letter({
    subject: 'Ihre Einladung zu {{ app_name }}',
    says: [
      'Guten Tag,',
      '{% if inviter_name != blank %}{{ inviter_name }} lädt Sie ein{% else %}Sie sind eingeladen{% endif %}, in {{ app_name }} für {{ customer_name }} mitzuarbeiten.',
    ],
    action: ['Einladung annehmen', 'invite_url'],
    below: [
      'Der Link gilt einmal, bis zum {{ expires_on }}. Wenn Sie die Einladung nicht erwartet haben, müssen Sie nichts tun.',
    ],
    closes,
  }),
  INVITATION_REMINDER: letter({
    subject: 'Ihre Einladung zu {{ app_name }} ist noch offen',
    says: [
      'Guten Tag,',
      'Sie wurden eingeladen, in {{ app_name }} für {{ customer_name }} mitzuarbeiten, und haben die Einladung noch nicht angenommen.',
    ],
    action: ['Einladung annehmen', 'invite_url'],
    below: ['Der Link gilt einmal, bis zum {{ expires_on }}. Links aus früheren Mails gelten nicht mehr.'],
    closes,
  }),
  SIGN_IN_CODE: letter({
    subject: 'Anmeldung bei {{ app_name }}',
    says: [
      'Guten Tag,',
      'Ihr Code lautet {{ verification_code }}',
      'Geben Sie ihn dort ein, wo Sie ihn angefordert haben, oder nehmen Sie diesen Link.',
    ],
    action: ['Anmelden', 'sign_in_url'],
    below: [
      'Beide gelten einmal und {{ valid_minutes }} Minuten lang. Wenn Sie nichts angefordert haben, lassen Sie diese Nachricht unbeachtet und geben Sie den Code niemandem.',
    ],
    closes,
  }),
  ROLE_CHANGED: letter({
    subject: 'Ihre Rolle bei {{ customer_name }} hat sich geändert',
    says: [
      'Guten Tag,',
      '{% if changed_by != blank %}{{ changed_by }} hat Ihre Rolle{% else %}Ihre Rolle wurde{% endif %} bei {{ customer_name }} geändert: Sie ist jetzt {{ role_name }}.',
    ],
    action: open,
    closes,
  }),
  LICENSE_EXPIRING: letter({
    subject: 'Eine Lizenz für {{ product_name }} endet am {{ expires_on }}',
    says: [
      'Guten Tag,',
      'die Lizenz {{ license_name }} von {{ customer_name }} für {{ product_name }} endet am {{ expires_on }}, in {% if days_left == "1" %}einem Tag{% else %}{{ days_left }} Tagen{% endif %}.',
    ],
    action: open,
    closes,
  }),
  SUBSCRIPTION_REQUESTED: letter({
    subject: '{{ customer_name }}: Subscription für {{ product_name }} angefragt',
    says: [
      'Guten Tag,',
      '{% if requested_by != blank %}{{ requested_by }} hat eine Subscription{% else %}es wurde eine Subscription{% endif %} für {{ customer_name }} angefragt.',
      'Projekt: {{ project_name }}\nProdukt: {{ product_name }} {{ version_label }}\nStufe: {{ level_name }}',
    ],
    action: open,
    closes,
  }),
  SUBSCRIPTION_ACTIVATED: letter({
    subject: 'Ihre Subscription für {{ product_name }} ist aktiv',
    says: [
      'Guten Tag,',
      'die Subscription von {{ customer_name }} für {{ product_name }} ist aktiv.',
      'Projekt: {{ project_name }}\nStufe: {{ level_name }}\nVom {{ starts_on }} bis zum {{ ends_on }}',
    ],
    action: open,
    closes,
  }),
  SUBSCRIPTION_EXPIRING: letter({
    subject: 'Ihre Subscription für {{ product_name }} endet am {{ ends_on }}',
    says: [
      'Guten Tag,',
      'die Subscription von {{ customer_name }} für {{ product_name }} im Projekt {{ project_name }} endet am {{ ends_on }}, in {% if days_left == "1" %}einem Tag{% else %}{{ days_left }} Tagen{% endif %}.',
      'Die Verlängerung können Sie im Portal anfragen.',
    ],
    action: open,
    closes,
  }),
  NEW_RELEASE: letter({
    subject: '{{ product_name }} {{ version_label }} ist da',
    says: [
      'Guten Tag,',
      '{{ product_name }} {{ version_label }} steht für {{ customer_name }} bereit.',
      '{{ release_notes }}',
    ],
    action: ['Zur neuen Version', 'update_url'],
    closes,
  }),
  EXPIRY_DIGEST: letter({
    subject:
      '{% if license_count == "1" %}1 Lizenz{% else %}{{ license_count }} Lizenzen{% endif %} und {% if subscription_count == "1" %}1 Subscription{% else %}{{ subscription_count }} Subscriptions{% endif %} enden bald',
    says: [
      'Guten Tag,',
      'das endet innerhalb von {% if days == "1" %}einem Tag{% else %}{{ days }} Tagen{% endif %}.',
      'Lizenzen: {{ license_count }}{% if licenses != blank %}\n\n{{ licenses }}{% endif %}',
      'Subscriptions: {{ subscription_count }}{% if subscriptions != blank %}\n\n{{ subscriptions }}{% endif %}',
      '{% if left_out != "0" %}{{ left_out }} weitere stehen im Portal.{% else %}Das ist alles.{% endif %}',
    ],
    action: open,
    closes,
  }),
  SUPPORT_CONTACT_ADDED: letter({
    subject: 'Sie sind Support-Kontakt von {{ customer_name }}',
    says: [
      'Guten Tag {{ contact_name }},',
      'Sie können unseren Support jetzt für {{ customer_name }} nutzen, mit {{ access_name }}.',
    ],
    action: open,
    closes,
  }),
  LICENSE_SEAT_ASSIGNED: letter({
    subject: 'Ein Platz von {{ product_name }} für Sie',
    says: [
      'Guten Tag {{ person_name }},',
      '{{ customer_name }} hat Ihnen einen Platz von {{ product_name }} gegeben. Nehmen Sie ihn im Portal an.',
    ],
    action: open,
    closes,
  }),
  PASSWORD_RESET: letter({
    subject: 'Neues Passwort für {{ app_name }}',
    says: ['Guten Tag {{ person_name }},', 'für Ihre Adresse wurde ein neues Passwort angefordert.'],
    action: ['Passwort wählen', 'password_url'],
    below: [
      'Der Link gilt einmal und {{ valid_minutes }} Minuten lang. Wenn Sie nichts angefordert haben, lassen Sie diese Nachricht unbeachtet: Es hat sich nichts geändert.',
    ],
    closes,
  }),
  ACCOUNT_ACTIVATION: letter({
    subject: 'Ihr Konto bei {{ app_name }}',
    says: [
      'Guten Tag {{ person_name }},',
      'Sie können {{ app_name }} jetzt nutzen. Wählen Sie mit diesem Link ein Passwort, oder melden Sie sich jederzeit mit einem Code per Mail an: {{ login_url }}',
    ],
    action: ['Passwort wählen', 'password_url'],
    below: [
      'Der Link gilt einmal und {{ valid_minutes }} Minuten lang; auf seiner Seite bekommen Sie später einen neuen.',
    ],
    closes,
  }),
  PASSWORD_CHANGED: letter({
    subject: 'Ihr Passwort für {{ app_name }} hat sich geändert',
    says: [
      'Guten Tag,',
      'das Passwort Ihres Kontos wurde soeben gesetzt, geändert oder entfernt. Überall sonst wurden Sie abgemeldet.',
      'Wenn Sie das nicht waren, melden Sie sich mit einem Code per Mail an, wählen Sie ein neues Passwort und sagen Sie uns Bescheid.',
    ],
    action: open,
    closes,
  }),
  SECOND_FACTOR_ADDED: letter({
    subject: 'Die Anmeldung bei {{ app_name }} braucht jetzt einen zweiten Faktor',
    says: [
      'Guten Tag,',
      'Ihrem Konto wurde soeben eine Authentifizierungs-App hinzugefügt: Die Anmeldung braucht ab jetzt einen Code daraus.',
      'Wenn Sie das nicht waren, sagen Sie uns sofort Bescheid.',
    ],
    action: open,
    closes,
  }),
  SECOND_FACTOR_RESET: letter({
    subject: 'Ihr zweiter Faktor für {{ app_name }} ist entfernt',
    says: [
      'Guten Tag,',
      '{% if changed_by != blank %}{{ changed_by }} hat den zweiten Faktor Ihres Kontos entfernt{% else %}der zweite Faktor Ihres Kontos wurde entfernt{% endif %}: Die Anmeldung fragt nicht mehr danach.',
      'Wenn Sie davon nichts wissen, sagen Sie uns sofort Bescheid.',
    ],
    action: open,
    closes,
  }),
  TOKEN_EXPIRING: letter({
    subject: 'Das Token von {{ token_name }} endet am {{ expires_on }}',
    says: [
      'Guten Tag,',
      'das Token von {{ token_name }}, das auf {{ last_four }} endet, läuft am {{ expires_on }} ab, in {% if days_left == "1" %}einem Tag{% else %}{{ days_left }} Tagen{% endif %}.',
      'Ersetzen Sie es vorher: Eine Rotation gibt ein neues und lässt das alte bis zu 24 Stunden weiter gelten.',
    ],
    action: open,
    closes,
  }),
  WEBHOOK_FAILING: letter({
    subject: 'Ihr Webhook-Endpunkt antwortet nicht',
    says: [
      'Guten Tag,',
      'seit mehr als einer Stunde konnte an {{ endpoint_url }} nichts zugestellt werden. Wir versuchen es weiter, je Ereignis etwa zwei Tage lang.',
      'Was der Endpunkt geantwortet hat, steht im Zustellprotokoll. Kommt drei Tage lang nichts an, wird er abgeschaltet.',
    ],
    action: open,
    closes,
  }),
  WEBHOOK_DISABLED: letter({
    subject: 'Ihr Webhook-Endpunkt wurde abgeschaltet',
    says: [
      'Guten Tag,',
      'an {{ endpoint_url }} wird nichts mehr gesendet: {% if gone != blank %}er hat geantwortet, dass es ihn nicht mehr gibt{% else %}drei Tage lang konnte nichts zugestellt werden{% endif %}.',
      'Schalten Sie ihn wieder ein, sobald er funktioniert, und lassen Sie erneut senden, was ihm entgangen ist.',
    ],
    action: open,
    closes,
  }),
  AUDIT_TRAIL_ALTERED: letter({
    subject: 'Das Audit-Protokoll wurde verändert',
    says: [
      'Guten Tag,',
      'die tägliche Prüfung des Audit-Protokolls hat etwas gefunden, was über {{ app_name }} niemand tun kann:',
      '{{ findings }}',
      'Jemand hat die Datenbank selbst verändert, oder sie wurde nur teilweise wiederhergestellt. Bewahren Sie eine Kopie des jetzigen Stands auf, und prüfen Sie das ganze Protokoll mit pnpm audit:verify. Hiervon werden Sie nicht noch einmal benachrichtigt.',
    ],
    action: open,
    closes,
  }),
  EMAIL_DESTINATION_VERIFY: letter({
    subject: 'Möchten Sie über Ereignisse benachrichtigt werden?',
    says: [
      'Guten Tag,',
      'diese Adresse wurde angegeben, um per Mail zu erfahren, was in {{ app_name }}{% if customer_name != blank %} bei {{ customer_name }}{% endif %} geschieht.',
      'Mehr wird an sie nicht gesendet, es sei denn, Sie bestätigen sie bis zum {{ expires_on }}. Wenn Sie davon nichts wissen, brauchen Sie nichts zu tun.',
    ],
    action: ['Adresse bestätigen', 'verify_url'],
    closes,
  }),
  EVENT_NOTIFICATION: letter({
    subject:
      '{% if event_count == "1" %}1 Ereignis{% else %}{{ event_count }} Ereignisse{% endif %} in {{ app_name }}{% if customer_name != blank %} bei {{ customer_name }}{% endif %}',
    says: [
      'Guten Tag,',
      'das ist{% if customer_name != blank %} bei {{ customer_name }}{% endif %} geschehen:',
      '{{ events }}{% if left_out != "0" %}\nUnd {{ left_out }} weitere.{% endif %}',
    ],
    action: open,
    below: ['Keine solchen Mails mehr: {{ stop_url }}'],
    closes,
  }),
}
